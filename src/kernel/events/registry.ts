import type { Tenant } from '../context.ts';
import type { Reaction, Schedule } from '../events.ts';
import type { Pack } from '../pack.ts';

/** A reaction or schedule with the pack it belongs to. */
export type Declared<T> = T & { readonly pack: Pack };

/** All reactions and schedules of the packs, found by name and by event type. */
export interface Registry {
  /** Reactions to an event type, in the order of their packs. */
  to(type: string): readonly Declared<Reaction>[];
  reaction(name: string): Declared<Reaction> | undefined;
  schedule(name: string): Declared<Schedule> | undefined;
  readonly schedules: readonly Declared<Schedule>[];
}

/** Whether the tenant has the pack: its feature, if it names one, is among the tenant's. */
export const hasPack = (tenant: Pick<Tenant, 'features'>, { feature }: Pack): boolean => !feature || tenant.features.has(feature);

/** Throws if two reactions or two schedules have one name: the name is stored beside every delivery. */
export function registryOf(packs: readonly Pack[]): Registry {
  const byType = new Map<string, Declared<Reaction>[]>();
  const reactions = byName(packs.flatMap((pack) => pack.reactions.map((reaction) => ({ ...reaction, pack }))));
  const schedules = byName(packs.flatMap((pack) => pack.schedules.map((schedule) => ({ ...schedule, pack }))));
  for (const reaction of reactions.values()) {
    for (const type of new Set([reaction.on].flat())) byType.set(type, [...(byType.get(type) ?? []), reaction]);
  }
  return {
    to: (type) => byType.get(type) ?? [],
    reaction: (name) => reactions.get(name),
    schedule: (name) => schedules.get(name),
    schedules: [...schedules.values()],
  };
}

function byName<T extends { readonly name: string; readonly kind: string }>(all: readonly T[]): Map<string, T> {
  const names = new Map<string, T>();
  for (const one of all) {
    if (names.has(one.name)) throw new Error(`two ${one.kind}s are named ${one.name}`);
    names.set(one.name, one);
  }
  return names;
}

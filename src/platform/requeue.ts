import { unpark } from '#kernel/system/deliveries';
import { inSchema } from './owner-tx.ts';
import type { OwnerWork } from './services.ts';

/** Puts the deliveries that a tenant could not take back to work, by events in its own schema. */
export function requeueParked({ tx, now, newId }: Pick<OwnerWork, 'tx' | 'now' | 'newId'>, schema: string): Promise<number> {
  return inSchema(tx, schema, async () => {
    const events: { id: string; type: string; data: unknown; subject: string | null }[] = [];
    const count = await unpark({
      tx,
      emit: (type, data, options) => void events.push({ id: newId(), type, data, subject: options?.subject ?? null }),
    });
    await tx.exec`
      insert into events (id, type, data, subject, occurred_at)
      select id, type, data, subject, ${now}
      from unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ type }) => type)}::text[],
        ${events.map(({ data }) => JSON.stringify(data))}::jsonb[], ${events.map(({ subject }) => subject)}::text[]) as e (id, type, data, subject)`;
    return count;
  });
}

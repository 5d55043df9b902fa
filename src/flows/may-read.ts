import { may } from '#kernel/command/actors';
import type { Actor } from '#kernel/context';

/** Whether the actor has the permission, and the feature that the part belongs to. */
export const mayRead = (actor: Actor, permission: string, feature?: string): boolean =>
  may(actor, permission) && (!feature || actor.features.has(feature));

import { Type } from 'typebox';
import { command } from '../command.ts';
import { fail } from '../errors.ts';
import { replayDeliveries } from '../events/deliveries.ts';
import { resource } from '../resource.ts';

export const failedDeliveries = resource('failed_deliveries', {
  permissions: { read: 'jobs.view' },
  fields: ['id', 'event_id', 'event_type', 'subject', 'reaction', 'state', 'attempts', 'error', 'occurred_at', 'updated_at'],
  filter: ['state', 'reaction', 'event_type', 'event_id', 'updated_at'],
  sort: '-updated_at',
});

/** Tells that somebody asked; it also wakes the worker, which finds what is to be run again. */
const asked = 'deliveries.replayed';

/** `POST /v1/failed-deliveries/{id}/replay` */
export const replayFailedDelivery = command({
  on: failedDeliveries,
  verb: 'replay',
  permission: 'jobs.manage',
  bulk: true,
  summary: 'Try a reaction to an event again, with all its attempts.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ replayed: Type.Integer({ description: 'How many deliveries will be tried again.' }) }),
  async run({ tx, row, emit }) {
    if (row.state === 'pending') throw fail('invalid_state', { state: row.state, allowed: ['dead', 'failed'] });
    const which = { reaction: row.reaction!, eventIds: [row.event_id!] };
    const replayed = await replayDeliveries(tx, { ...which, state: row.state as 'dead' | 'failed' });
    emit(asked, { ...which, replayed });
    return { replayed };
  },
});

/** `POST /v1/failed-deliveries/replay-all` */
export const replayAllDeadLetters = command({
  on: failedDeliveries,
  target: 'collection',
  verb: 'replay-all',
  permission: 'jobs.manage',
  summary: 'Try all dead letters again, or those of one reaction.',
  input: Type.Object(
    { reaction: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Only those of this reaction.' })) },
    { additionalProperties: false },
  ),
  output: Type.Object({ replayed: Type.Integer({ description: 'How many deliveries will be tried again.' }) }),
  async run({ tx, emit }, { reaction }) {
    const replayed = await replayDeliveries(tx, { ...(reaction ? { reaction } : {}) });
    emit(asked, { reaction: reaction ?? null, replayed });
    return { replayed };
  },
});

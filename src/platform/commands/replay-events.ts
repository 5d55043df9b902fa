import { command, Type } from '#kernel/command';
import { replayDeliveries } from '#kernel/jobs';
import { asOwner, inSchema } from '../owner-tx.ts';
import { tenants } from '../resources.ts';

/** The owner's deed, because the deliveries are rows of the tenant's own schema. The sweep finds them within ten seconds. */
export const replayEvents = command({
  on: tenants,
  verb: 'replay-events',
  access: 'platform',
  runAs: 'owner',
  permission: 'platform.admin',
  summary: 'Try the dead letters of a tenant again, with all their attempts.',
  input: Type.Object(
    {
      reaction: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Only those of this reaction.' })),
      event_ids: Type.Optional(
        Type.Array(Type.String({ format: 'uuid', description: 'An event.' }), {
          minItems: 1,
          maxItems: 1_000,
          description: 'Only these events.',
        }),
      ),
      state: Type.Optional(
        Type.Union([Type.Literal('dead'), Type.Literal('failed')], {
          description: 'dead (default): given up; failed: waiting for the next attempt, which need not be waited for.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ replayed: Type.Integer({ description: 'How many deliveries will be tried again.' }) }),
  run: ({ tx, row }, { reaction, event_ids, state }) =>
    inSchema(asOwner(tx), row.schema_name, async () => ({
      replayed: await replayDeliveries(tx, {
        ...(reaction ? { reaction } : {}),
        ...(event_ids ? { eventIds: event_ids } : {}),
        ...(state ? { state } : {}),
      }),
    })),
});

import type { Outside } from '../audit/outside.ts';
import { schedule } from '../events.ts';
import { moveBatch } from '../keystore/rotate.ts';
import { type Pack, pack } from '../pack.ts';
import { processDeliveries, replayDelivery, unpark } from './deliveries.ts';
import { failedDeliveries, replayAllDeadLetters, replayFailedDelivery } from './failed-deliveries.ts';
import { proveAudit } from './prove-audit.ts';
import { adminActivityLog, auditCheckpoints, auditEntries, auditLogs, events, webhookDeliveries } from './resources.ts';
import { showWork } from './show-work.ts';
import { verifyAudit } from './verify-audit.ts';

const kept = { idempotencyKeys: '48 hours', deliveries: '30 days' };

/** The kernel's own tables, shown and kept like any pack's. `packs` are those whose hooks it serves; `outside` has the published checkpoints. */
export const systemPack = (packs: readonly Pack[], outside?: Outside): Pack =>
  pack({
    name: 'kernel',
    resources: [auditEntries, auditLogs, adminActivityLog, auditCheckpoints, events, failedDeliveries, webhookDeliveries],
    commands: [replayDelivery, replayFailedDelivery, replayAllDeadLetters, showWork, verifyAudit(outside), proveAudit],
    reactions: [processDeliveries(packs.flatMap((one) => one.hooks))],
    schedules: [
      schedule({
        name: 'kernel.reseal',
        cron: '*/5 * * * *',
        async perform(world) {
          const columns = packs.flatMap((one) => one.sealed);
          // Others have their turn too: what is left after two thousand batches waits for the next time.
          for (let batch = 0; batch < 2_000; batch++) {
            if ((await world.transaction((context) => moveBatch(context, columns))).idle) return;
          }
        },
      }),
      schedule({
        name: 'kernel.unpark',
        cron: '7 * * * *',
        async perform(world) {
          await world.transaction((context) => unpark(context));
        },
      }),
      schedule({
        name: 'kernel.tidy',
        cron: '23 3 * * *',
        async perform(world) {
          await world.transaction(async ({ tx, now }) => {
            await tx.exec`delete from idempotency_keys where created_at < ${now}::timestamptz - ${kept.idempotencyKeys}::interval`;
            await tx.exec`delete from event_deliveries where state = 'done' and updated_at < ${now}::timestamptz - ${kept.deliveries}::interval`;
          });
        },
      }),
    ],
  });

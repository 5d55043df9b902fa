/** The jobs door: events become work for reactions, schedules fire. */

export type { OpenContext } from './command/context.ts';
export { type Replay, replayDeliveries } from './events/deliveries.ts';
export type { Ring } from './events/doorbell.ts';
export { installQueues, queuesFingerprint } from './jobs/queue.ts';
export type { TenantDirectory } from './jobs/run.ts';
export { remoteRing, startWorker, type Worker, type WorkerOptions } from './jobs/worker.ts';

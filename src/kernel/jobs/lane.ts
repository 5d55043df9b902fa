import type { PgBoss } from 'pg-boss';
import type { QueueName } from './queue.ts';
import type { Leased } from './run.ts';

export interface LaneOptions<T> {
  readonly boss: PgBoss;
  readonly queue: QueueName;
  /** Jobs at work at once. */
  readonly concurrency: number;
  /** Jobs of one key run one after another, in the order they were fetched. */
  readonly keyOf: (job: Leased<T>) => string;
  /** Must settle the job; what it throws is reported, and the lease brings the job back. */
  readonly run: (job: Leased<T>) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

/** Fetches the jobs of one queue and runs them. */
export interface Lane {
  readonly queue: QueueName;
  /** There may be something to fetch. */
  wake(): void;
  /** Whether it has jobs in hand. */
  readonly busy: boolean;
  /** Fetches no more; resolves when the jobs in hand are done. Those not begun go back to the queue. */
  stop(): Promise<void>;
}

/** Fall-back for a lost wake-up. */
const pollEvery = 2_000;
/** Well within the lease of 20 seconds. */
const touchEvery = 5_000;

export function startLane<T extends object>({ boss, queue, concurrency, keyOf, run, onError }: LaneOptions<T>): Lane {
  const inHand = new Map<string, Leased<T>>();
  const tails = new Map<string, Promise<void>>();
  const most = concurrency * 4;
  let atWork = 0;
  let stopping = false;
  let woken = false;
  /** The last fetch took all there was room for: there may be more. */
  let full = false;
  let ring: () => void = () => {};
  const places: (() => void)[] = [];

  const wake = (): void => {
    woken = true;
    ring();
  };

  async function work(job: Leased<T>): Promise<void> {
    while (atWork >= concurrency) await new Promise<void>((free) => places.push(free));
    atWork += 1;
    try {
      if (stopping) await boss.fail(queue, { id: job.id, retryCount: job.retryCount });
      else await run(job);
    } catch (error) {
      onError(error);
    } finally {
      atWork -= 1;
      places.shift()?.();
    }
  }

  function take(job: Leased<T>): void {
    const key = keyOf(job);
    inHand.set(job.id, job);
    const tail = (tails.get(key) ?? Promise.resolve())
      .then(() => work(job))
      .finally(() => {
        inHand.delete(job.id);
        if (tails.get(key) === tail) tails.delete(key);
        if (full) wake();
      });
    tails.set(key, tail);
  }

  /** Waits for a wake-up, at most until the next poll. */
  function rest(): Promise<void> {
    if (woken) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, pollEvery);
      function done(): void {
        clearTimeout(timer);
        ring = () => {};
        resolve();
      }
      ring = done;
    });
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      woken = false;
      const room = most - inHand.size;
      full = room === 0;
      if (room > 0) {
        try {
          const jobs = await boss.fetch<T>(queue, { batchSize: room });
          for (const job of jobs.sort((a, b) => (a.id < b.id ? -1 : 1))) take(job as Leased<T>);
          full = jobs.length === room;
          if (full) continue;
        } catch (error) {
          onError(error);
        }
      }
      if (!stopping) await rest();
    }
  }

  const touching = setInterval(() => {
    const jobs = [...inHand.values()].map(({ id, retryCount }) => ({ id, retryCount }));
    if (jobs.length > 0) boss.touch(queue, jobs).catch(onError);
  }, touchEvery);
  const looping = loop();

  return {
    queue,
    wake,
    get busy() {
      return inHand.size > 0;
    },
    async stop() {
      stopping = true;
      wake();
      await looping;
      await Promise.all(tails.values());
      clearInterval(touching);
    },
  };
}

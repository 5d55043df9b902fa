import { reaction } from '#kernel/events';
import { type EventHouse, eventHouse } from '#test/events';

/** One measured figure and what the issue asks of it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** 'at most' or 'at least' this. */
  readonly target: { readonly bound: 'most' | 'least'; readonly value: number };
}

const bulk = 100_000;
const samples = 200;

/**
 * Commit to reaction at rest (median and 99th percentile of single events, each on an idle house), and trivial `apply` reactions
 * per second in bulk: from the first ring over 100,000 committed events to the last one marked done, numbering and queueing included.
 * `url`: an owner's address; without it, the embedded database.
 */
export async function measureReactions(url?: string): Promise<Figure[]> {
  const house = await eventHouse(url);
  try {
    const rest = await atRest(house);
    const rate = await inBulk(house);
    return [
      { name: 'commit to reaction at rest, median', value: percentile(rest, 0.5), unit: 'ms', target: { bound: 'most', value: 100 } },
      {
        name: 'commit to reaction at rest, 99th percentile',
        value: percentile(rest, 0.99),
        unit: 'ms',
        target: { bound: 'most', value: 100 },
      },
      { name: 'apply reactions in bulk', value: rate, unit: '1/s', target: { bound: 'least', value: 20_000 } },
    ];
  } finally {
    await house.close();
  }
}

async function atRest(house: EventHouse): Promise<number[]> {
  const tenant = await house.tenant();
  let arrived: () => void = () => {};
  const note = reaction({ name: 'bench.note', on: 'ping', apply: async () => arrived() });
  const worker = await house.worker({ reactions: [note] });
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    await worker.idle();
    const reached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await house.append(tenant, ['ping']);
    const committed = performance.now();
    worker.ring([tenant.id]);
    await reached;
    times.push(performance.now() - committed);
  }
  await worker.stop();
  return times.sort((a, b) => a - b);
}

async function inBulk(house: EventHouse): Promise<number> {
  const tenant = await house.tenant();
  const types = Array<string>(5_000).fill('ping');
  for (let count = 0; count < bulk; count += types.length) await house.append(tenant, types);
  const done = async () => {
    const [row] = await house.database.tenant(tenant, {}, (tx) => tx.many<{ n: number }>`select count(*) as n from event_deliveries`);
    return row!.n;
  };
  const note = reaction({ name: 'bench.note', on: 'ping', apply: async () => {} });
  const started = performance.now();
  const worker = await house.worker({ reactions: [note] });
  worker.ring([tenant.id]);
  await worker.idle();
  const seconds = (performance.now() - started) / 1_000;
  if ((await done()) !== bulk) throw new Error('not every event was handled');
  await worker.stop();
  return bulk / seconds;
}

const percentile = (sorted: readonly number[], p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]!;

if (import.meta.main) console.table(await measureReactions(process.env.DATABASE_URL));

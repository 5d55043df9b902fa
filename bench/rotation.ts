import { performance } from 'node:perf_hooks';
import { moveBatch, startRotation } from '#kernel/keystore';
import { notes, sealedNotes } from '#test/sealed';
import { benchHouse } from './house.ts';
import type { Figure } from './reactions.ts';

const fields = Number(process.env.ROTATION_FIELDS ?? 300_000);

/** Rotates a tenant's key over 300,000 sealed fields while three readers and a writer work. */
export async function measureRotation(url: string): Promise<Figure[]> {
  const house = await benchHouse(url);
  try {
    const { within, read, write } = await sealedNotes(house.app, house.tenant, fields);
    let running = true;
    let failed = 0;
    let reads = 0;
    const load = async (deed: () => Promise<void>, done: () => void) => {
      while (running) await deed().then(done, () => failed++);
    };
    const loads = [read, read, read].map((deed) => load(deed, () => reads++));
    loads.push(load(write, () => {}));
    const started = performance.now();
    await within((context) => startRotation(context));
    for (let idle = false; !idle; ) idle = (await within((context) => moveBatch(context, [notes], 1_000))).idle;
    const seconds = (performance.now() - started) / 1_000;
    running = false;
    await Promise.all(loads);
    return [
      {
        name: `${fields} fields moved to a new key under load`,
        value: seconds,
        unit: 's',
        target: { bound: 'most', value: fields / 1_000 },
      },
      { name: 'fields a second', value: fields / seconds, unit: '/s', target: { bound: 'least', value: 1_000 } },
      { name: 'reads that failed meanwhile', value: failed, unit: '', target: { bound: 'most', value: 0 } },
      { name: 'reads meanwhile', value: reads, unit: '', target: { bound: 'least', value: 1 } },
    ];
  } finally {
    await house.close();
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { median } from '#test/pace';
import { hasRedis, newRedis } from '#test/redis';
import { type Counters, ownCounters, sharedCounters } from './counters.ts';
import { makeMetrics } from './metrics.ts';

const opened: Counters[] = [];
afterAll(() => {
  for (const counters of opened) counters.close();
});

/** Counters of one process, with what it logs and measures. */
async function process(url: string, installation = 'serai_test_app') {
  const logged: { level: number; msg: string }[] = [];
  const metrics = makeMetrics();
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const counters = await sharedCounters({ url, installation, log, metrics, patience: 150, rest: 200 });
  opened.push(counters);
  const figure = async (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await metrics.text())?.[1]);
  return {
    logged,
    add: async (key = 'asha') => (await counters.add('actor', key)).consumedPoints,
    shared: () => figure('serai_rate_counters_shared'),
    alone: () => figure('serai_rate_counts_alone_total'),
    said: () => logged.map(({ msg }) => msg),
  };
}

const together = 'requests are counted together with other processes';
const byItself = 'the shared rate counters are away: counting alone';

it('one process counts each kind and key by itself, for a minute', async () => {
  const own = ownCounters();
  const counts = [await own.add('actor', 'a'), await own.add('actor', 'a'), await own.add('tenant', 'a'), await own.add('actor', 'b')];
  expect(counts.map(({ consumedPoints }) => consumedPoints)).toEqual([1, 2, 1, 1]);
  for (const { msBeforeNext } of counts) expect(msBeforeNext).toBeGreaterThan(59_000);
});

it('a process whose Redis was never there starts, counts alone, and says so', async () => {
  const lonely = await process('redis://127.0.0.1:1');
  expect([await lonely.add(), await lonely.add()]).toEqual([1, 2]);
  expect(lonely.said()).toEqual([byItself]);
  expect([await lonely.shared(), await lonely.alone()]).toEqual([0, 2]);
  expect(JSON.stringify(lonely.logged)).not.toContain('redis://');
});

describe.runIf(hasRedis)('with a Redis', () => {
  it('processes add to one count; another installation on the same Redis has its own', async () => {
    const redis = await newRedis();
    onTestFinished(() => redis.clear());
    const [one, two, other] = [await process(redis.url), await process(redis.url), await process(redis.url, 'serai_other_app')];
    const counts = await Promise.all(Array.from({ length: 100 }, (_, at) => (at % 2 ? one : two).add()));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(await other.add()).toBe(1);
    expect([await one.shared(), await one.alone(), one.said()]).toEqual([1, 0, [together]]);
  });

  it('killed, each goes on by itself; back again, they count together again', async () => {
    const redis = await newRedis();
    onTestFinished(() => redis.clear());
    const [one, two] = [await process(redis.url), await process(redis.url)];
    expect([await one.add(), await two.add(), await one.add()]).toEqual([1, 2, 3]);
    await redis.signal('SIGKILL');
    expect([await one.add(), await one.add(), await two.add()]).toEqual([1, 2, 1]);
    expect(await one.shared()).toBe(0);
    expect(await one.alone()).toBe(2);
    await redis.start();
    const deadline = Date.now() + 30_000;
    while (((await one.shared()) === 0 || (await two.shared()) === 0) && Date.now() < deadline) await sleep(20);
    expect([await one.add('ravi'), await two.add('ravi')]).toEqual([1, 2]);
    expect(one.said()).toEqual([together, byItself, together]);
  });

  it('one that hangs delays a request once, not every one', async () => {
    const redis = await newRedis();
    onTestFinished(() => redis.clear());
    const one = await process(redis.url);
    expect(await one.add()).toBe(1);
    await redis.signal('SIGSTOP');
    const took: number[] = [];
    for (let n = 0; n < 20; n++) {
      const began = performance.now();
      await one.add('ravi');
      took.push(performance.now() - began);
    }
    expect(took[0]).toBeGreaterThan(140);
    // A busy machine may hold one up besides.
    expect(took.slice(1).filter((milliseconds) => milliseconds > 140).length).toBeLessThan(3);
    expect(median(took.slice(1))).toBeLessThan(took[0]! / 3);
    expect(one.said()).toEqual([together, byItself]);
    await redis.signal('SIGCONT');
    await sleep(250);
    const deadline = Date.now() + 30_000;
    while ((await one.shared()) === 0 && Date.now() < deadline) {
      await one.add('meera');
      await sleep(20);
    }
    expect(await one.shared()).toBe(1);
  });
});

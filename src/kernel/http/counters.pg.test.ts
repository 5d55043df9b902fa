import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newSite, type ServerProcess } from '#test/process';
import { hasRedis, newRedis } from '#test/redis';

const password = 'correct horse battery staple';

const asking = async (server: ServerProcess, path: string, token: string, body?: object) => {
  const answer = await fetch(`${server.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  await answer.arrayBuffer();
  return answer;
};

describe.runIf(hasRedis)('two processes on one Redis', () => {
  it("share one person's minute, and serve everybody when it is killed in the middle", { timeout: 360_000 }, async () => {
    const redis = await newRedis();
    const site = await newSite({ REDIS_URL: redis.url });
    onTestFinished(async () => {
      await site.clear();
      await redis.clear();
    }, 180_000);
    const made = await site.serai(
      ...['tenant', 'create', 'tea', '--name', 'Tea', '--plan', 'business'],
      ...['--owner-email', 'asha@tea.example', '--owner-password', password],
    );
    expect(made.output).toContain('tea is ready');
    const [one, two] = await Promise.all([site.start('--role', 'api'), site.start('--role', 'both')]);
    const signIn = await fetch(`${one.url}/v1/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tenant: 'tea', email: 'asha@tea.example', password }),
    });
    const { access_token: token } = (await signIn.json()) as { access_token: string };
    expect((await asking(one, '/v1/security-settings/change', token, { requests_per_minute: 40 })).status).toBe(200);

    // A minute is counted from its first request: what came before counts as well.
    const ask = async (server: ServerProcess, times: number) => {
      const statuses: number[] = [];
      for (let n = 0; n < times; n++) statuses.push((await asking(server, '/v1/orders?limit=1', token)).status);
      return statuses;
    };
    // Each has seen the new limit.
    await ask(one, 1);
    await ask(two, 1);
    const both = [...(await ask(one, 25)), ...(await ask(two, 25))];
    const served = both.filter((status) => status === 200).length;
    expect(both.filter((status) => status !== 200 && status !== 429)).toEqual([]);
    // Alone, each would have served all of its own.
    expect(served).toBeGreaterThanOrEqual(34);
    expect(served).toBeLessThanOrEqual(38);
    const refused = await asking(two, '/v1/orders?limit=1', token);
    expect([refused.status, refused.headers.get('ratelimit-remaining')]).toEqual([429, '0']);

    await redis.signal('SIGKILL');
    // Each begins a count of its own: nobody is refused because Redis is away, and nobody without end.
    const alone = await Promise.all([ask(one, 45), ask(two, 45)]);
    for (const statuses of alone) {
      expect(statuses.slice(0, 38)).toEqual(Array.from({ length: 38 }, () => 200));
      expect(statuses.at(-1)).toBe(429);
    }
    for (const server of [one, two]) {
      expect(server.output()).toContain('the shared rate counters are away: counting alone');
      const figures = await (await fetch(`${server.url}/metrics`)).text();
      expect(figures).toMatch(/^serai_rate_counters_shared 0$/m);
      expect(Number(/^serai_rate_counts_alone_total (\d+)$/m.exec(figures)![1])).toBeGreaterThanOrEqual(80);
    }

    await redis.start();
    const shared = async (server: ServerProcess) =>
      /^serai_rate_counters_shared 1$/m.test(await (await fetch(`${server.url}/metrics`)).text());
    const deadline = Date.now() + 30_000;
    while (!((await shared(one)) && (await shared(two))) && Date.now() < deadline) await sleep(50);
    expect((await ask(one, 20)).concat(await ask(two, 25)).filter((status) => status === 200).length).toBeLessThanOrEqual(40);
  });
});

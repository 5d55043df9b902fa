import { expect, it } from 'vitest';
import { eventsVerbs } from './events.ts';

async function run(...args: string[]) {
  const asked: { method: string; path: string; body: unknown }[] = [];
  const lines: string[] = [];
  const verbs = eventsVerbs({
    print: (line) => void lines.push(line),
    client: async () => async (method, path, body) => {
      asked.push({ method, path, body: JSON.parse(JSON.stringify(body ?? null)) });
      return method === 'GET' ? { status: 200, body: { data: [{ id: 't1' }] } } : { status: 200, body: { replayed: 2 } };
    },
  });
  await verbs.parseAsync(args, { from: 'user' });
  return { asked: asked.at(-1), lines };
}

it('replays all dead letters of a tenant, or those named', async () => {
  const all = await run('replay', 'acme');
  expect(all.asked).toEqual({ method: 'POST', path: '/platform/v1/tenants/t1/replay-events', body: {} });
  expect(all.lines).toEqual(['2 will be tried again within ten seconds.']);
  const some = await run('replay', 'acme', '--reaction', 'shipping.tell', '--event', 'e1', 'e2', '--failed');
  expect(some.asked?.body).toEqual({ reaction: 'shipping.tell', event_ids: ['e1', 'e2'], state: 'failed' });
});

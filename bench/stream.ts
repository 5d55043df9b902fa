import { type ClientRequest, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds } from './cpu.ts';
import { benchHouse } from './house.ts';
import type { Figure } from './reactions.ts';

const clients = 1_000;
const people = 40;
const password = 'correct horse battery staple';

/**
 * 1,000 streams of forty people at one process on PostgreSQL: what each costs in memory, and how long after its commit an event is with
 * all of them.
 */
export async function measureStream(server: string, events = 100): Promise<Figure[]> {
  const house = await benchHouse(server);
  try {
    const tokens = await signedIn(house);
    const api = await house.serve('both');
    await sleep(2_000);
    const before = await api.memory();
    const heard = new Map<string, number[]>();
    const waiting = new Map<string, () => void>();
    const open: ClientRequest[] = [];
    let ended = 0;
    for (let at = 0; at < clients; at += 50)
      open.push(
        ...(await Promise.all(
          tokens
            .concat(tokens)
            .slice(0, 50)
            .map((_, one) => listen(api.port, tokens[(at + one) % people]!, onMessage, () => ended++)),
        )),
      );
    function onMessage(id: string): void {
      const times = heard.get(id);
      if (!times) return;
      times.push(performance.now());
      if (times.length === clients) waiting.get(id)?.();
    }
    await sleep(3_000);
    const after = await api.memory();
    const cpuBefore = cpuSeconds(api.pid);
    const first: number[] = [];
    const all: number[] = [];
    for (let turn = 0; turn < events; turn++) {
      const id = crypto.randomUUID();
      heard.set(id, []);
      const everybody = new Promise<void>((resolve) => waiting.set(id, resolve));
      // A commit as any process makes one, and its ring; measured from when the commit has returned.
      await house.sql(
        `insert into events (id, type, data, subject, occurred_at) values (gen_random_uuid(), 'bench.happened', '{}', 'products/${id}', now())`,
      );
      const committed = performance.now();
      await house.sql(`select pg_notify('serai_doorbell', '${house.tenant.id}')`);
      await Promise.race([
        everybody,
        sleep(10_000).then(() => {
          throw new Error(`${heard.get(id)!.length} of ${clients} heard of an event in ten seconds`);
        }),
      ]);
      const times = heard
        .get(id)!
        .map((time) => time - committed)
        .sort((a, b) => a - b);
      first.push(times[0]!);
      all.push(times.at(-1)!);
      heard.delete(id);
      await sleep(50);
    }
    const busy = ((cpuSeconds(api.pid) - cpuBefore) / events) * 1000;
    if (ended > 0) throw new Error(`${ended} streams ended`);
    for (const one of open) one.destroy();
    await api.stop();
    const quantile = (times: number[], q: number) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * q)]!;
    const perClient = (after - before) / clients / 1024;
    console.log(
      `stream: ${clients} clients; memory ${(before / 2 ** 20).toFixed(0)} → ${(after / 2 ** 20).toFixed(0)} MB, ${perClient.toFixed(1)} KB per client; ` +
        `commit to the first client ${quantile(first, 0.5).toFixed(0)} ms (median), to the last ${quantile(all, 0.5).toFixed(0)} ms, ` +
        `95 % within ${quantile(all, 0.95).toFixed(0)} ms; CPU of the process ${busy.toFixed(0)} ms per event`,
    );
    return [
      { name: 'memory per live client', value: perClient, unit: 'KB', target: { bound: 'most', value: 100 } },
      {
        name: 'commit to the last of 1,000 clients, 95th percentile',
        value: quantile(all, 0.95),
        unit: 'ms',
        target: { bound: 'most', value: 500 },
      },
    ];
  } finally {
    await house.close();
  }
}

/** Forty people of the business, signed in. */
async function signedIn(house: Awaited<ReturnType<typeof benchHouse>>): Promise<string[]> {
  const { rows } = await house.sql(`select id from roles where code = 'viewer'`);
  await house.sql(`
    with made as (
      insert into users (id, name, email, password_hash)
        select gen_random_uuid(), 'Person ' || i, 'p' || i || '@bench.example', (select password_hash from users limit 1) from generate_series(1, ${people}) i returning id)
    insert into user_roles (id, user_id, role_id) select gen_random_uuid(), id, '${rows[0].id}' from made`);
  const tokens: string[] = [];
  for (let person = 1; person <= people; person++) {
    const answer = await house.app.server.inject({
      method: 'POST',
      url: '/v1/auth/sign-in',
      payload: { tenant: 'bench', email: `p${person}@bench.example`, password },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    tokens.push(answer.json().access_token);
  }
  return tokens;
}

function listen(port: number, token: string, heard: (id: string) => void, ended: () => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', path: '/v1/stream', headers: { authorization: `Bearer ${token}` }, agent: false },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`a stream was refused: ${answer.statusCode}`));
        answer.setEncoding('utf8').on('data', (text: string) => {
          for (const [, id] of text.matchAll(/"resource":"products","id":"([\w-]+)"/g)) heard(id!);
        });
        answer.on('error', () => {});
        answer.on('end', ended);
        resolve(asked);
      },
    );
    asked.on('error', reject).end();
  });
}

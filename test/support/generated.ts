import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { expect } from 'vitest';
import { type Answer, adminToken, testApp } from '#test/app';
import { type Crowd, crowd, letIn, lockedOut, type Role } from '#test/crowd';
import { type DescribedOperation, promisesOf } from '#test/promises';
import { type Drawn, Requests, Seen } from '#test/requests';

const isFull = process.env.SERAI_TEST_FULL === '1';
const total = Number(process.env.SERAI_TEST_REQUESTS ?? (isFull ? 100_000 : 1_500));
/** Files that make them, each in a process of its own: with one alone half of a machine stands still. */
const parts = 2;

/** Deeds that take long by design: passwords are hashed, whole schemas made and dropped, keys and trails walked. Asked less often. */
const slow: Record<string, number> = {
  'POST /v1/auth/sign-in': 0.1,
  'POST /v1/auth/change-password': 0.2,
  'POST /v1/auth/reset-password': 0.2,
  'POST /v1/invitations/accept': 0.2,
  'POST /platform/v1/auth/sign-in': 0.1,
  'POST /platform/v1/super-admins': 0.1,
  'POST /platform/v1/super-admins/{id}/set-password': 0.1,
  'POST /platform/v1/tenants': 0.04,
  'POST /platform/v1/tenants/{id}/delete': 0.04,
  'POST /platform/v1/tenants/{id}/change-plan': 0.05,
  'POST /platform/v1/tenants/{id}/set-feature': 0.2,
  'POST /platform/v1/keys/rotate-master': 0.02,
  'POST /platform/v1/keys/destroy-master': 0.02,
};

const roles: readonly Role[] = [
  'owner',
  'owner',
  'owner',
  'owner',
  'owner',
  'admin',
  'admin',
  'manager',
  'operator',
  'viewer',
  'key',
  'nobody',
];

/** What no answer to a refusal may tell: our code, our statements, our tables. */
const inside = /node_modules|\bat \S+ \(|\bselect \S+ from\b|pg_catalog/i;

/** A part of the generated requests. */
export interface Generated {
  readonly count: number;
  run(): Promise<void>;
}

/**
 * A part of the generated requests, to all operations. The API's description draws them: another API is asked other requests, and one that
 * passes does so everywhere. SERAI_TEST_SEED=… draws others, or those of a failed run again; its message names the seed.
 * SERAI_TEST_REQUESTS makes more or fewer. No clock cuts the count short.
 */
export async function generated(part: number): Promise<Generated> {
  const count = Math.ceil(total / parts);
  const described = createHash('sha256').update(readFileSync('generated/openapi.json')).digest().readUInt32BE() % 2 ** 30;
  const seed = Number(process.env.SERAI_TEST_SEED ?? (isFull ? described : 20_261_120) + part);
  const logged: { err?: { stack?: string } }[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const app = await testApp({ log, role: 'api' });
  const promises = promisesOf((await app.client().get('/openapi.json')).body);
  /** A stream has no end to wait for; src/kernel/http/stream.test.ts is about it. */
  const operations = promises.operations.filter(({ responses }) => !responses[200]?.content?.['text/event-stream']);
  const requests = new Requests(promises, seed);
  const platformSeen = new Seen();
  const succeeded = new Set<string>();
  const asked = new Map<string, number>();
  const broken = new Map<string, string>();
  let sent = 0;
  let crowds = 0;
  let cards: DescribedOperation[] = [];

  /** All operations shuffled anew each time, slow ones rarely among them. */
  function draw(): DescribedOperation {
    if (!cards.length) {
      cards = operations.filter(({ name }) => requests.chance(slow[name] ?? 1));
      for (let at = cards.length - 1; at > 0; at--) {
        const other = requests.below(at + 1);
        [cards[at], cards[other]] = [cards[other]!, cards[at]!];
      }
    }
    return cards.pop()!;
  }

  async function send({ method, url, headers, body }: Drawn, token: string | undefined): Promise<Answer> {
    const answer = await app.server.inject({
      method: method as 'GET',
      url,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      text: answer.body,
      headers: answer.headers as Record<string, string>,
      body: isJson && answer.body ? JSON.parse(answer.body) : undefined,
    };
  }

  function judge({ operation, method, url, headers, body }: Drawn, role: string, answer: Answer): void {
    const { status, text } = answer;
    const told = status >= 400 ? inside.exec(text)?.[0] : undefined;
    const wrong =
      status >= 500 && status !== 502 ? `status ${status}` : (promises.broken(operation, answer) ?? (told && `it tells ${told}`));
    if (!wrong) return;
    const name = `${operation.name}: ${wrong.replace(/[0-9a-f-]{36}/g, '…').slice(0, 160)}`;
    if (broken.has(name)) return;
    const stack = status >= 500 ? `\n  ${logged.at(-1)?.err?.stack?.split('\n').slice(0, 6).join('\n  ')}` : '';
    broken.set(
      name,
      `${operation.name}: ${wrong}\n  ${role}: ${method} ${url.slice(0, 400)} ${JSON.stringify(headers)}\n  ${body?.slice(0, 600)}\n  ${status} ${text.slice(0, 300)}${stack}`,
    );
  }

  async function player(): Promise<void> {
    let acting: Crowd = await crowd(app);
    crowds++;
    let healed = 0;
    while (sent < count) {
      sent++;
      const operation = draw();
      const isPlatform = operation.path.startsWith('/platform/');
      const role = isPlatform && requests.chance(0.9) ? 'super admin' : requests.pick(roles);
      const seen = isPlatform ? platformSeen : acting.seen;
      const drawn = requests.draw(operation, seen);
      const answer = await send(drawn, role === 'super admin' ? adminToken : acting.tokens[role as Role]);
      judge(drawn, role, answer);
      seen.learn(operation, answer);
      asked.set(operation.name, (asked.get(operation.name) ?? 0) + 1);
      if (answer.status < 300) succeeded.add(operation.name);
      if (isPlatform || operation.isOpen || role === 'nobody' || role === 'key' || !lockedOut.has(answer.body?.code)) continue;
      // Not without end: some of what was done to a business can't be taken back.
      const in_ =
        ++healed % 150 > 0 &&
        (await letIn(app, acting).then(
          () => true,
          () => false,
        ));
      if (in_) continue;
      acting = await crowd(app);
      crowds++;
    }
  }

  async function run(): Promise<void> {
    const began = performance.now();
    // The embedded database does one thing at a time.
    await Promise.all(Array.from({ length: process.env.DATABASE_URL ? 6 : 1 }, player));
    const seconds = (performance.now() - began) / 1_000;
    const never = [...asked.keys()].filter((name) => !succeeded.has(name));
    const told = `${sent} requests in ${Math.round(seconds)} s (${Math.round(sent / seconds)}/s) by ${crowds} crowds, seed ${seed}; ${succeeded.size} of ${asked.size} operations succeeded at least once`;
    if (process.env.SERAI_TEST_TELL) process.stdout.write(`${told}\nnever:\n  ${never.join('\n  ')}\n`);
    expect([...broken.values()], `${told}; SERAI_TEST_SEED=${seed} draws them again`).toEqual([]);
    expect(sent, told).toBe(count);
    expect(asked.size, told).toBeGreaterThan(operations.length * (count < 1_000 ? 0.8 : 0.95));
    // A generator whose requests are all refused proves nothing.
    expect(succeeded.size / asked.size, `${told}; never: ${never.join(', ')}`).toBeGreaterThan(isFull ? 0.7 : 0.35);
  }
  return { count, run };
}

import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Operation } from '#kernel/command/operations';
import { type Answer, adminToken, testApp } from '#test/app';
import { ask, bodyFor, isFull, nameOf, propertiesOf, sampled, urlOf, withBody } from '#test/attack';
import { stocked } from '#test/rows';

const lines: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
const app = await testApp({ log, role: 'api' });
const tenant = await app.tenant();
const own = await stocked(app, tenant);
const ownToken = ({ path }: Operation) => (path.startsWith('/platform/') ? adminToken : tenant.owner.token);
const ownId = (operation: Operation) => own.ids.get((operation.each ?? operation).resource?.path ?? operation.tag) ?? tenant.id;

/** What runs if the text is taken for more than text, and how that would show. */
const payloads: Record<string, string> = {
  sql: "x'; create table public.injected_canary (a int); --",
  'sql in a comment': "x'/**/;create table public.injected_canary (a int);/*",
  'sql in dollars': '$$; create table public.injected_canary (a int); --',
  'sql that waits': "x' || pg_sleep(4) || '",
  'sql that counts': "x' or 1=1 or 'a'='",
  backslash: "\\'; create table public.injected_canary (a int); --",
  headers: 'x\r\nx-injected: canary\r\n\r\n<html>',
  // Its product is long enough never to stand in an id by chance.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
  template: '{{7919*104729}}${7919*104729}<%= 7919*104729 %>#{7919*104729}[[7919*104729]]*{7919*104729}',
  path: '../../../../../../etc/passwd',
  'path in a url': '..%2f..%2f..%2fetc%2fpasswd',
  log: 'x\n{"level":60,"msg":"forged line"}\n',
  terminal: '\u001b]0;owned\u0007\u001b[2J',
  html: '<script>alert(191)</script>',
  formula: '=HYPERLINK("http://evil.example","x")',
  json: '","is_owner":true,"x":"',
  pointer: '/../../~1~0',
  regex: '(((((a+)+)+)+)+)+$',
};

/** Milliseconds: nearly the four seconds of the text that waits. */
const slept = 3_500;

async function canaries(): Promise<number> {
  const [row] = await app.database.owner((tx) =>
    tx.text<{ n: number }>(`select count(*)::int as n from pg_class where relname = 'injected_canary'`, []),
  );
  return row!.n;
}

/** An answer and how long it took. One that took as long as a sleep is asked for again: a busy machine hardly sleeps twice, a text that ran does. */
async function timed(work: () => Promise<Answer>): Promise<{ answer: Answer; took: number }> {
  const once = async () => {
    const began = performance.now();
    return { answer: await work(), took: performance.now() - began };
  };
  const first = await once();
  return first.took < slept ? first : { answer: first.answer, took: Math.min(first.took, (await once()).took) };
}

/** What the answer shows of a text that ran. `told` may hold the text as it was sent. */
function symptoms(status: number, text: string, headers: Record<string, unknown>, took: number, sent: string): string[] {
  const plain = text.replaceAll(JSON.stringify(sent).slice(1, -1), '');
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(took > slept ? [`took ${Math.round(took)} ms`] : []),
    ...('x-injected' in headers || Object.values(headers).some((value) => String(value).includes('canary')) ? ['a header'] : []),
    ...(plain.includes('829348951') ? ['a template'] : []),
    ...(/root:.*:0:0|daemon:/.test(text) ? ['a file'] : []),
    ...(/syntax error|unterminated|pg_catalog|relation ".*" does not exist/i.test(plain) ? ['words of the database'] : []),
    ...(headers['content-type'] && !/json|csv|octet/.test(String(headers['content-type'])) && status < 500
      ? [`a ${headers['content-type']}`]
      : []),
  ];
}

/** Places in a schema where a text goes, as paths of names; `0` is the first of a list. */
function texts(schema: Record<string, unknown>, at: string[] = []): string[][] {
  const alternatives = (schema.anyOf ?? schema.oneOf) as Record<string, unknown>[] | undefined;
  if (alternatives) return alternatives.flatMap((one) => texts(one, at));
  if ([schema.type].flat().includes('string') && !schema.enum && schema.const === undefined) return [at];
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>);
  if (properties.length) return properties.flatMap(([name, inner]) => texts(inner, [...at, name]));
  if (schema.items) return texts(schema.items as Record<string, unknown>, [...at, '0']);
  // Free data.
  return schema.type === 'object' || Object.keys(schema).filter((key) => key !== 'description').length === 0 ? [[...at, 'note']] : [];
}

function put(body: Record<string, unknown>, path: readonly string[], text: string): Record<string, unknown> {
  const copy = structuredClone(body);
  let holder = copy as Record<string, unknown>;
  for (const [index, name] of path.entries()) {
    if (index === path.length - 1) holder[name] = text;
    else {
      const kept = holder[name];
      holder[name] = kept && typeof kept === 'object' ? kept : path[index + 1] === '0' ? [] : {};
      holder = holder[name] as Record<string, unknown>;
    }
  }
  return copy;
}

it('no text in a body is more than text', async () => {
  const all = withBody(app).flatMap((operation) =>
    texts(operation.input as Record<string, unknown>)
      .filter((path) => path.length)
      .flatMap((path) => Object.entries(payloads).map(([kind, text]) => ({ operation, path, kind, text }))),
  );
  const wrong: string[] = [];
  let taken = 0;
  for (const { operation, path, kind, text } of isFull ? sampled(all, all.length) : sampled(all, 900)) {
    const limit = (propertiesOf(operation)[path[0]!]?.maxLength as number | undefined) ?? 1e6;
    const body = put(bodyFor(operation, tenant), path, text.slice(0, limit));
    const { answer, took } = await timed(() =>
      ask(app, operation, urlOf(operation, ownId(operation)), { token: ownToken(operation), body }),
    );
    if (answer.status < 300) taken++;
    const found = symptoms(answer.status, answer.text, answer.headers, took, text.slice(0, limit));
    if (found.length) wrong.push(`${nameOf(operation)} ${path.join('.')} with ${kind}: ${found.join(', ')} ${answer.text.slice(0, 160)}`);
  }
  expect(wrong).toEqual([]);
  expect(await canaries()).toBe(0);
  expect(all.length).toBeGreaterThan(1000);
  // Where all are refused by their form, nothing was tried.
  expect(taken).toBeGreaterThan(10);
}, 900_000);

it('no parameter of a list is', async () => {
  const lists = app.operations.filter(({ kind, resource }) => kind === 'list' && resource);
  const all = lists.flatMap((operation) => {
    const { spec } = operation.resource!;
    const columns = (spec.filter ?? []) as string[];
    const names = [
      'sort',
      'fields',
      'expand',
      'q',
      'cursor',
      'limit',
      'near',
      ...columns,
      ...columns.map((column) => `${column}[contains]`),
      ...columns.map((column) => `${column}[ne]`),
    ];
    return names.flatMap((name) => Object.entries(payloads).map(([kind, text]) => ({ operation, name, kind, text, value: text })));
  });
  const odd = lists.flatMap((operation) =>
    Object.entries(payloads).flatMap(([kind, text]) => [
      { operation, name: text, kind, text, value: 'x' },
      { operation, name: `id[${text}]`, kind, text, value: 'x' },
      { operation, name: 'sort', kind, text, value: `-id,${text}` },
    ]),
  );
  const wrong: string[] = [];
  let found = 0;
  for (const { operation, name, kind, text, value } of isFull ? sampled([...all, ...odd], 8_000) : sampled([...all, ...odd], 900)) {
    const url = `${operation.path}?${new URLSearchParams({ [name]: value })}`;
    const { answer, took } = await timed(() => ask(app, operation, url, { token: ownToken(operation) }));
    if (answer.status === 200) found++;
    const shown = symptoms(answer.status, answer.text, answer.headers, took, text);
    if (shown.length) wrong.push(`${operation.path}?${name} with ${kind}: ${shown.join(', ')} ${answer.text.slice(0, 200)}`);
    // A filter that counts everything would show what `or 1=1` shows; a record that holds this very text, from the test before, is rightly found.
    const holds = () => JSON.stringify(answer.body.data).includes(JSON.stringify(text).slice(1, -1));
    const counts = kind === 'sql that counts' && answer.status === 200 && name !== 'fields' && !name.includes('[ne]');
    if (counts && answer.body.data.length > 0 && !holds()) wrong.push(`${url} found ${answer.body.data.length}`);
  }
  expect(wrong).toEqual([]);
  expect(await canaries()).toBe(0);
  expect(found).toBeGreaterThan(20);
}, 900_000);

it('no path, header or host is', async () => {
  const wrong: string[] = [];
  for (const [kind, text] of Object.entries(payloads)) {
    const inHeader = text.replace(/[^\x20-\x7e]/g, ' ');
    const names = [
      'x-request-id',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'user-agent',
      'x-device-id',
      'traceparent',
      'accept-language',
      'referer',
      'host',
      'cookie',
    ];
    const answers = [
      await tenant.owner.get(`/v1/orders/${encodeURIComponent(text)}`),
      await tenant.owner.get(`/${encodeURIComponent(text)}`),
      await tenant.owner.post(`/v1/hooks/${encodeURIComponent(text)}/${tenant.id}`, '{}'),
      await tenant.owner.get('/v1/orders', Object.fromEntries(names.map((name) => [name, inHeader]))),
      await tenant.owner.post('/v1/products', { name: 'h', sku: 'h' }, { 'idempotency-key': inHeader, 'user-agent': inHeader }),
    ];
    for (const answer of answers) {
      const found = symptoms(answer.status, answer.text, answer.headers, 0, text).filter((symptom) => !symptom.startsWith('a text/html'));
      if (found.length) wrong.push(`${kind}: ${found.join(', ')} ${answer.text.slice(0, 200)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await canaries()).toBe(0);
});

it('what was sent wrote no line of its own into the log, and no secret', async () => {
  const secrets = ['canary-password-3f9d', 'srk_canary-key', 'canary-otp-77', tenant.owner.token!];
  await app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: secrets[0], otp: secrets[2] });
  await app.client(secrets[1]).get('/v1/orders');
  await tenant.owner.post('/v1/auth/change-password', { current_password: secrets[0], new_password: `${secrets[0]} new` });
  await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'x', credentials: { api_key: secrets[0] } });
  expect(lines.length).toBeGreaterThan(500);
  for (const line of lines) {
    expect(line.endsWith('\n')).toBe(true);
    const entry = JSON.parse(line) as { msg?: string; level: number };
    expect(entry.msg).not.toBe('forged line');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals obey them
    expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f]/);
  }
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

it('nor into the trail', async () => {
  const kept = await tenant.tx((tx) => tx.many<{ text: string }>`select row_to_json(a)::text as text from audit_entries a`);
  expect(kept.length).toBeGreaterThan(20);
  for (const { text } of kept) for (const secret of ['canary-password-3f9d', 'canary-otp-77']) expect(text).not.toContain(secret);
});

it('the canary sings when it is let out', async () => {
  await app.database.owner((tx) => tx.script('create table public.injected_canary (a int)'));
  expect(await canaries()).toBe(1);
  await app.database.owner((tx) => tx.script('drop table public.injected_canary'));
  expect(symptoms(200, '{"x":"829348951"}', {}, 0, 'y')).toEqual(['a template']);
});

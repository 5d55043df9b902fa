import { expect, it } from 'vitest';
import type { Operation } from '#kernel/command/operations';
import { Problem } from '#kernel/errors';
import { adminToken, testApp } from '#test/app';
import { columns, expectGolden } from '#test/golden';

const app = await testApp();
const tenant = await app.tenant();
const roles = ['viewer', 'operator', 'manager', 'admin'];
const bearers: Record<string, string | undefined> = { anonymous: undefined };
for (const role of roles) bearers[role] = (await tenant.person(role)).token;
bearers.owner = tenant.owner.token;
bearers['super admin'] = adminToken;

const verdicts: Record<string, string> = { unauthenticated: '-', forbidden: '.' };

/** What the pipeline says: everything of it is real but the deed itself. */
async function ask(operation: Operation, bearer: string | undefined): Promise<string> {
  const deedless: Operation = { ...operation, input: undefined, run: async () => ({ status: 200, body: '', headers: {} }) };
  if (operation.each) Object.assign(deedless, { each: undefined });
  const request = { id: 'matrix', ip: '127.0.0.1', userAgent: null, traceparent: null, endpoint: null };
  try {
    await app.pipeline.run(deedless, {
      bearer,
      request,
      path: operation.path,
      id: '',
      query: {},
      body: { tenant: tenant.slug },
      rawBody: '',
      idempotencyKey: undefined,
      ifMatch: undefined,
      limit: async () => {},
    });
    return 'yes';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return verdicts[error.code] ?? error.code;
  }
}

it('who may do what is as reviewed', async () => {
  const people = Object.keys(bearers);
  const rows = [['operation', 'permission', ...people]];
  const sorted = [...app.operations].sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
  for (const operation of sorted) {
    const row = [`${operation.method} ${operation.path}`, operation.permission ?? `(${operation.access})`];
    for (const who of people) row.push(await ask(operation, bearers[who]));
    rows.push(row);
  }
  const verdictOf = (path: string, who: string) => rows.find(([name]) => name === path)![2 + people.indexOf(who)];
  // What must hold whatever is reviewed.
  for (const [name, access, anonymous, ...others] of rows.slice(1)) {
    if (access !== '(anyone)') expect([name, anonymous]).toEqual([name, '-']);
    if (name!.includes(' /platform/') && access !== '(anyone)') expect([name, ...others]).toEqual([name, '-', '-', '-', '-', '-', 'yes']);
  }
  expect(verdictOf('POST /v1/orders/{id}/cancel', 'viewer')).toBe('.');
  expectGolden(
    'authz-matrix.txt',
    `Who may do what: each role as the packs set it up, on the plan with everything, asked of the running pipeline.
yes: allowed   . : forbidden (403)   - : not signed in there (401)

${columns(rows)}
`,
  );
}, 360_000);

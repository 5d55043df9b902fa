import { appendFileSync, createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import {
  type InclusionProof,
  notesIn,
  type Outside,
  type Report,
  signerOf,
  type TrailLine,
  type TrailPage,
  trailPage,
  verifyTrail,
} from '#kernel/audit';
import type { KeyRing } from '#kernel/crypto';
import type { Database } from '#kernel/db';
import { ask, type Client, find, type Terminal } from './tenant.ts';

/** What checking needs besides the server: it trusts neither its answers nor its keys. */
export interface AuditTerminal extends Terminal {
  keys(): Promise<Pick<KeyRing, 'secret'>>;
  outside(): Outside;
  /** The server's database, opened by this process itself; undefined for the embedded one, which takes one process. */
  database(): Promise<Database | undefined>;
  /** What the program ends with. */
  exit(status: number): void;
}

interface VerifyOptions {
  readonly tenant?: string;
  readonly log?: string;
  readonly checkpoints?: string;
  readonly key?: string;
}

/** `serai audit …`: what somebody who trusts nobody runs. */
export function auditVerbs(terminal: AuditTerminal): Command {
  const { client, print } = terminal;
  const audit = new Command('audit').description('Check the audit trail, and prove what is in it');

  audit
    .command('verify')
    .description('Recompute a trail, or all, and compare with the checkpoints outside the database')
    .option('--tenant <slug>', 'only this tenant')
    .option('--log <file>', 'an exported trail, instead of the database')
    .option('--checkpoints <file>', 'the checkpoints outside, where they are kept elsewhere (with --tenant or --log)')
    .option('--key <key>', 'verifier key of the log, where the key ring is not at hand (with --tenant or --log)')
    .action(async (options: VerifyOptions) => {
      let wrong = 0;
      for (const { name, report } of await reports(terminal, options)) {
        for (const line of textOf(name, report)) print(line);
        wrong += report.findings.length;
      }
      if (wrong > 0) terminal.exit(1);
    });

  audit
    .command('export')
    .description('Write a trail into a file that can be checked anywhere; personal data in it stays sealed')
    .requiredOption('--tenant <slug>', 'whose')
    .requiredOption('--out <file>', 'where to')
    .action(async ({ tenant, out }: { tenant: string; out: string }) => {
      writeFileSync(out, '', { mode: 0o600 });
      let lines = 0;
      for await (const line of overClient(await client(), tenant)) {
        appendFileSync(out, `${JSON.stringify(line)}\n`);
        lines++;
      }
      print(`${lines} lines are in ${out}. Keep the checkpoints beside it: serai audit verify --log ${out}`);
    });

  audit
    .command('prove')
    .description('Print the proof that an entry is in the trail, as JSON')
    .argument('<entry>', 'id of the entry')
    .requiredOption('--tenant <slug>', 'whose')
    .action(async (entry: string, { tenant }: { tenant: string }) => {
      const c = await client();
      const { id } = await find(c, tenant);
      print(JSON.stringify(await ask<InclusionProof>(c, 'POST', `/tenants/${id}/prove-audit`, { entry_id: entry }), null, 2));
    });

  audit
    .command('consistency')
    .description('Print the proof that the trail only grew since a checkpoint, as JSON')
    .argument('<first>', 'entries under the earlier checkpoint', Number)
    .argument('[second]', 'entries under the later one; default: the newest', Number)
    .requiredOption('--tenant <slug>', 'whose')
    .action(async (first: number, second: number | undefined, { tenant }: { tenant: string }) => {
      const c = await client();
      const { id } = await find(c, tenant);
      print(JSON.stringify(await ask(c, 'POST', `/tenants/${id}/prove-audit-consistency`, { first, second }), null, 2));
    });

  audit
    .command('key')
    .description('Print the key that others check this log’s signatures with; it is no secret')
    .requiredOption('--tenant <slug>', 'whose')
    .action(async ({ tenant }: { tenant: string }) => {
      const { id } = await find(await client(), tenant);
      print(signerOf(await terminal.keys(), id).verifierKey);
    });

  return audit;
}

async function reports(terminal: AuditTerminal, options: VerifyOptions): Promise<{ name: string; report: Report }[]> {
  const against = async (tenantId: string) => {
    return {
      published: options.checkpoints ? notesIn(readFileSync(options.checkpoints, 'utf8')) : terminal.outside().read(tenantId),
      verifierKey: options.key ?? signerOf(await terminal.keys(), tenantId).verifierKey,
    };
  };
  if (options.log) {
    const { value: first } = await fromFile(options.log).next();
    if (!first || !('trail' in first)) throw new Error(`${options.log} is not an exported trail.`);
    return [{ name: options.log, report: await verifyTrail(fromFile(options.log), await against(first.tenant_id)) }];
  }
  const database = await terminal.database();
  const c = database ? undefined : await terminal.client();
  const tenants = database ? await tenantsIn(database) : await tenantsOf(c!);
  const chosen = tenants.filter(({ slug }) => !options.tenant || slug === options.tenant);
  if (options.tenant && !chosen[0]) throw new Error(`There is no tenant ${options.tenant}.`);
  const all: { name: string; report: Report }[] = [];
  for (const { id, slug, schema } of chosen) {
    // What was published is read first: the trail can only have grown since.
    const known = await against(id);
    const signer = signerOf(await terminal.keys(), id);
    const lines = database ? overDatabase(database, (tx, next) => trailPage(tx, schema!, signer, id, next)) : overClient(c!, slug);
    all.push({ name: slug, report: await verifyTrail(lines, known) });
  }
  return all;
}

const tenantsIn = (database: Database): Promise<{ id: string; slug: string; schema?: string }[]> =>
  database.owner(
    (tx) =>
      tx.many<{ id: string; slug: string; schema: string }>`select id, slug, schema_name as schema from platform.tenants order by slug`,
  );

async function tenantsOf(client: Client): Promise<{ id: string; slug: string; schema?: string }[]> {
  const all: { id: string; slug: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) });
    const page: { data: { id: string; slug: string }[]; next_cursor: string | null } = await ask(client, 'GET', `/tenants?${query}`);
    all.push(...page.data);
    cursor = page.next_cursor;
  }
  return all;
}

async function* overDatabase(
  database: Database,
  read: (tx: Parameters<Parameters<Database['owner']>[0]>[0], next: TrailPage['next']) => Promise<TrailPage>,
): AsyncGenerator<TrailLine> {
  for (let next: TrailPage['next'] | undefined; next !== null; ) {
    const page: TrailPage = await database.owner((tx) => read(tx, next ?? null));
    yield* page.lines;
    next = page.next;
  }
}

async function* overClient(client: Client, slug: string): AsyncGenerator<TrailLine> {
  const { id } = await find(client, slug);
  for (let next: TrailPage['next'] | undefined; next !== null; ) {
    const page: TrailPage = await ask(client, 'POST', `/tenants/${id}/export-audit`, next ? { next } : {});
    yield* page.lines;
    next = page.next;
  }
}

async function* fromFile(path: string): AsyncGenerator<TrailLine> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield JSON.parse(line) as TrailLine;
  }
}

const mostShown = 50;

function textOf(name: string, { entries, pending, checkpoints, published, findings, notes }: Report): string[] {
  const counted = `${entries} entries, ${checkpoints} checkpoints, ${published} outside${pending ? `, ${pending} not sealed yet` : ''}`;
  return [
    `${findings.length === 0 ? 'intact  ' : 'TAMPERED'}  ${name}: ${counted}`,
    ...findings
      .slice(0, mostShown)
      .map(
        ({ kind, leaf, entryId, detail }) =>
          `  ${kind}${leaf === undefined ? '' : ` leaf ${leaf}`}${entryId ? ` entry ${entryId}` : ''}: ${detail}`,
      ),
    ...(findings.length > mostShown ? [`  … and ${findings.length - mostShown} more`] : []),
    ...notes.map((note) => `  note: ${note}`),
  ];
}

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { verified, writeEntries } from '#test/trail';
import { auditVerbs } from '../../cli/audit.ts';
import { signerOf, verifierOf } from './checkpoint.ts';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import { outsideIn } from './outside.ts';
import { revealJson } from './personal.ts';
import { sealTenant, TrailBroken } from './seal.ts';

const require = createRequire(import.meta.url);
const { verifyMerkleInclusion } = require(join(dirname(require.resolve('@sigstore/verify')), 'tlog/merkle.js'));

const directory = mkdtempSync(join(tmpdir(), 'serai-audit-'));
process.env.SERAI_AUDIT_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const outside = outsideIn(directory);
const app = await testApp({ role: 'api' });
const sealing = { database: app.database, keys: app.keys, outside, now: () => new Date() };
const main = join(import.meta.dirname, '../../main.ts');

type Entry = { after: Record<string, unknown>; metadata: unknown };

async function serai(...args: string[]) {
  const lines: string[] = [];
  let status = 0;
  const admin = app.client(adminToken);
  const verbs = auditVerbs({
    print: (line) => void lines.push(line),
    client: async () => (method, path, body) => (method === 'GET' ? admin.get(path) : admin.post(path, body)),
    keys: async () => app.keys,
    outside: () => outside,
    database: async () => (app.database.kind === 'postgres' ? app.database : undefined),
    exit: (code) => {
      status = code;
    },
  });
  await verbs.parseAsync(args, { from: 'user' });
  return { status, text: lines.join('\n') };
}

it('a proof of any entry is accepted by other people’s code, and of no other text', async () => {
  const tenant = await app.tenant();
  for (const count of [300, 1, 500]) {
    await writeEntries(tenant, count);
    await app.audit.seal(tenant);
  }
  const ids = await tenant.tx(
    (tx) => tx.many<{ id: string }>`select entry_id as id from audit_leaves where leaf_index in (0, 1, 255, 256, 299, 300, 700, 799)`,
  );
  expect(ids).toHaveLength(8);
  for (const { id } of ids) {
    const proof = JSON.parse((await serai('prove', id, '--tenant', tenant.slug)).text);
    expect(JSON.parse(proof.entry)[1]).toBe(id);
    const checkpoint = verifierOf(signerOf(app.keys, tenant.id).verifierKey).open(proof.checkpoint)!;
    const hashes = proof.hashes.map((hash: string) => Buffer.from(hash, 'base64'));
    expect(verifyInclusion(leafHash(Buffer.from(proof.entry)), proof.leaf_index, proof.tree_size, hashes, checkpoint.root)).toBe(true);
    const entry = (text: string) => ({
      canonicalizedBody: Buffer.from(text),
      inclusionProof: { logIndex: String(proof.leaf_index), hashes },
    });
    const signed = { logSize: BigInt(checkpoint.size), logHash: checkpoint.root };
    expect(() => verifyMerkleInclusion(entry(proof.entry), signed)).not.toThrow();
    expect(() => verifyMerkleInclusion(entry(proof.entry.replace('success', 'failed')), signed)).toThrow();
  }
  const notes = outside.read(tenant.id).map((note) => verifierOf(signerOf(app.keys, tenant.id).verifierKey).open(note)!);
  expect(notes.length).toBeGreaterThanOrEqual(3);
  for (const first of notes) {
    const proof = JSON.parse((await serai('consistency', String(first.size), '--tenant', tenant.slug)).text);
    const last = notes.at(-1)!;
    expect(
      verifyConsistency(
        first.size,
        first.root,
        proof.second,
        last.root,
        proof.hashes.map((hash: string) => Buffer.from(hash, 'base64')),
      ),
    ).toBe(true);
  }
});

it('another process verifies an exported trail with nothing but it, the checkpoints and the key', async () => {
  const tenant = await app.tenant();
  await writeEntries(tenant, 50);
  await app.audit.seal(tenant);
  expect((await serai('verify', '--tenant', tenant.slug)).text).toMatch(/^intact {4}t-/);
  const log = join(directory, `${tenant.slug}.jsonl`);
  await serai('export', '--tenant', tenant.slug, '--out', log);
  const { text: key } = await serai('key', '--tenant', tenant.slug);
  const verify = () => {
    try {
      const out = execFileSync(
        process.execPath,
        [main, 'audit', 'verify', '--log', log, '--checkpoints', outside.path(tenant.id), '--key', key],
        {
          encoding: 'utf8',
          env: { PATH: process.env.PATH!, SERAI_DATA: join(directory, 'nowhere') },
        },
      );
      return { status: 0, out };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { status, out: stdout };
    }
  };
  expect(verify()).toMatchObject({ status: 0, out: expect.stringContaining('intact') });
  writeFileSync(log, readFileSync(log, 'utf8').replace('confirmed', 'cancelled'));
  expect(verify()).toMatchObject({ status: 1, out: expect.stringContaining('edited leaf') });
}, 180_000);

it('a kill between batch and file is made good by the next batch, and a torn note harms nothing', async () => {
  const tenant = await app.tenant();
  const killed = {
    ...outside,
    append: () => {
      throw new Error('killed');
    },
  };
  await writeEntries(tenant, 5);
  await expect(sealTenant({ ...sealing, outside: killed }, tenant)).rejects.toThrow('killed');
  expect(outside.read(tenant.id)).toEqual([]);
  expect((await verified(app, tenant, outside)).findings, 'nothing is wrong meanwhile').toEqual([]);
  expect(await sealTenant(sealing, tenant)).toMatchObject({ entries: 0 });
  expect(outside.read(tenant.id)).toHaveLength(1);

  await writeEntries(tenant, 5);
  await expect(sealTenant({ ...sealing, outside: killed }, tenant)).rejects.toThrow('killed');
  appendFileSync(outside.path(tenant.id), `serai.audit/${tenant.id}\n12\nabc`);
  await writeEntries(tenant, 5);
  await sealTenant(sealing, tenant);
  const report = await verified(app, tenant, outside);
  expect(report).toMatchObject({ checkpoints: 3, published: 3, pending: 0, findings: [] });
});

it('nothing is signed on top of a trail that was set back or rewritten', async () => {
  const tenant = await app.tenant();
  await writeEntries(tenant, 5);
  await app.audit.seal(tenant);
  await writeEntries(tenant, 5);
  await app.audit.seal(tenant);
  const before = outside.read(tenant.id);
  const s = tenant.schema;
  await app.database.owner((tx) =>
    tx.script(`delete from ${s}.audit_leaves where leaf_index >= (select min(tree_size) from ${s}.audit_checkpoints);
      delete from ${s}.audit_checkpoints where tree_size > (select min(tree_size) from ${s}.audit_checkpoints)`),
  );
  await expect(app.audit.seal(tenant)).rejects.toThrow(TrailBroken);
  expect(outside.read(tenant.id)).toEqual(before);
  expect((await serai('verify', '--tenant', tenant.slug)).status).toBe(1);
});

it('personal data in entries is sealed: shown to who may see it, disguised for the rest, and bound to its entry', async () => {
  const tenant = await app.tenant();
  await app.world((await app.tenants.find(tenant.id))!).transaction(async ({ audit }) => {
    for (const phone of ['+919900112233', '+919900445566']) {
      audit({
        action: 'orders.receive',
        resource: 'orders',
        resourceId: 'o-1',
        after: { order_number: 'A1', customer_phone: phone, shipping_address: { city: 'Pune' } },
        metadata: { input: { customer: { email: 'ravi@example.com' } } },
      });
    }
  });
  const raw = await tenant.tx(
    (tx) =>
      tx.many<{
        id: string;
        after: Entry['after'];
        text: string;
      }>`select id, after, after::text || metadata::text as text from audit_entries where action = 'orders.receive' order by id`,
  );
  for (const { text } of raw) {
    expect(text).toContain('A1');
    for (const plain of ['9900', 'Pune', 'ravi@']) expect(text).not.toContain(plain);
  }
  const of = (rows: Entry[]) =>
    [...rows]
      .sort((a, b) => (String(a.after.customer_phone) < String(b.after.customer_phone) ? -1 : 1))
      .map(({ after, metadata }) => [after, metadata]);
  const path = '/v1/audit-entries?action=orders.receive';
  expect(of((await tenant.owner.get(path)).body.data)).toEqual(
    ['+919900112233', '+919900445566'].map((phone) => [
      { order_number: 'A1', customer_phone: phone, shipping_address: { city: 'Pune' } },
      { input: { customer: { email: 'ravi@example.com' } } },
    ]),
  );
  expect((await tenant.owner.get('/v1/audit-logs?action=orders.receive')).body.data[0].new_values.shipping_address).toEqual({
    city: 'Pune',
  });

  await app.audit.seal(tenant);
  await app.database.owner((tx) =>
    tx.text(`update ${tenant.schema}.audit_entries set after = $1::jsonb where id = $2`, [JSON.stringify(raw[1]!.after), raw[0]!.id]),
  );
  const moved = (await tenant.owner.get(`/v1/audit-entries/${raw[0]!.id}`)).body;
  expect(moved.after.customer_phone, 'it opens nowhere but in its own entry').toBe('[unreadable]');
  expect((await verified(app, tenant, outside)).findings[0]).toMatchObject({ kind: 'edited', entryId: raw[0]!.id });

  const masked = await revealJson(JSON.stringify(raw[1]), { secrets: undefined as never, opens: () => false });
  expect(JSON.parse(masked).after).toEqual({ order_number: 'A1', customer_phone: '******', shipping_address: '******' });
});

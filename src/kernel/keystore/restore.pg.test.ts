import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { adminToken, client, testApp } from '#test/app';
import { newSite } from '#test/process';
import { emptyDatabase } from '../../../test/support/snapshot.ts';
import { startApp } from '../../app.ts';

// What docs/security/encryption.md tells an operator to do, with Debian's own tools.
const run = promisify(execFile);
const site = await newSite();
const backups = mkdtempSync(join(tmpdir(), 'serai-backups-'));
afterAll(async () => {
  await site.clear();
  rmSync(backups, { recursive: true, force: true });
}, 180_000);
const place = { directory: site.directory, role: 'api' as const };
const living = site.databaseUrl!;
const app = await testApp({ ...place, databaseUrl: living });
const tenant = await app.tenant();

const at = (name: string) => join(backups, name);
/** Makes room for an ordinary backup beside the living key store. */
writeFileSync(
  at('empty.sql'),
  `select format('drop schema %I cascade', nspname) from pg_namespace where nspname !~ '^(pg_|information_schema$|public$|keystore$)' \\gexec\n`,
);
const ordinary = (url: string, file: string) =>
  run('pg_dump', ['--format=custom', '--exclude-schema=keystore', '--extension=plpgsql', `--file=${at(file)}`, url]);
const keyStore = (url: string, file: string) => run('pg_dump', ['--format=custom', '--schema=keystore', `--file=${at(file)}`, url]);
const restore = (url: string, file: string) => run('pg_restore', ['--exit-on-error', '--single-transaction', `--dbname=${url}`, at(file)]);

const serai = (url: string, ...args: string[]) =>
  run(process.execPath, [join(import.meta.dirname, '../../main.ts'), ...args], {
    env: { ...process.env, SERAI_DATA: site.directory, DATABASE_URL: url, LOG_LEVEL: 'warn' },
  }).then(({ stdout }) => stdout);

interface Shown {
  readonly asha: string;
  readonly ravi: string;
  readonly orders: string[];
}

const counted = `
  select string_agg(format('%s.%s %s', n.nspname, c.relname,
    (xpath('//c/text()', query_to_xml(format('select count(*) as c from %I.%I', n.nspname, c.relname), false, true, '')))[1]), E'\\n' order by n.nspname, c.relname)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relname not like 'audit\\_entries%' and (n.nspname = 'platform' or n.nspname like 'tenant\\_%')`;
/** Rows of every table but the key store's, the queue's, and the trail, which reading adds to. */
const count = (url: string) => run('psql', ['-Atc', counted, url]).then(({ stdout }) => stdout);

/** What the owner reads through a server of its own on this database. */
async function shownBy(url: string): Promise<Shown> {
  const server = await startApp({ ...place, databaseUrl: url, adminToken });
  try {
    const owner = client(server, tenant.owner.token);
    const entries = await owner.get('/v1/audit-entries?action=users.change&limit=50');
    expect(entries.status).toBe(200);
    const of = (id: string) => entries.body.data.find((entry: { resource_id: string }) => entry.resource_id === id)?.after.phone;
    const orders = await owner.get('/v1/orders?sort=created_at');
    expect(orders.status).toBe(200);
    return {
      asha: of(asha.id),
      ravi: of(ravi.id),
      orders: orders.body.data.map((order: { order_number: string; customer_phone: string }) => order.customer_phone),
    };
  } finally {
    await server.close();
  }
}

const asha = await tenant.person('operator');
const ravi = await tenant.person('operator');

describe('a person erased after the backup', { timeout: 540_000 }, () => {
  const phones = { asha: '+919900112233', ravi: '+919900445566' };
  const before: Shown = { ...phones, orders: ['+919811000001', '+919811000002'] };
  const after: Shown = { ...before, asha: '[erased]' };

  it('was readable until then', async () => {
    for (const [phone, id] of [
      [phones.asha, asha.id],
      [phones.ravi, ravi.id],
    ])
      await app
        .world((await app.tenants.find(tenant.id))!)
        .transaction(async ({ audit }) => audit({ action: 'users.change', resource: 'users', resourceId: id!, after: { phone: phone! } }));
    for (const phone of before.orders) {
      const made = await tenant.owner.post('/v1/orders', {
        customer_name: 'Meera',
        customer_phone: phone,
        shipping_address: { line1: 'MG Road 1', city: 'Kochi', postal_code: '682001', country: 'IN' },
        payment_method: 'cod',
        items: [{ name: 'Mug', sku: 'MUG', quantity: 1, unit_price: '100' }],
      });
      expect(made.status).toBe(201);
    }
    expect((await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox' })).status).toBe(201);
    await app.audit.seal(tenant);
    expect(await shownBy(living)).toEqual(before);
  });

  it('leaves the ordinary backup without a key in it', async () => {
    await ordinary(living, 'serai.dump');
    await keyStore(living, 'old-keystore.dump');
    const list = (file: string) => run('pg_restore', ['--list', at(file)]).then(({ stdout }) => stdout);
    expect(await list('serai.dump')).not.toMatch(/keystore/);
    expect(await list('serai.dump')).toMatch(new RegExp(`TABLE DATA ${tenant.schema} orders`));
    expect(await list('old-keystore.dump')).toMatch(/TABLE DATA keystore subject_keys/);
    expect(await list('old-keystore.dump')).not.toMatch(new RegExp(`TABLE DATA (${tenant.schema}|platform)`));
    // Nor is it in some column or other: the wrapped key's own bytes are nowhere in it.
    const text = (await run('pg_restore', ['--file=-', at('serai.dump')], { maxBuffer: 1 << 28 })).stdout;
    const wrapped = await app.database.owner(
      (tx) => tx.many<{ hex: string }>`select encode(wrapped, 'hex') as hex from keystore.subject_keys where tenant_id = ${tenant.id}`,
    );
    expect(wrapped.length).toBeGreaterThanOrEqual(2);
    for (const { hex } of wrapped) expect(text.includes(hex)).toBe(false);
  });

  it('is gone at once', async () => {
    expect(await serai(living, 'keys', 'destroy', tenant.slug, '--subject', `users/${asha.id}`, '--confirm', tenant.slug)).toContain(
      'is gone',
    );
    await keyStore(living, 'keystore.dump');
    expect(await shownBy(living)).toEqual(after);
  });

  it('stays gone in a new database made of that backup and the key store’s newest; everything else reads and is whole', async () => {
    const fresh = await emptyDatabase(process.env.DATABASE_URL!);
    try {
      await restore(fresh.url, 'keystore.dump');
      await restore(fresh.url, 'serai.dump');
      expect(await shownBy(fresh.url)).toEqual(after);
      expect(await serai(fresh.url, 'keys', 'verify', tenant.slug)).toMatch(/^[1-9]\d* keys and 2 fields open\.$/m);
      expect(await serai(fresh.url, 'audit', 'verify', '--tenant', tenant.slug)).not.toBe('');
      expect(await count(fresh.url)).toBe(await count(living));
    } finally {
      await fresh.drop();
    }
  });

  it('opens nothing without a key store, though every row is there', async () => {
    const fresh = await emptyDatabase(process.env.DATABASE_URL!);
    try {
      await restore(fresh.url, 'serai.dump');
      expect(await count(fresh.url)).toBe(await count(living));
      await expect(serai(fresh.url, 'keys', 'verify', tenant.slug)).rejects.toThrow();
    } finally {
      await fresh.drop();
    }
  });

  it('would be back if the key store were restored from the same day: it is what keeps them gone', async () => {
    const fresh = await emptyDatabase(process.env.DATABASE_URL!);
    try {
      await restore(fresh.url, 'old-keystore.dump');
      await restore(fresh.url, 'serai.dump');
      expect(await shownBy(fresh.url)).toEqual(before);
    } finally {
      await fresh.drop();
    }
  });

  it('stays gone when the backup is put back beside the living key store', async () => {
    await tenant.tx((tx) => tx.exec`update orders set customer_phone = 'damaged'`);
    await run('psql', ['-qX', '--set=ON_ERROR_STOP=1', `--file=${at('empty.sql')}`, living]);
    await restore(living, 'serai.dump');
    expect(await shownBy(living)).toEqual(after);
    expect(await serai(living, 'keys', 'verify', tenant.slug)).toMatch(/2 fields open/);
  });
});

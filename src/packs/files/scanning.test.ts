import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type TestTenant, testApp } from '#test/app';
import { uploadAs } from '#test/forms';
import { scan, verdictOf } from './scanner/clamd.ts';
import { scanWaiting } from './schedules.ts';

// Put together here, so that no scanner takes this file for what it tests with.
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

const real = process.env.CLAMD_HOST ? { host: process.env.CLAMD_HOST, port: Number(process.env.CLAMD_PORT) } : undefined;
const use = (clamd: { host: string; port: number } | undefined) => {
  if (!clamd) delete process.env.CLAMD_HOST;
  else Object.assign(process.env, { CLAMD_HOST: clamd.host, CLAMD_PORT: String(clamd.port) });
};
afterEach(() => use(undefined));

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

interface Double {
  readonly at: { host: string; port: number };
  /** What came in INSTREAM's pieces, of each connection that sent all of it. */
  readonly received: Buffer[];
}

/** Speaks clamd's side of INSTREAM: reads pieces until the one of length zero, then says what it is told to. */
async function double(say: (content: Buffer, socket: Socket) => void, soon = false): Promise<Double> {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    let held = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    let greeted = false;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      held = Buffer.concat([held, data]);
      if (!greeted) {
        const command = Buffer.from('zINSTREAM\0');
        if (held.length < command.length) return;
        if (!held.subarray(0, command.length).equals(command)) return void socket.end('UNKNOWN COMMAND\0');
        held = held.subarray(command.length);
        greeted = true;
        if (soon) say(content, socket);
      }
      while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
        const length = held.readUInt32BE(0);
        if (length === 0) {
          received.push(content);
          return void say(content, socket);
        }
        content = Buffer.concat([content, held.subarray(4, 4 + length)]);
        held = held.subarray(4 + length);
      }
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { at: { host: '127.0.0.1', port: (server.address() as AddressInfo).port }, received };
}

describe('clamd’s answers', () => {
  test.each([
    ['stream: OK\0', { status: 'clean', result: null }],
    ['stream: Eicar-Test-Signature FOUND\0', { status: 'infected', result: 'Eicar-Test-Signature' }],
    ['INSTREAM size limit exceeded. ERROR\0', { status: 'failed', result: 'INSTREAM size limit exceeded. ERROR' }],
    // Only the one word that says so makes a file clean.
    ['stream: OK FOUND\0', { status: 'infected', result: 'OK' }],
    ['other: OK\0', { status: 'failed', result: 'other: OK' }],
    ['\0', { status: 'failed', result: '' }],
  ])('%j', (said, verdict) => {
    expect(verdictOf(said)).toEqual(verdict);
  });
});

describe('the conversation', () => {
  test('brings every byte over, in whatever pieces', async () => {
    const { at, received } = await double((_, socket) => socket.end('stream: OK\0'));
    const pieces = [Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(300_000, 'b'), Buffer.from('c')];
    expect(await scan(at, Readable.from(pieces))).toEqual({ status: 'clean', result: null });
    expect(received).toEqual([Buffer.concat(pieces)]);
  });

  test('ends when the scanner has had enough', async () => {
    const { at } = await double((_, socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'), true);
    const endless = async function* () {
      for (;;) {
        yield Buffer.alloc(64 * 1024);
        await new Promise((next) => setTimeout(next, 1));
      }
    };
    expect((await scan(at, endless())).status).toBe('failed');
  });

  test('tells nothing of the file where nobody is there, or hangs up', async () => {
    const { at } = await double((_, socket) => socket.end());
    await expect(scan(at, Readable.from([Buffer.from('a')]))).rejects.toThrow('hung up');
    const gone = servers.pop()!;
    await new Promise((closed) => gone.close(closed));
    await expect(scan(at, Readable.from([Buffer.from('a')]))).rejects.toThrow('ECONNREFUSED');
  });

  test.runIf(real)('with the real daemon finds the test virus, and nothing in a letter', async () => {
    expect(await scan(real!, Readable.from([Buffer.from('Dear Sir or Madam')]))).toEqual({ status: 'clean', result: null });
    expect(await scan(real!, Readable.from([Buffer.from(eicar)]))).toMatchObject({
      status: 'infected',
      result: expect.stringMatching(/eicar/i),
    });
    expect(await scan(real!, Readable.from([Buffer.alloc(3_000_000, 'x')]))).toMatchObject({ status: 'clean' });
  });
});

const app = await testApp();
const statusOf = async (tenant: TestTenant, id: string) =>
  (await tenant.owner.get(`/v1/file-uploads/${id}?fields=virus_scan_status,virus_scan_result`)).body;
const clean = () =>
  double((content, socket) => socket.end(content.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'));
const send = async (tenant: TestTenant, text: string, name = 'a.txt') => (await uploadAs(tenant.owner, name, text)).body.id as string;
const locked = async (tenant: TestTenant) => tenant.tx((tx) => tx.one<{ file_path: string }>`select file_path from file_blobs`);

test('a clean file can be downloaded once the scanner has passed it, and not before', async () => {
  const tenant = await app.tenant();
  const id = await send(tenant, 'a letter');
  await app.idle();
  expect(await statusOf(tenant, id)).toMatchObject({ virus_scan_status: 'pending' });
  expect((await tenant.owner.get(`/v1/file-uploads/${id}/content`)).body).toMatchObject({ code: 'file_not_scanned', status: 409 });
  const { body: link } = await tenant.owner.post(`/v1/file-uploads/${id}/share`);
  expect((await app.client().get(link.url)).body.code).toBe('file_not_scanned');
  use((await clean()).at);
  await scanWaiting.perform(app.world((await app.tenants.find(tenant.id))!));
  expect(await statusOf(tenant, id)).toMatchObject({ virus_scan_status: 'clean', virus_scan_result: null });
  expect((await tenant.owner.get(`/v1/file-uploads/${id}/content`)).text).toBe('a letter');
  expect((await app.client().get(link.url)).status).toBe(200);
  // The same content needs no second look.
  const second = await send(tenant, 'a letter', 'copy.txt');
  expect((await tenant.owner.get(`/v1/file-uploads/${second}/content`)).status).toBe(200);
});

test('a business may allow what was not scanned, and never what is infected', async () => {
  const tenant = await app.tenant();
  const [letter, virus] = [await send(tenant, 'a letter'), await send(tenant, eicar)];
  await tenant.owner.post('/v1/file-settings/change', { allow_unscanned: true });
  expect((await tenant.owner.get(`/v1/file-uploads/${letter}/content`)).status).toBe(200);
  use((await clean()).at);
  await scanWaiting.perform(app.world((await app.tenants.find(tenant.id))!));
  expect((await tenant.owner.get(`/v1/file-uploads/${virus}/content`)).body).toMatchObject({ code: 'file_quarantined', status: 403 });
});

test('what the scanner cannot read is failed; where it is not there files wait', async () => {
  const tenant = await app.tenant();
  use({ host: '127.0.0.1', port: 1 });
  const id = await send(tenant, 'a letter');
  await app.idle();
  expect(await statusOf(tenant, id)).toMatchObject({ virus_scan_status: 'pending' });
  use((await double((_, socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'))).at);
  await scanWaiting.perform(app.world((await app.tenants.find(tenant.id))!));
  expect(await statusOf(tenant, id)).toEqual({ virus_scan_status: 'failed', virus_scan_result: 'INSTREAM size limit exceeded. ERROR' });
  expect((await tenant.owner.get(`/v1/file-uploads/${id}/content`)).body).toMatchObject({ code: 'file_not_scanned', status: 409 });
});

const scanners: [string, () => Promise<{ at: { host: string; port: number } }>][] = [['a double', clean]];
if (real) scanners.push(['the real daemon', async () => ({ at: real })]);

describe.each(scanners)('an infected file, found by %s,', (_, scanner) => {
  test('is locked away for everyone who sent it, told to security, and refused when it comes again', async () => {
    const tenant = await app.tenant();
    const operator = await tenant.person('operator');
    const id = await send(tenant, eicar);
    const { body: other } = await uploadAs(operator, 'other.txt', eicar);
    const { body: link } = await tenant.owner.post(`/v1/file-uploads/${id}/share`);
    use((await scanner()).at);
    await app.idle();
    await scanWaiting.perform(app.world((await app.tenants.find(tenant.id))!));
    await app.idle();
    for (const file of [id, other.id])
      expect(await statusOf(tenant, file)).toMatchObject({
        virus_scan_status: 'infected',
        virus_scan_result: expect.stringMatching(/eicar/i),
      });
    expect((await tenant.owner.get(`/v1/file-uploads/${id}/content`)).body.code).toBe('file_quarantined');
    expect((await app.client().get(link.url)).body.code).toBe('file_quarantined');
    expect((await tenant.owner.post(`/v1/file-uploads/${id}/share`)).body.code).toBe('file_quarantined');
    const { file_path } = await locked(tenant);
    expect(file_path).toMatch(/^quarantine\//);
    expect(await tenant.tx((tx) => tx.many`select from file_discards`)).toEqual([]);

    const again = await uploadAs(operator, 'again.txt', eicar);
    expect(again.body).toMatchObject({ code: 'file_infected', status: 422 });
    const events = await tenant.tx((tx) => tx.many<{ data: { id: string } }>`select data from events where type = 'file.infected'`);
    expect(events.map(({ data }) => data.id).sort()).toEqual([id, other.id].sort());
    const trail = await tenant.owner.get('/v1/audit-entries?action=file_uploads.quarantine');
    expect(trail.body.data.map((entry: { resource_id: string; severity: string }) => [entry.resource_id, entry.severity]).sort()).toEqual(
      [
        [id, 'high'],
        [other.id, 'high'],
      ].sort(),
    );
    const violations = await tenant.owner.get('/v1/security-violations?violation_type=suspicious_activity');
    expect(violations.body.data.map((one: { user_id: string }) => one.user_id).sort()).toEqual(
      [tenant.ownerId, operator.id, operator.id].sort(),
    );
    // Locked away is not kept for ever: it goes with its last file.
    for (const file of [id, other.id]) expect((await tenant.owner.post(`/v1/file-uploads/${file}/remove`)).status).toBe(204);
    await app.idle();
    expect(await app.world((await app.tenants.find(tenant.id))!).files.get(file_path)).toBeNull();
  });
});

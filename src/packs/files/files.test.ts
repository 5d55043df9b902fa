import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localFiles } from '#kernel/files';
import { type Client, type TestTenant, testApp } from '#test/app';
import { form, uploadAs } from '#test/forms';
import { promisesOf } from '#test/promises';
import { cleanUp } from './schedules.ts';

// Without a scanner; scanning.test.ts has one.
delete process.env.CLAMD_HOST;

const directory = mkdtempSync(join(tmpdir(), 'serai-uploads-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const app = await testApp({ storage: localFiles(join(directory, 'files')), directory });
const world = async (tenant: TestTenant) => app.world((await app.tenants.find(tenant.id))!);

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Everything that lies on the disk for a tenant, and whatever came in and was not cleared away. */
const stored = ({ id }: { id: string }) => {
  const list = (path: string): string[] => {
    try {
      return (readdirSync(path, { recursive: true, withFileTypes: true }) as { isFile(): boolean; name: string }[])
        .filter((entry) => entry.isFile())
        .map(({ name }) => name);
    } catch {
      return [];
    }
  };
  return [...list(join(directory, 'files', id)), ...list(join(directory, 'incoming'))];
};

const notes = (tenant: TestTenant) => tenant.tx((tx) => tx.many`select file_path from file_discards`);
const blobs = (tenant: TestTenant) =>
  tenant.tx(
    (tx) => tx.many<{ id: string; reference_count: number; file_path: string }>`select id, reference_count, file_path from file_blobs`,
  );

const pdf = (text = 'hello') => Buffer.from(`%PDF-1.4\n%${text}\n%%EOF\n`);
const docx = () =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': strToU8('<w:document/>'),
  });

async function open(plan = 'business'): Promise<TestTenant> {
  const tenant = await app.tenant({ plan });
  expect((await tenant.owner.post('/v1/file-settings/change', { allow_unscanned: true })).status).toBe(200);
  return tenant;
}

const upload = async (client: Client, name: string, bytes: string | Uint8Array, fields: Record<string, string> = {}) => {
  const { status, body } = await uploadAs(client, name, bytes, fields);
  expect([status, body]).toMatchObject([201, {}]);
  return body as { id: string; file_hash: string; file_size: number; mime_type: string; metadata_removed: boolean };
};

describe('a file sent as a form', () => {
  test('is there to be listed, read whole and in parts, and said what it is by its content', async () => {
    const tenant = await open();
    const bytes = pdf('an invoice');
    const { status, headers, body } = await uploadAs(tenant.owner, 'रसीद.pdf', bytes, {
      description: 'March',
      file_category: 'invoice',
      is_public: 'false',
    });
    expect([status, headers.location]).toEqual([201, `/v1/file-uploads/${body.id}`]);
    expect(body).toMatchObject({
      user_id: tenant.ownerId,
      original_filename: 'रसीद.pdf',
      mime_type: 'application/pdf',
      file_size: bytes.length,
      file_hash: sha256(bytes),
      description: 'March',
      file_category: 'invoice',
      is_public: false,
      virus_scan_status: 'pending',
      record_type: null,
      metadata_removed: false,
      expires_at: null,
    });
    expect(JSON.stringify(body)).not.toContain('uploads/');
    expect((await tenant.owner.get('/v1/file-uploads?q=रसीद&mime_type=application/pdf')).body.data).toHaveLength(1);
    const whole = await tenant.owner.get(`/v1/file-uploads/${body.id}/content`);
    expect(whole.body).toEqual(bytes);
    // Its own type is none that the document names; found by generated requests.
    const promises = promisesOf((await app.client().get('/openapi.json')).body);
    const promised = promises.operations.find(({ name }) => name === 'GET /v1/file-uploads/{id}/content')!;
    expect(promises.broken(promised, whole)).toBeUndefined();
    expect(whole.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''%E0%A4%B0%E0%A4%B8%E0%A5%80%E0%A4%A6.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const at = `/v1/file-uploads/${body.id}/content`;
    const etag = whole.headers.etag!;
    const part = await tenant.owner.get(at, { range: 'bytes=1-3' });
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([206, 'PDF', `bytes 1-3/${bytes.length}`]);
    const tail = await tenant.owner.get(at, { range: 'bytes=-5', 'if-range': etag });
    expect([tail.status, tail.body]).toEqual([206, bytes.subarray(-5)]);
    const other = await tenant.owner.get(at, { range: 'bytes=0-0', 'if-range': '"another"' });
    expect([other.status, other.body]).toEqual([200, bytes]);
    const beyond = await tenant.owner.get(at, { range: `bytes=${bytes.length}-` });
    expect([beyond.status, beyond.body.code, beyond.headers['content-range']]).toEqual([
      416,
      'range_not_satisfiable',
      `bytes */${bytes.length}`,
    ]);
    expect((await tenant.owner.get(at, { 'if-none-match': etag })).status).toBe(304);
    const { headers: head } = await app.server.inject({
      method: 'HEAD',
      url: at,
      headers: { authorization: `Bearer ${tenant.owner.token}` },
    });
    expect([head['content-length'], head.etag]).toEqual([String(bytes.length), etag]);
    const trail = await tenant.owner.get(`/v1/audit-entries?resource_id=${body.id}&fields=action,outcome`);
    // How it came in, and every time it went out.
    const deeds = (trail.body.data as { action: string; outcome: string }[]).map(({ action, outcome }) => `${action} ${outcome}`);
    expect(deeds.filter((deed) => deed === 'file_uploads.create success')).toHaveLength(1);
    expect(new Set(deeds)).toEqual(new Set(['file_uploads.create success', 'file_uploads.content success']));
    expect(await notes(tenant)).toEqual([]);
  });

  test.each([
    ['a Word document', 'a.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a table', 'a.csv', 'sku,price\nMUG,10\n', 'text/csv'],
    ['a text', 'README', 'Grüße, नमस्ते\n', 'text/plain'],
    ['JSON', 'a.json', '{"a":1}', 'application/json'],
    ['a PDF without an ending', 'scan', pdf(), 'application/pdf'],
  ])('%s is taken', async (_, name, bytes, type) => {
    expect((await upload((await shared()).owner, name, bytes)).mime_type).toBe(type);
  });

  test.each<[string, string | null, string | Uint8Array, string, object?]>([
    ['a path', '../../etc/passwd', pdf(), 'invalid_file_name'],
    ["another system's path", 'C:\\temp\\a.pdf', pdf(), 'invalid_file_name'],
    ['a name that turns around', 'a\u202efdp.exe', pdf(), 'invalid_file_name'],
    ['a control character', 'a\x07.pdf', pdf(), 'invalid_file_name'],
    ['a name without end', `${'x'.repeat(300)}.pdf`, pdf(), 'invalid_file_name'],
    ['no name', '', pdf(), 'invalid_file_name'],
    ['nothing in it', 'a.pdf', '', 'file_empty'],
    ['a program', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'file_type_not_allowed'],
    ['noise', 'a.pdf', Buffer.from([0, 1, 2, 3, 254, 255]), 'file_type_not_allowed', { detected: null }],
    ['a script', 'a.txt', '#!/bin/sh\necho', 'file_type_not_allowed', { detected: 'text/x-script' }],
    ['a page called a text', 'a.txt', '<html><script>alert(1)</script>', 'file_type_not_allowed', { detected: 'text/html' }],
    [
      'a drawing with a script',
      'a.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'file_type_not_allowed',
      { detected: 'image/svg+xml' },
    ],
    ['a picture called a PDF', 'a.pdf', 'picture', 'file_type_mismatch', { detected: 'image/png', extension: 'pdf' }],
    ['a PDF called a program', 'a.pdf.exe', pdf(), 'file_type_mismatch'],
    ['a PDF with an archive behind it', 'a.pdf', Buffer.concat([pdf(), zipSync({ 'a.class': strToU8('x') })]), 'file_ambiguous'],
    ['an archive', 'a.zip', zipSync({ 'a.txt': strToU8('x') }), 'file_type_not_allowed', { detected: 'application/zip' }],
    ['half a picture', 'a.png', 'half', 'image_unreadable'],
  ])('%s is refused, and nothing is left of it', async (_, name, given, code, more = {}) => {
    const tenant = await shared();
    const picture = await sharp({
      create: { width: 80, height: 80, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 99, sigma: 40 } },
    })
      .png()
      .toBuffer();
    const bytes = given === 'picture' ? picture : given === 'half' ? picture.subarray(0, picture.length / 2) : given;
    const before = stored(tenant).length;
    const { status, body } = await uploadAs(tenant.owner, name, bytes);
    expect({ status, ...body }).toMatchObject({ status: 422, code, ...more });
    expect([stored(tenant).length, await notes(tenant)]).toEqual([before, []]);
  });

  let common: TestTenant | undefined;
  async function shared(): Promise<TestTenant> {
    common ??= await open();
    return common;
  }

  test('in a form that is no upload is told what is wrong', async () => {
    const { owner } = await shared();
    const send = async ({ type, body }: { type: string; body: Buffer }) => {
      const { status, body: answer } = await owner.post('/v1/file-uploads', body, { 'content-type': type });
      return [status, answer.code, answer.errors?.[0]?.pointer];
    };
    const one = { name: 'a.pdf', bytes: pdf() };
    expect(await send(form([]))).toEqual([422, 'invalid_input', '/file']);
    expect(await send(form([one, one]))).toEqual([422, 'invalid_input', '/file']);
    expect(await send(form([{ ...one, field: 'document' }]))).toEqual([422, 'invalid_input', '/document']);
    expect(await send(form([one], { user_id: 'me' }))).toEqual([422, 'invalid_input', '/user_id']);
    expect(await send(form([one], { is_public: 'perhaps' }))).toEqual([422, 'invalid_input', '/is_public']);
    expect(await send(form([one], { expires_at: 'soon' }))).toEqual([422, 'invalid_input', '/expires_at']);
    expect(await send(form([one], { __proto__x: '1' }))).toEqual([422, 'invalid_input', '/__proto__x']);
    expect(await send({ type: 'multipart/form-data', body: Buffer.from('x') })).toEqual([400, 'upload_incomplete', undefined]);
    const { type, body } = form([one]);
    expect(await send({ type, body: body.subarray(0, -20) })).toEqual([400, 'upload_incomplete', undefined]);
    expect(await send({ type: 'application/json', body: Buffer.from('{}') })).toEqual([415, 'unsupported_media_type', undefined]);
    expect(await send({ type: 'application/pdf', body: pdf() })).toEqual([415, 'unsupported_media_type', undefined]);
  });

  test('is repeated with its idempotency key, and is there once', async () => {
    const tenant = await open();
    const again = () => uploadAs(tenant.owner, 'a.pdf', pdf('once'), { description: 'one' }, { 'idempotency-key': 'k-1' });
    const [first, second] = [await again(), await again()];
    expect([second.status, second.body.id, second.headers['idempotency-replayed']]).toEqual([201, first.body.id, 'true']);
    const other = await uploadAs(tenant.owner, 'a.pdf', pdf('other'), { description: 'one' }, { 'idempotency-key': 'k-1' });
    expect(other.body.code).toBe('idempotency_key_reused');
    expect([stored(tenant).length, (await blobs(tenant)).length, await notes(tenant)]).toEqual([1, 1, []]);
  });

  test('is only for those who may, and a refusal is in the trail', async () => {
    const tenant = await open();
    const viewer = await tenant.person('viewer');
    expect((await uploadAs(viewer, 'a.pdf', pdf())).body).toMatchObject({ code: 'forbidden', permission: 'files.upload' });
    expect((await uploadAs(app.client(), 'a.pdf', pdf())).body.code).toBe('unauthenticated');
    await uploadAs(tenant.owner, 'a.exe', 'MZ');
    const { body } = await tenant.owner.get('/v1/audit-entries?resource=file_uploads&outcome=refused&sort=occurred_at&fields=error_code');
    expect(body.data.map((entry: { error_code: string }) => entry.error_code)).toEqual(['forbidden', 'file_type_not_allowed']);
    expect(stored(tenant)).toEqual([]);
  });

  test('is no larger than the business allows', async () => {
    const tenant = await open();
    await tenant.owner.post('/v1/file-settings/change', { max_file_bytes: 1000 });
    expect((await uploadAs(tenant.owner, 'a.txt', 'x'.repeat(1000))).status).toBe(201);
    expect((await uploadAs(tenant.owner, 'a.txt', 'y'.repeat(1001))).body).toMatchObject({ code: 'body_too_large', most: 1000 });
    expect(stored(tenant)).toHaveLength(1);
  });

  test('may be what the business allows: a drawing is an attachment in a sandbox', async () => {
    const tenant = await open();
    await tenant.owner.post('/v1/file-settings/change', { allowed_types: ['image/svg+xml'] });
    const { id } = await upload(tenant.owner, 'a.svg', '<svg onload="alert(1)"/>');
    const { headers } = await tenant.owner.get(`/v1/file-uploads/${id}/content`);
    expect([headers['content-disposition'], headers['content-security-policy']]).toEqual([
      'attachment; filename="a.svg"',
      "default-src 'none'; sandbox",
    ]);
    expect((await uploadAs(tenant.owner, 'a.pdf', pdf())).body.code).toBe('file_type_not_allowed');
  });

  test('counts against the storage of the plan', async () => {
    const tenant = await open();
    const { body } = await app.client(adminOf()).post(`/platform/v1/tenants/${tenant.id}/set-feature`, {
      feature: 'file_storage',
      is_enabled: true,
      config: { max_storage_mb: 1 },
      reason: 'a test',
    });
    expect(body.code).toBeUndefined();
    const big = 'x'.repeat(700_000);
    const { id } = await upload(tenant.owner, 'a.txt', big);
    expect((await uploadAs(tenant.owner, 'b.txt', 'y'.repeat(700_000))).body.code).toBe('body_too_large');
    // The same content takes no more.
    const second = await upload(tenant.owner, 'c.txt', big.slice(0, 100));
    for (const file of [id, second.id]) expect((await tenant.owner.post(`/v1/file-uploads/${file}/remove`)).status).toBe(204);
    await upload(tenant.owner, 'b.txt', 'y'.repeat(700_000));
  });
});

const adminOf = () => `sadm_${'t'.repeat(43)}`;

describe('pictures', () => {
  const photo = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } })
      .withExif({ IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitude: '12/1 58/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'as %s keep the picture and lose where and with what it was taken',
    async (format) => {
      const tenant = await open();
      const bytes = await sharp(await photo())
        .keepExif()
        .toFormat(format)
        .toBuffer();
      const trailing = Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>'), zipSync({ 'a.class': strToU8('x') })]);
      const { id, file_hash, file_size, metadata_removed } = await upload(tenant.owner, `photo.${format}`, trailing);
      expect(metadata_removed).toBe(true);
      const { body } = await tenant.owner.get(`/v1/file-uploads/${id}/content`);
      expect([sha256(body), body.length]).toEqual([file_hash, file_size]);
      for (const secret of ['SecretCam', '<script>', 'a.class']) expect(body.includes(secret)).toBe(false);
      const { width, height, exif } = await sharp(body).metadata();
      expect([width, height, exif]).toEqual([60, 40, undefined]);
    },
  );

  test('are turned as the camera said', async () => {
    const tenant = await open();
    const turned = await sharp(await photo())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { id } = await upload(tenant.owner, 'photo.jpg', turned);
    const { width, height, orientation } = await sharp((await tenant.owner.get(`/v1/file-uploads/${id}/content`)).body).metadata();
    expect([width, height, orientation]).toEqual([40, 60, undefined]);
  });

  test('of too many pixels are not decoded', async () => {
    const tenant = await open();
    const bomb = await sharp({ create: { width: 7_000, height: 6_000, channels: 3, background: 'black' }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect((await uploadAs(tenant.owner, 'a.png', bomb)).body).toMatchObject({ code: 'image_too_large', width: 7_000 });
    expect(stored(tenant)).toEqual([]);
  });
});

test('archives are not unpacked', async () => {
  const tenant = await open();
  const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(100_000_000), 'word/document.xml': new Uint8Array(100) });
  expect(bomb.length).toBeLessThan(1_000_000);
  const before = process.memoryUsage().arrayBuffers;
  const { body } = await uploadAs(tenant.owner, 'a.docx', bomb);
  expect(['file_type_mismatch', 'file_type_not_allowed']).toContain(body.code);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
});

describe('the same content', () => {
  test('twenty times at once is stored once, and is there until the last file with it is deleted', async () => {
    const tenant = await open();
    const bytes = pdf('the same');
    const files = await Promise.all(Array.from({ length: 20 }, (_, n) => upload(tenant.owner, `copy-${n}.pdf`, bytes)));
    expect(await blobs(tenant)).toMatchObject([{ reference_count: 20 }]);
    expect([stored(tenant).length, await notes(tenant)]).toEqual([1, []]);
    const [kept, ...others] = files.map(({ id }) => id) as [string, ...string[]];
    const { body } = await tenant.owner.post('/v1/file-uploads/remove', { ids: others });
    expect(new Set(body.data.map((one: { status: number }) => one.status))).toEqual(new Set([204]));
    await app.idle();
    expect((await tenant.owner.get(`/v1/file-uploads/${kept}/content`)).body).toEqual(bytes);
    expect(await blobs(tenant)).toMatchObject([{ reference_count: 1 }]);
    await tenant.owner.post(`/v1/file-uploads/${kept}/remove`);
    await app.idle();
    expect([await blobs(tenant), stored(tenant), await notes(tenant)]).toEqual([[], [], []]);
    expect((await tenant.owner.get(`/v1/file-uploads/${kept}/content`)).status).toBe(404);
  });

  test('deleted and sent again by many is never lost, and counted right', async () => {
    const tenant = await open();
    const bytes = pdf('to and fro');
    const ids: string[] = [];
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const { id } = await upload(tenant.owner, `${n}.pdf`, bytes);
        if (n % 2) await tenant.owner.post(`/v1/file-uploads/${id}/remove`);
        else ids.push(id);
      }),
    );
    await app.idle();
    expect(await blobs(tenant)).toMatchObject([{ reference_count: 6 }]);
    for (const id of ids) expect((await tenant.owner.get(`/v1/file-uploads/${id}/content`)).body).toEqual(bytes);
    expect(stored(tenant)).toHaveLength(1);
  });

  test('in another business is another content', async () => {
    const [one, two] = [await open(), await open()];
    const { id } = await upload(one.owner, 'a.pdf', pdf());
    await upload(two.owner, 'a.pdf', pdf());
    await one.owner.post(`/v1/file-uploads/${id}/remove`);
    await app.idle();
    expect([stored(one).length, stored(two).length]).toEqual([0, 1]);
  });
});

describe('a file that was announced', () => {
  const announce = (client: Client, more: object = {}) =>
    client.post('/v1/file-uploads/reserve', { original_filename: 'a.pdf', file_size: pdf().length, mime_type: 'application/pdf', ...more });
  const put = (url: string, bytes: string | Uint8Array) =>
    app.client().put(url, Buffer.from(bytes as string), { 'content-type': 'application/pdf' });

  test('is put to its address without signing in, once', async () => {
    const tenant = await open();
    const { status, body: slot } = await announce(tenant.owner, { description: 'March', is_temporary: true });
    expect([status, slot.method]).toEqual([201, 'PUT']);
    const { status: done, body } = await put(slot.url, pdf());
    expect([done, body]).toEqual([201, { id: slot.id }]);
    expect((await tenant.owner.get(`/v1/file-uploads/${slot.id}`)).body).toMatchObject({
      user_id: tenant.ownerId,
      original_filename: 'a.pdf',
      description: 'March',
      is_temporary: true,
      mime_type: 'application/pdf',
    });
    expect((await put(slot.url, pdf())).body.code).toBe('already_exists');
    expect(await notes(tenant)).toEqual([]);
    const kept = await tenant.tx(
      (tx) => tx.many<{ after: object }>`select after::text from audit_entries where action = 'file_uploads.reserve'`,
    );
    expect(JSON.stringify(kept)).not.toContain('signature');
  });

  test('by many at once is taken from one', async () => {
    const tenant = await open();
    const { body: slot } = await announce(tenant.owner);
    const codes = await Promise.all(Array.from({ length: 8 }, async () => (await put(slot.url, pdf())).status));
    expect(codes.sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect([stored(tenant).length, await notes(tenant)]).toEqual([1, []]);
    expect(await blobs(tenant)).toMatchObject([{ reference_count: 1 }]);
  });

  test('has the size and the type it was announced with', async () => {
    const tenant = await open();
    const { body: slot } = await announce(tenant.owner);
    expect((await put(slot.url, `${pdf()}more`)).body).toMatchObject({ code: 'wrong_size', expected: pdf().length });
    expect((await put(slot.url, pdf().subarray(0, -1))).body).toMatchObject({ code: 'wrong_size', size: pdf().length - 1 });
    const text = 'x'.repeat(pdf().length);
    expect((await put(slot.url, text)).body.code).toBe('file_type_mismatch');
    expect((await put(slot.url, pdf())).status).toBe(201);
    for (const [more, code] of [
      [{ mime_type: 'application/x-sh', original_filename: 'a.sh' }, 'file_type_not_allowed'],
      [{ original_filename: 'a.exe' }, 'file_type_mismatch'],
      [{ original_filename: '../a.pdf' }, 'invalid_file_name'],
      [{ file_size: 5 * 1024 ** 3 }, 'body_too_large'],
      [{ file_size: 0 }, 'invalid_input'],
    ] as const)
      expect((await announce(tenant.owner, more)).body.code).toBe(code);
  });

  test('has an address that nobody can change, that ends, and that is for this business and this file', async () => {
    const [tenant, other] = [await open(), await open()];
    const { body: slot } = await announce(tenant.owner);
    const { body: second } = await announce(tenant.owner);
    const changed = (change: (url: URL) => void) => {
      const url = new URL(slot.url, 'http://x');
      change(url);
      return url.pathname + url.search;
    };
    const refused = [
      changed((url) => url.searchParams.set('tenant', other.id)),
      changed((url) => url.searchParams.set('expires', 'never')),
      changed((url) => url.searchParams.set('expires', '99999999999')),
      changed((url) => url.searchParams.set('signature', 'x'.repeat(43))),
      changed((url) => url.searchParams.set('tenant', 'nobody')),
      slot.url.replace(slot.id, second.id),
    ];
    for (const url of refused) expect([url, (await put(url, pdf())).body.code]).toEqual([url, 'invalid_link']);
    expect((await put(`${slot.url}&more=1`, pdf())).body.code).toBe('unknown_parameter');
    expect((await put(slot.url.replace(/\?.*/, ''), pdf())).body.code).toBe('unauthenticated');
    // A link to download is none to upload.
    expect((await app.client().get(slot.url.replace('/content?', '/shared?'))).body.code).toBe('invalid_link');
    app.clock.now = new Date(Date.now() + 16 * 60_000);
    expect((await put(slot.url, pdf())).body.code).toBe('link_expired');
    app.clock.now = undefined;
    expect(stored(tenant)).toEqual([]);
  });
});

describe('a link', () => {
  test('downloads one file until it ends, with ranges and without signing in', async () => {
    const tenant = await open();
    const { id } = await upload(tenant.owner, 'a.pdf', pdf());
    const { body: link } = await tenant.owner.post(`/v1/file-uploads/${id}/share`, { valid_minutes: 10 });
    const stranger = app.client();
    expect((await stranger.get(link.url)).body).toEqual(pdf());
    expect((await stranger.get(link.url, { range: 'bytes=0-3' })).body.toString()).toBe('%PDF');
    expect((await stranger.get(link.url.replace('/shared', '/content'))).status).toBe(401);
    const { body: another } = await uploadAs(tenant.owner, 'b.pdf', pdf('another'));
    expect((await stranger.get(link.url.replace(id, another.id))).body.code).toBe('invalid_link');
    app.clock.now = new Date(Date.now() + 11 * 60_000);
    expect((await stranger.get(link.url)).body.code).toBe('link_expired');
    app.clock.now = undefined;
    await tenant.owner.post(`/v1/file-uploads/${id}/remove`);
    expect((await stranger.get(link.url)).status).toBe(404);
  });

  test('without an end is for public files, as long as they are public', async () => {
    const tenant = await open();
    const { id } = await upload(tenant.owner, 'a.pdf', pdf(), { is_public: 'true' });
    const { body: link } = await tenant.owner.post(`/v1/file-uploads/${id}/share`, { valid_minutes: null });
    expect(link.expires_at).toBeNull();
    expect((await app.client().get(link.url)).status).toBe(200);
    expect((await tenant.owner.patch(`/v1/file-uploads/${id}`, { is_public: false })).status).toBe(200);
    expect((await app.client().get(link.url)).status).toBe(404);
    expect((await tenant.owner.post(`/v1/file-uploads/${id}/share`, { valid_minutes: null })).body.code).toBe('invalid_input');
  });

  test('works for a suspended business as little as anything else', async () => {
    const tenant = await open();
    const { id } = await upload(tenant.owner, 'a.pdf', pdf());
    const { body: link } = await tenant.owner.post(`/v1/file-uploads/${id}/share`);
    await app.client(adminOf()).post(`/platform/v1/tenants/${tenant.id}/suspend`, { reason: 'a test' });
    expect((await app.client().get(link.url)).body.code).toBe('tenant_suspended');
  });
});

test('people see and change their own files, and everyone’s with the permission', async () => {
  const tenant = await open();
  const [anna, ben, manager] = [await tenant.person('operator'), await tenant.person('operator'), await tenant.person('manager')];
  const { id } = await upload(anna, 'a.pdf', pdf());
  const seen = async (client: Client) => [
    (await client.get('/v1/file-uploads')).body.data.length,
    (await client.get(`/v1/file-uploads/${id}`)).status,
    (await client.get(`/v1/file-uploads/${id}/content`)).status,
    (await client.patch(`/v1/file-uploads/${id}`, { description: 'x' })).status,
    (await client.post(`/v1/file-uploads/${id}/share`)).status,
  ];
  expect(await seen(anna)).toEqual([1, 200, 200, 200, 200]);
  expect(await seen(ben)).toEqual([0, 404, 404, 404, 404]);
  expect(await seen(manager)).toEqual([1, 200, 200, 200, 200]);
  expect((await ben.post(`/v1/file-uploads/${id}/remove`)).status).toBe(404);
  expect((await manager.post('/v1/file-settings/change', { allow_unscanned: true })).body.code).toBe('forbidden');
});

test('temporary files go after their days, retained ones stay; so do what nobody needs and slots that nobody used', async () => {
  const tenant = await open();
  const temporary = await upload(tenant.owner, 'a.pdf', pdf('1'), { is_temporary: 'true' });
  const retained = await upload(tenant.owner, 'b.pdf', pdf('2'), { is_temporary: 'true' });
  const forever = await upload(tenant.owner, 'c.pdf', pdf('3'));
  expect((await tenant.owner.post(`/v1/file-uploads/${retained.id}/retain`)).body).toMatchObject({ is_temporary: false, expires_at: null });
  await tenant.owner.post('/v1/file-uploads/reserve', { original_filename: 'd.pdf', file_size: 9, mime_type: 'application/pdf' });
  // As a crash leaves it: stored under a name that was noted, and nothing more.
  const { files } = await world(tenant);
  await files.put('uploads/left-behind', Buffer.from('x'));
  await tenant.tx((tx) => tx.exec`insert into file_discards (file_path, due_at) values ('uploads/left-behind', now() + interval '1 hour')`);
  const ids = async () => (await tenant.owner.get('/v1/file-uploads?sort=created_at')).body.data.map((row: { id: string }) => row.id);

  const at = async (days: number) =>
    cleanUp.perform(app.world((await app.tenants.find(tenant.id))!, new Date(Date.now() + days * 86_400_000)));
  await at(6.9);
  expect(await ids()).toEqual([temporary.id, retained.id, forever.id]);
  await at(7.1);
  await app.idle();
  expect(await ids()).toEqual([retained.id, forever.id]);
  expect([stored(tenant).length, await notes(tenant)]).toEqual([2, []]);
  expect(await tenant.tx((tx) => tx.many`select id from file_slots`)).toEqual([]);
});

describe('over the wire', () => {
  let port: number;
  beforeAll(async () => {
    await app.server.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.server.address() as AddressInfo).port;
  });

  const start = (tenant: TestTenant, headers: Record<string, string | number>): ClientRequest =>
    request({ port, path: '/v1/file-uploads', method: 'POST', headers: { authorization: `Bearer ${tenant.owner.token}`, ...headers } });
  const answerOf = async (asked: ClientRequest): Promise<{ status: number; code: string }> => {
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of answer) text += chunk;
    return { status: answer.statusCode!, ...JSON.parse(text) };
  };
  const until = async (true_: () => boolean | Promise<boolean>) => {
    for (let n = 0; n < 1_200 && !(await true_()); n++) await new Promise((next) => setTimeout(next, 25));
  };

  test('five gigabytes are refused before they come', async () => {
    const tenant = await open();
    const asked = start(tenant, { 'content-type': form([]).type, 'content-length': 5 * 1024 ** 3 });
    asked.on('error', () => {});
    asked.write('--');
    expect(await answerOf(asked)).toMatchObject({ status: 413, code: 'body_too_large' });
    asked.destroy();
    expect([stored(tenant), await notes(tenant)]).toEqual([[], []]);
  });

  test('more than is allowed without saying how much is cut off while it comes', async () => {
    const tenant = await open();
    await tenant.owner.post('/v1/file-settings/change', { max_file_bytes: 100_000 });
    const { type, body } = form([{ name: 'a.txt', bytes: 'x'.repeat(3_000_000) }]);
    const asked = start(tenant, { 'content-type': type, 'transfer-encoding': 'chunked' });
    asked.on('error', () => {});
    asked.write(body.subarray(0, 400_000));
    expect(await answerOf(asked)).toMatchObject({ status: 413, code: 'body_too_large', most: 100_000 });
    asked.destroy();
    expect([stored(tenant), await notes(tenant)]).toEqual([[], []]);
  });

  test('a sender who goes away leaves nothing', async () => {
    const tenant = await open();
    const { type, body } = form([{ name: 'a.txt', bytes: 'x'.repeat(500_000) }]);
    const asked = start(tenant, { 'content-type': type, 'content-length': body.length });
    asked.on('error', () => {});
    asked.write(body.subarray(0, 300_000));
    await until(() => stored(tenant).length > 0);
    expect(stored(tenant)).toHaveLength(1);
    asked.destroy();
    await until(async () => stored(tenant).length === 0 && (await notes(tenant)).length === 0);
    expect([stored(tenant), await notes(tenant), await blobs(tenant)]).toEqual([[], [], []]);
  });

  test('a large file passes through little memory', async () => {
    const tenant = await open();
    const megabytes = process.env.SERAI_TEST_FULL ? 1024 : 192;
    await tenant.owner.post('/v1/file-settings/change', { max_file_bytes: 2 * 1024 ** 3 });
    const empty = form([{ name: 'a.txt', bytes: '' }]);
    const split = empty.body.lastIndexOf('\r\n--', empty.body.length - 5);
    const [head, tail] = [empty.body.subarray(0, split), empty.body.subarray(split)];
    const chunk = Buffer.alloc(1024 * 1024, 'all work and no play. ');
    const asked = start(tenant, { 'content-type': empty.type, 'content-length': empty.body.length + megabytes * chunk.length });
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    asked.write(head);
    for (let n = 0; n < megabytes; n++) {
      if (!asked.write(chunk)) await once(asked, 'drain');
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    asked.end(tail);
    expect(await answerOf(asked)).toMatchObject({ status: 201, file_size: megabytes * chunk.length });
    // Sender and server are one process here, and what both have let go of is only collected now and then.
    expect(most).toBeLessThan(128 * 1024 * 1024);
  }, 360_000);
});

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll } from 'vitest';

/** What a signed request looked like when it was signed. */
export interface Signed {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Uint8Array, data: string) => createHmac('sha256', key).update(data).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The signature (version 4) that a request to S3 must carry, worked out from Amazon's description and sharing no code with the client.
 * Proved on Amazon's own example in s3.test.ts.
 */
export function signatureOf({ method, url, headers }: Signed, secret: string): string {
  const [, scope = '', names = ''] = /Credential=[^/]+\/([^,]+),\s*SignedHeaders=([^,]+),/.exec(String(headers.authorization)) ?? [];
  const [day = '', region = '', service = ''] = scope.split('/');
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}\n`);
  const digest = String(headers['x-amz-content-sha256']);
  const canonical = [method, pathname, query, lines.join(''), names, digest].join('\n');
  const text = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  return hmac(key, text).toString('hex');
}

export interface TestBucket {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly objects: Map<string, Buffer>;
  /** Uploads in parts that were begun and neither completed nor given up. */
  readonly open: Map<string, Map<number, Buffer>>;
  readonly asked: string[];
  /** Answers the next requests with these statuses instead. */
  failWith: number[];
}

/** A bucket on loopback that speaks S3's protocol and lets nobody in whose signature, digest or clock is wrong. */
export async function testBucket(bucket = 'serai-test'): Promise<TestBucket> {
  const accessKeyId = 'practice-key';
  const secretAccessKey = 'practice-key-of-a-bucket-on-loopback';
  const objects = new Map<string, Buffer>();
  const open = new Map<string, Map<number, Buffer>>();
  const asked: string[] = [];
  const failWith: number[] = [];

  function refusal(request: IncomingMessage, body: Buffer): string | undefined {
    const { headers } = request;
    const authorization = String(headers.authorization);
    if (!authorization.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`)) return 'InvalidAccessKeyId';
    const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
    if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return 'AccessDenied';
    const given = Buffer.from(/Signature=([0-9a-f]{64})/.exec(authorization)?.[1] ?? '');
    const right = Buffer.from(signatureOf({ method: request.method!, url: request.url!, headers }, secretAccessKey));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return 'SignatureDoesNotMatch';
    const [, year, month, day, hour, minute, second] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(String(headers['x-amz-date'])) ?? [];
    const then = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (!(Math.abs(Date.now() - then) < 15 * 60_000)) return 'RequestTimeTooSkewed';
    return sha256(body) === headers['x-amz-content-sha256'] ? undefined : 'XAmzContentSHA256Mismatch';
  }

  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const say = (status: number, content: string | Buffer = '', headers: Record<string, string | number> = {}) =>
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(content) }).end(content);
    const error = (status: number, code: string) =>
      say(status, `<Error><Code>${code}</Code></Error>`, { 'content-type': 'application/xml' });
    const refused = refusal(request, body);
    asked.push(`${request.method} ${refused ?? 'ok'}`);
    if (refused) return void error(403, refused);
    const failing = failWith.shift();
    if (failing) return void error(failing, 'SlowDown');
    const { pathname, searchParams } = new URL(request.url!, 'http://s3');
    if (!pathname.startsWith(`/${bucket}/`)) return void error(404, 'NoSuchBucket');
    const key = decodeURIComponent(pathname.slice(bucket.length + 2));
    const upload = searchParams.get('uploadId');
    const parts = upload === null ? undefined : open.get(upload);
    if (upload !== null && !parts) return void error(404, 'NoSuchUpload');
    if (request.method === 'POST' && searchParams.has('uploads')) {
      const id = `upload/${open.size + 1}+${key}`;
      open.set(id, new Map());
      return void say(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (request.method === 'PUT') {
      if (parts) parts.set(Number(searchParams.get('partNumber')), body);
      else objects.set(key, body);
      return void say(200, '', { etag: `"${sha256(body).slice(0, 32)}"` });
    }
    if (request.method === 'POST' && parts) {
      const told = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g)];
      const found = told.map(([, number, etag]) => ({ part: parts.get(Number(number)), etag }));
      if (!found.every(({ part, etag }) => part && etag === `"${sha256(part).slice(0, 32)}"`)) return void error(400, 'InvalidPart');
      if (found.slice(0, -1).some(({ part }) => part!.length < 5 * 1024 * 1024)) return void error(400, 'EntityTooSmall');
      objects.set(key, Buffer.concat(found.map(({ part }) => part!)));
      open.delete(upload!);
      return void say(200, '<CompleteMultipartUploadResult/>');
    }
    if (request.method === 'DELETE') {
      if (upload === null) objects.delete(key);
      else open.delete(upload);
      return void say(204);
    }
    if (request.method === 'GET' && searchParams.get('list-type') === '2') {
      const keys = [...objects.keys()]
        .filter((one) => one.startsWith(searchParams.get('prefix')!))
        .sort()
        .slice(0, 3);
      return void say(200, `<ListBucketResult>${keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('')}</ListBucketResult>`);
    }
    const object = objects.get(key);
    if (!object) return void error(404, 'NoSuchKey');
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (!range) return void say(200, object);
    const [start, end] = [Number(range[1]), Math.min(object.length - 1, range[2] ? Number(range[2]) : object.length - 1)];
    if (start >= object.length) return void say(416, '', { 'content-range': `bytes */${object.length}` });
    say(206, object.subarray(start, end + 1), { 'content-range': `bytes ${start}-${end}/${object.length}` });
  }

  const server = createServer((request, response) => {
    void buffer(request).then((body) => answer(request, response, body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { endpoint, accessKeyId, secretAccessKey, objects, open, asked, failWith };
}

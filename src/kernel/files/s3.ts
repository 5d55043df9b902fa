import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import aws4 from 'aws4';
import { type Dispatcher, request } from 'undici';
import type { FileStorage } from '../files.ts';
import { isUuid } from '../ids.ts';
import type { FileStore } from '../world.ts';
import { checkName } from './name.ts';

/** A bucket of Amazon S3, or of anything that speaks its protocol (MinIO, Ceph, R2, Spaces). */
export interface S3Settings {
  /** `https://host` or `http://host:port`, without a path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Before every key, such as `serai/`; empty: none. */
  readonly prefix: string;
  /** The bucket in the path, not in the host's name. */
  readonly pathStyle: boolean;
}

/** One part of a large upload, and so what is held in memory for each; S3 wants 5 MiB at least. */
const partBytes = 8 * 1024 * 1024;
const attempts = 3;

interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Statuses that are answers, not failures. */
  readonly also?: readonly number[];
}

type Given = Dispatcher.ResponseData;

/** Files of each tenant as objects `<prefix><tenant id>/<name>`. Every request is signed (signature version 4) with its body's digest. */
export function s3Files(settings: S3Settings): FileStorage {
  const base = new URL(settings.endpoint);
  const host = settings.pathStyle ? base.host : `${settings.bucket}.${base.host}`;
  const root = settings.pathStyle ? `/${settings.bucket}/` : '/';

  async function ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD', key: string, asked: Asked = {}): Promise<Given> {
    const { query = {}, headers = {}, body, also = [] } = asked;
    const search = new URLSearchParams(query).toString().replaceAll('+', '%20');
    const path = `${root}${key}${search ? `?${search}` : ''}`;
    for (let attempt = 1; ; attempt++) {
      const signed = aws4.sign(
        {
          service: 's3',
          region: settings.region,
          method,
          host,
          path,
          headers: {
            ...headers,
            'x-amz-content-sha256': createHash('sha256')
              .update(body ?? '')
              .digest('hex'),
          },
          ...(body ? { body: Buffer.from(body) } : {}),
        },
        settings,
      );
      let failure: unknown;
      try {
        const { host: _, Host: __, ...sent } = signed.headers as Record<string, string>;
        const answer = await request(`${base.protocol}//${host}${path}`, {
          method,
          headers: { ...sent, host },
          body: body ?? null,
          headersTimeout: 30_000,
          bodyTimeout: 60_000,
        });
        if (answer.statusCode < 300 || also.includes(answer.statusCode)) return answer;
        const text = await answer.body.text();
        const code = /<Code>([^<]{1,100})<\/Code>/.exec(text)?.[1] ?? '';
        failure = new Error(`the file storage answered ${answer.statusCode} ${code} to ${method}`);
        if (answer.statusCode < 500 && answer.statusCode !== 429) throw failure;
      } catch (error) {
        if (error === failure) throw error;
        failure = error;
      }
      if (attempt === attempts) throw failure;
      await wait(50 * 4 ** attempt);
    }
  }
  const done = async (answer: Promise<Given>) => void (await (await answer).body.dump());

  /** Stores what comes, in one request where it is small, else in parts; none of it is seen before the last one is there. */
  async function write(key: string, source: AsyncIterable<Uint8Array>): Promise<number> {
    let upload: string | undefined;
    const tags: string[] = [];
    let size = 0;
    let held: Uint8Array[] = [];
    let heldBytes = 0;
    const send = async () => {
      upload ??= await begin(key);
      const answer = await ask('PUT', key, {
        query: { partNumber: String(tags.length + 1), uploadId: upload },
        body: Buffer.concat(held),
      });
      await answer.body.dump();
      tags.push(String(answer.headers.etag));
      held = [];
      heldBytes = 0;
    };
    try {
      for await (const chunk of source) {
        held.push(chunk);
        heldBytes += chunk.byteLength;
        size += chunk.byteLength;
        if (heldBytes >= partBytes) await send();
      }
      if (!upload) await done(ask('PUT', key, { body: Buffer.concat(held) }));
      else {
        if (heldBytes) await send();
        await complete(key, upload, tags);
      }
      return size;
    } catch (error) {
      // Parts of what was never completed cost money until they are given up.
      if (upload) await done(ask('DELETE', key, { query: { uploadId: upload }, also: [404] })).catch(() => {});
      throw error;
    }
  }

  async function begin(key: string): Promise<string> {
    const text = await (await ask('POST', key, { query: { uploads: '' } })).body.text();
    const id = /<UploadId>([^<]+)<\/UploadId>/.exec(text)?.[1];
    if (!id) throw new Error('the file storage began no upload');
    return id;
  }

  async function complete(key: string, uploadId: string, tags: readonly string[]): Promise<void> {
    const parts = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
    const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    const text = await (await ask('POST', key, { query: { uploadId }, body })).body.text();
    // S3 may answer 200 and tell of a failure in the body.
    if (text.includes('<Error>')) throw new Error('the file storage did not put the parts together');
  }

  async function keysUnder(prefix: string): Promise<string[]> {
    const text = await (await ask('GET', '', { query: { 'list-type': '2', prefix } })).body.text();
    return [...text.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key!);
  }

  return {
    of(tenantId): FileStore {
      if (!isUuid(tenantId)) throw new RangeError('not a tenant id');
      const keyOf = (name: string) => `${settings.prefix}${tenantId}/${checkName(name)}`;
      return {
        async put(name, bytes) {
          await done(ask('PUT', keyOf(name), { body: bytes }));
          return name;
        },
        write: async (name, source) => write(keyOf(name), source),
        async get(name) {
          const answer = await ask('GET', keyOf(name), { also: [404] });
          if (answer.statusCode !== 404) return Buffer.from(await answer.body.arrayBuffer());
          await answer.body.dump();
          return null;
        },
        async open(name, range) {
          const answer = await ask('GET', keyOf(name), {
            headers: range ? { range: `bytes=${range.start}-${range.end ?? ''}` } : {},
            also: [404, 416],
          });
          const { 'content-range': part, 'content-length': length } = answer.headers;
          const size = Number(part ? String(part).split('/')[1] : length);
          if (answer.statusCode < 300) return { size, stream: answer.body };
          await answer.body.dump();
          // Beyond the end: there is the file, and nothing of it, as on a disk.
          return answer.statusCode === 416 ? { size, stream: Readable.from([]) } : null;
        },
        delete: async (name) => done(ask('DELETE', keyOf(name), { also: [404] })),
      };
    },
    async erase(tenantId) {
      if (!isUuid(tenantId)) throw new RangeError('not a tenant id');
      // Listed anew after each thousand: what was listed is gone by then.
      for (
        let keys = await keysUnder(`${settings.prefix}${tenantId}/`);
        keys.length;
        keys = await keysUnder(`${settings.prefix}${tenantId}/`)
      )
        for (const key of keys) await done(ask('DELETE', key, { also: [404] }));
    },
  };
}

import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../command/operations.ts';
import { fail } from '../errors.ts';
import type { FileStore } from '../world.ts';
import { rangeOf } from './ranges.ts';

/** RFC 6266: a plain name that every program reads, and beside it the true one where that differs. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${full}`}`;
}

const has = (header: string | undefined, etag: string | undefined) =>
  etag !== undefined && (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/**
 * Streams a stored file, or the part that Range asks for. It is always an attachment in a sandbox: whatever it holds, no browser runs it
 * as a page of ours.
 */
export async function sendFile(
  files: (tenantId: string) => FileStore,
  request: FastifyRequest,
  reply: FastifyReply,
  file: NonNullable<Answer['file']>,
) {
  const store = files(file.tenantId);
  const etag = file.etag && `"${file.etag}"`;
  if (etag) reply.header('etag', etag);
  reply.header('cache-control', etag ? 'private, no-cache' : 'private, no-store').header('accept-ranges', 'bytes');
  if (has(request.headers['if-none-match'], etag)) return reply.code(304).send();

  const { range: asked, 'if-range': condition } = request.headers;
  // A part of what is no longer the same file would spoil what the caller has: only a strong, equal tag will do.
  const valid = condition === undefined || condition === etag;
  const size = file.size ?? (asked && valid ? await sizeOf(store, file.name) : undefined);
  const range = asked && valid && request.method === 'GET' && size !== undefined ? rangeOf(asked, size) : undefined;
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${size}`);
    throw fail('range_not_satisfiable', { size });
  }
  const found = await store.open(file.name, range);
  if (!found) throw fail('not_found');
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${found.size}`);
  reply
    .type(file.contentType)
    .header('content-disposition', attachment(file.filename))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-length', range ? range.end - range.start + 1 : found.size);
  if (request.method !== 'HEAD') return reply.send(found.stream);
  found.stream.destroy();
  return reply.send(Readable.from([]));
}

async function sizeOf(store: FileStore, name: string): Promise<number> {
  const found = await store.open(name);
  if (!found) throw fail('not_found');
  found.stream.destroy();
  return found.size;
}

import { mkdir, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Inbound } from '../command/inbound.ts';
import type { Answer, Operation } from '../command/operations.ts';
import type { Pipeline } from '../command/pipeline.ts';
import { admission, entry } from '../command/upload-operations.ts';
import { validate } from '../command/validate.ts';
import { fail, Problem } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Admission } from '../upload.ts';
import type { World } from '../world.ts';
import { receive } from './receive.ts';

export interface UploadDesk {
  readonly pipeline: Pipeline;
  /** Where files lie while they come in: on the disk of this process. */
  readonly incoming: string;
  world(tenantId: string): Promise<World>;
  /** The request as every transport gives it, without a body. */
  inbound(operation: Operation, request: FastifyRequest, reply: FastifyReply): Inbound;
}

/** Of a body that is refused before it was read, so much is let run out; with more to come the connection ends. */
const drained = 4 * 1024 * 1024;

/** Routes whose bodies are files: parsed by nobody but `receive`, while they come. */
export function serveUploads(app: FastifyInstance, operations: readonly Operation[], desk: UploadDesk): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(multipart);
    scope.addContentTypeParser('*', (_, __, done) => done(null));
    for (const operation of operations.filter(({ upload }) => upload)) {
      scope.route({
        method: operation.method,
        url: operation.path.replace('{id}', ':id'),
        config: { upload: true },
        handler: async (request, reply) => {
          const { status, headers, body } = await take(desk, operation, request, reply);
          return reply.code(status).headers(headers).type('application/json; charset=utf-8').send(body);
        },
      });
    }
  });
}

/** Removes what a killed process left there; younger files may still be coming in. */
export async function clearIncoming(directory: string, before: Date): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtime < before) await unlink(path).catch(() => {});
  }
}

async function take(desk: UploadDesk, operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<Answer> {
  const upload = operation.upload!;
  const inbound = desk.inbound(operation, request, reply);
  const form = operation.consumes === 'multipart/form-data';
  let admitted: Admission | undefined;
  let world: World | undefined;
  const path = join(desk.incoming, newId());
  try {
    let tenantId = '';
    const first = admission(operation, (decided, tenant) => {
      admitted = decided as Admission;
      tenantId = tenant;
    });
    await desk.pipeline.run(first, { ...inbound, idempotencyKey: undefined });
    world = await desk.world(tenantId);
    // Not before: who may not upload at all is told that.
    if (form && !request.isMultipart()) throw fail('unsupported_media_type', { accepts: operation.consumes });
    await mkdir(desk.incoming, { recursive: true, mode: 0o700 });
    const kept = await receiveAndKeep(operation, request, world, admitted!, path).catch((error: unknown) => {
      // A refusal of what came is a refused deed like any other: it goes the same way, into the trail.
      if (error instanceof Problem) return { refused: error };
      throw error;
    });
    if ('refused' in kept) {
      const refuse = async () => {
        throw kept.refused;
      };
      return await desk.pipeline.run({ ...operation, input: undefined, run: refuse }, { ...inbound, idempotencyKey: undefined, ...once });
    }
    return await desk.pipeline.run(entry(operation, kept.kept), { ...inbound, ...once, body: kept.input, rawBody: kept.fingerprint });
  } catch (error) {
    const left = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    if (!request.raw.readableEnded) {
      if (left <= drained) request.raw.resume();
      else reply.header('connection', 'close');
    }
    throw error;
  } finally {
    await unlink(path).catch(() => {});
    if (world && admitted)
      await upload.settle(world, admitted).catch((error: unknown) => world?.log.error({ err: error }, 'an upload left something'));
  }
}

/** The same request comes to the pipeline twice and counts once. */
const once = { limit: async () => {} };

async function receiveAndKeep(operation: Operation, request: FastifyRequest, world: World, admitted: Admission, path: string) {
  const upload = operation.upload!;
  const form = operation.consumes === 'multipart/form-data';
  const announced = Number(request.headers['content-length'] ?? 0);
  // Of a form, its own words come on top.
  if (announced > (admitted.exactBytes ?? admitted.mostBytes) + (form ? 64 * 1024 : 0))
    throw admitted.exactBytes === undefined
      ? fail('body_too_large', { most: admitted.mostBytes })
      : fail('wrong_size', { expected: admitted.exactBytes, size: announced });
  const { arrived, fields } = await receive(request, form, path, admitted);
  const input = readFields(upload.input as Fields, fields);
  validate(entry(operation, undefined).input!, input);
  const kept = await upload.keep(world, admitted, arrived, input);
  return { kept, input, fingerprint: JSON.stringify([arrived.name, arrived.sha256, input]) };
}

interface Fields {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
}

/** A form has only text: what its schema says is a number or a truth value is read as one, else it stays text and is refused. */
function readFields({ properties = {} }: Fields, fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const read = (name: string, text: string): unknown => {
    const type = properties[name]?.type;
    if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
    if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    return text;
  };
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, read(name, text)]));
}

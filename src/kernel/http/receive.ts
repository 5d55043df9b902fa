import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { fail, Problem } from '../errors.ts';
import type { Admission, Arrived } from '../upload.ts';

/** What a form brought: the file, and its other fields as text. */
export interface Received {
  readonly arrived: Arrived;
  readonly fields: Readonly<Record<string, string>>;
}

/** Without a byte for so long, the sender is taken for gone. */
const silence = 30_000;

/** Takes the body of a request apart while it comes: the file goes to `path`, no more than the admission allows, never into memory. */
export async function receive(request: FastifyRequest, multipart: boolean, path: string, admission: Admission): Promise<Received> {
  try {
    return multipart ? await receiveForm(request, path, admission) : await receiveBytes(request, path, admission);
  } catch (error) {
    // What our own disk says is not the sender's fault; all else is a body that ended early or is no form.
    if (error instanceof Problem || ((error as NodeJS.ErrnoException).syscall ?? 'read') !== 'read') throw error;
    throw fail('upload_incomplete');
  }
}

async function receiveBytes({ raw }: FastifyRequest, path: string, admission: Admission): Promise<Received> {
  return { arrived: { ...(await take(raw, path, admission)), name: null }, fields: {} };
}

async function receiveForm(request: FastifyRequest, path: string, admission: Admission): Promise<Received> {
  const wrong = (pointer: string, message: string) => fail('invalid_input', {}, [{ pointer, message }]);
  let arrived: Arrived | undefined;
  const fields: Record<string, string> = {};
  const limits = { files: 1, fields: 20, fieldNameSize: 100, fieldSize: 10_000, headerPairs: 20, fileSize: Number.POSITIVE_INFINITY };
  try {
    // The whole name as it was sent: a path is refused, not quietly cut.
    for await (const part of request.parts({ preservePath: true, limits })) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file') throw wrong(`/${part.fieldname}`, 'is not where the file belongs: call its part `file`');
        arrived = { ...(await take(part.file, path, admission)), name: part.filename || null };
      } else {
        if (part.fieldnameTruncated) throw wrong('', 'has a field with a name that is too long');
        if (part.valueTruncated) throw wrong(`/${part.fieldname}`, 'is too long');
        if (part.fieldname in fields) throw wrong(`/${part.fieldname}`, 'was given twice');
        fields[part.fieldname] = String(part.value);
      }
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'FST_FILES_LIMIT') throw wrong('/file', 'is more than one file');
    if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') throw wrong('', 'has too many fields');
    if (code === 'FST_PROTO_VIOLATION') throw wrong('', 'has a field with a name that no field may have');
    throw error;
  }
  if (!arrived) throw wrong('/file', 'is missing');
  return { arrived, fields };
}

/** Writes a stream down while it counts and digests it; stops at the first byte too many. */
async function take(source: Readable, path: string, { mostBytes, exactBytes }: Admission): Promise<Omit<Arrived, 'name'>> {
  const hash = createHash('sha256');
  const most = exactBytes ?? mostBytes;
  let size = 0;
  const gone = setTimeout(() => source.destroy(new Error('nothing came for too long')), silence);
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      gone.refresh();
      size += chunk.length;
      if (size > most)
        return done(exactBytes === undefined ? fail('body_too_large', { most }) : fail('wrong_size', { expected: exactBytes }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(source, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } finally {
    clearTimeout(gone);
  }
  if (size === 0) throw fail('file_empty');
  if (exactBytes !== undefined && size !== exactBytes) throw fail('wrong_size', { expected: exactBytes, size });
  if ((await stat(path)).size !== size) throw new Error('the disk holds another number of bytes than came');
  return { path, size, sha256: hash.digest('hex') };
}

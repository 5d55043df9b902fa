import { randomBytes } from 'node:crypto';
import type { Answer, Client, Headers } from './app.ts';

export interface FilePart {
  readonly name: string | null;
  readonly bytes: string | Uint8Array;
  readonly field?: string;
}

export interface Form {
  readonly type: string;
  readonly body: Buffer;
}

/** A multipart/form-data body as a browser writes it, or as one would not: names go in as they are. */
export function form(files: readonly FilePart[], fields: Readonly<Record<string, string>> = {}): Form {
  const boundary = `----serai${randomBytes(12).toString('hex')}`;
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields))
    parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  for (const { name, bytes, field = 'file' } of files) {
    const filename =
      name === null ? '' : `; filename="${name.replace(/["\r\n\\]/g, (sign) => (sign === '\\' ? '\\\\' : encodeURIComponent(sign)))}"`;
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"${filename}\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(bytes as string),
      Buffer.from('\r\n'),
    );
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) };
}

export function uploadAs(
  client: Client,
  name: string | null,
  bytes: string | Uint8Array,
  fields: Readonly<Record<string, string>> = {},
  headers: Headers = {},
): Promise<Answer> {
  const { type, body } = form([{ name, bytes }], fields);
  return client.post('/v1/file-uploads', body, { 'content-type': type, ...headers });
}

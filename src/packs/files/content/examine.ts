import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { fail } from '#kernel/errors';
import { pictures, textType } from '../rules/file-type.ts';

/** The same thing under the name that we know it by. */
const aliases: Readonly<Record<string, string>> = {
  'video/x-m4v': 'video/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'image/apng': 'image/png',
};

/**
 * What the content of a file is: a media type, or null where it is nothing known. The name plays no part, and nothing is unpacked: of
 * archives only the list of what is in them is read, within bounds. A document with a second one behind it throws `file_ambiguous`.
 */
export async function examine(path: string, size: number): Promise<string | null> {
  const found = await fileTypeFromFile(path);
  const type = found && (aliases[found.mime] ?? found.mime);
  if (type === undefined || type === 'application/xml') return typeOfText(path);
  const archive = type === 'application/zip' || type.startsWith('application/vnd.');
  // Pictures are encoded anew, which leaves nothing behind them.
  if (!archive && !pictures.has(type) && (await endsAsArchive(path, size)))
    throw fail('file_ambiguous', { detected: [type, 'application/zip'] });
  return type;
}

/** A zip archive is found from its end, so it can hide behind anything. */
async function endsAsArchive(path: string, size: number): Promise<boolean> {
  const length = Math.min(size, 22 + 0xffff);
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  } finally {
    await file.close();
  }
}

/** Text is UTF-8 from the first byte to the last, without control characters: programs and archives are not. */
async function typeOfText(path: string): Promise<string | null> {
  const file = await open(path);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let beginning = '';
  try {
    for await (const chunk of file.createReadStream()) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      if (/[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(text)) return null;
      if (beginning.length < 4096) beginning += text;
    }
    decoder.decode();
    return textType(beginning);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  } finally {
    await file.close();
  }
}

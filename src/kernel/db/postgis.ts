import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis as whole } from '@electric-sql/pglite-postgis';

const cache = join(import.meta.dirname, '../../../node_modules/.cache/serai');

/**
 * What Serai uses of PostGIS. The package has raster, topology and a geocoder besides, and scripts that bring older versions up to date:
 * 95 MB to unpack and two more libraries to compile whenever the embedded database opens.
 */
const wanted = /^(lib\/postgresql\/postgis-3\.so|share\/postgresql\/extension\/postgis(\.control|--\d+(\.\d+)*\.sql)|share\/proj\/.*)$/;

/** PostGIS for the embedded database. */
export const postgis: Extension = {
  name: whole.name,
  async setup(pglite, options) {
    const set = await whole.setup(pglite, options);
    return { ...set, bundlePath: lean(set.bundlePath!) };
  },
};

/** The bundle without the rest, made once and kept; the whole where nothing may be kept. */
function lean(bundle: URL): URL {
  const { size, mtimeMs } = statSync(bundle);
  const kept = join(cache, `postgis-${size}-${Math.round(mtimeMs)}.tar.gz`);
  if (existsSync(kept)) return pathToFileURL(kept);
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const partial = `${kept}.${process.pid}`;
    // Stored, not squeezed: it is read at every start.
    writeFileSync(partial, gzipSync(only(gunzipSync(readFileSync(fileURLToPath(bundle))), wanted), { level: 0 }));
    renameSync(partial, kept);
    return pathToFileURL(kept);
  } catch {
    return bundle;
  }
}

const block = 512;
const textAt = (tar: Buffer, start: number, length: number) => tar.toString('latin1', start, start + length).replace(/\0.*$/s, '');

/** A tar with only those of its files whose names match. */
export function only(tar: Buffer, names: RegExp): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < tar.length && tar[at] !== 0; ) {
    const prefix = textAt(tar, at + 345, 155);
    const name = (prefix ? `${prefix}/` : '') + textAt(tar, at, 100);
    const size = Number.parseInt(textAt(tar, at + 124, 12), 8);
    const end = at + block + Math.ceil(size / block) * block;
    if (names.test(name.replace(/^\.?\//, ''))) kept.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * block)]);
}

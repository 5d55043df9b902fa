import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { World } from '#kernel/world';
import { cleanPicture } from '../content/clean-picture.ts';
import { examine } from '../content/examine.ts';
import { pictures, typeOf } from '../rules/file-type.ts';
import type { Stored } from './contents.ts';

export interface Incoming {
  /** On this process's disk. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly name: string;
  readonly allowed: readonly string[];
  /** The type it was announced as, where it was. */
  readonly announced?: string;
}

/** Looks into a file on disk and puts it into the file store under `name`: as it is, or if it is a picture as a clean one. */
export async function store(world: World, name: string, incoming: Incoming): Promise<Stored> {
  const { path, size, sha256 } = incoming;
  const type = typeOf(await examine(path, size), incoming.name, incoming.allowed, incoming.announced);
  const common = { path: name, sourceHash: sha256, type };
  if (!pictures.has(type)) {
    await world.files.write(name, createReadStream(path));
    return { ...common, hash: sha256, size, width: null, height: null };
  }
  const { bytes, width, height } = await cleanPicture(path, type);
  await world.files.put(name, bytes);
  return { ...common, hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, width, height };
}

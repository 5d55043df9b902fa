import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { notesIn } from './checkpoint.ts';

/**
 * Checkpoints outside the database, one file per log: what a superuser of the database cannot reach. Point SERAI_AUDIT_DIR at
 * storage that only appends, to keep them from who owns the machine as well.
 */
export interface Outside {
  readonly path: (tenantId: string) => string;
  /** All notes kept of this log. Two processes may have kept the same one. */
  read(tenantId: string): string[];
  /** The last few of them. */
  newest(tenantId: string): string[];
  append(tenantId: string, notes: readonly string[]): void;
}

export const outsideDirectory = (env: Readonly<Record<string, string | undefined>>, dataDirectory: string): string =>
  env.SERAI_AUDIT_DIR || join(dataDirectory, 'audit');

const tailBytes = 4_096;

export function outsideIn(directory: string): Outside {
  const path = (tenantId: string) => join(directory, `${tenantId}.checkpoints`);
  return {
    path,
    read: (tenantId) => notesIn(textIn(path(tenantId))),
    newest: (tenantId) => notesIn(textIn(path(tenantId), tailBytes)),
    append(tenantId, notes) {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      const before = textIn(path(tenantId), 2);
      // A note torn by a crash is closed off, so that the next begins on a line of its own.
      const gap = before === '' || before === '\n\n' ? '' : '\n\n';
      appendFileSync(path(tenantId), gap + notes.map((note) => `${note}\n`).join(''), { mode: 0o600 });
    },
  };
}

/** A file's text, or its last bytes; nothing where there is no file. */
function textIn(path: string, last?: number): string {
  try {
    if (last === undefined) return readFileSync(path, 'utf8');
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const bytes = Buffer.alloc(Math.min(last, size));
      readSync(file, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString('utf8');
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

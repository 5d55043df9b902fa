import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Who has the embedded database of a data directory. */
export interface Holder {
  readonly pid: number;
  /** When that process started, as the kernel counts it: a pid alone may have been given to another since. */
  readonly started: string | null;
  /** Where its server answers; null while it is starting, or when it is a command without a server. */
  readonly url: string | null;
  /** Acts as a super admin at its /platform/v1. */
  readonly admin_token: string;
}

export interface Lock {
  readonly adminToken: string;
  /** Tells others where the server answers. */
  announce(url: string): void;
  release(): void;
}

/** The data directory is in use by a live process. */
export class Held extends Error {
  readonly holder: Holder;

  constructor(directory: string, holder: Holder) {
    super(
      holder.url
        ? `Serai runs on ${directory} already: ${holder.url} (process ${holder.pid}). Stop it first, or give another directory with --data.`
        : `Process ${holder.pid} uses ${directory} at this moment. Wait for it, or give another directory with --data.`,
    );
    this.holder = holder;
  }
}

const pathIn = (directory: string) => join(directory, 'serai.lock');

/**
 * Takes the data directory for this process: an embedded database that two processes open is destroyed. The file is readable
 * by its owner only. A lock whose process is dead is taken over.
 */
export function takeLock(directory: string): Lock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = pathIn(directory);
  const mine: Holder = {
    pid: process.pid,
    started: startOf(process.pid),
    url: null,
    admin_token: `sadm_${randomBytes(32).toString('base64url')}`,
  };
  // Written aside and linked into place, so that nobody reads half a file and only one of two racing processes gets it.
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  write(aside, mine);
  try {
    for (;;) {
      if (link(aside, path)) break;
      const holder = read(path);
      if (holder && isAlive(holder)) throw new Held(directory, holder);
      removeStale(path);
    }
  } finally {
    unlinkSync(aside);
  }
  return {
    adminToken: mine.admin_token,
    announce(url) {
      write(aside, { ...mine, url });
      renameSync(aside, path);
    },
    release() {
      if (read(path)?.admin_token === mine.admin_token) unlinkSync(path);
    },
  };
}

/** The live process that has the directory, if any. */
export function holderOf(directory: string): Holder | undefined {
  const holder = read(pathIn(directory));
  return holder && isAlive(holder) ? holder : undefined;
}

/** Moved away before it goes: if another process took the lock over in the meantime, it gets its own back. */
function removeStale(path: string): void {
  const away = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const holder = read(away);
  if (holder && isAlive(holder)) link(away, path);
  unlinkSync(away);
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startOf(pid);
  return now === null || started === null || now === started;
}

/** Clock ticks after boot at which the process started, where the system tells (Linux); the 22nd field, after the name in brackets. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function write(path: string, holder: Holder): void {
  const file = openSync(path, 'w', 0o600);
  writeSync(file, `${JSON.stringify(holder)}\n`);
  fsyncSync(file);
  closeSync(file);
}

/** False where the path exists already. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

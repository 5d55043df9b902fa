import type { Context, Tenant } from '#kernel/context';
import { fail } from '#kernel/errors';
import { ensureRoom, type Meter } from '#kernel/quota';

export interface FileSettings {
  readonly max_file_bytes: number;
  readonly allowed_types: string[];
  readonly allow_unscanned: boolean;
  readonly temporary_days: number;
}

export const settingsOf = ({ tx }: Pick<Context, 'tx'>): Promise<FileSettings> =>
  tx.one<FileSettings>`select max_file_bytes, allowed_types, allow_unscanned, temporary_days from file_settings`;

/** Bytes that the plan lets a business keep; null: it names no limit. */
export function storageLimit({ featureConfig }: Pick<Tenant, 'featureConfig'>): number | null {
  const megabytes = featureConfig.file_storage?.max_storage_mb;
  return typeof megabytes === 'number' ? megabytes * 1024 * 1024 : null;
}

const used = async ({ tx }: Pick<Context, 'tx'>): Promise<number> =>
  Number((await tx.one<{ bytes: string }>`select coalesce(sum(file_size), 0)::text as bytes from file_blobs`).bytes);

/** Equal contents are kept once, and count once. */
export const storage: Meter = {
  metric: 'file_storage',
  description: 'Bytes of kept files.',
  limit: storageLimit,
  used,
};

/** Bytes that are left of the plan's storage, as far as can be told before the file is there; refuses when there are none. */
export async function roomLeft(context: Pick<Context, 'tx' | 'tenant'>): Promise<number> {
  const limit = storageLimit(context.tenant);
  if (limit === null) return Number.POSITIVE_INFINITY;
  const left = limit - (await used(context));
  if (left <= 0) throw fail('quota_exceeded', { metric: 'file_storage', limit });
  return left;
}

/** The same for good, with a new content of `bytes` already written down: two that come at once do not pass together. */
export async function ensureStorage(context: Pick<Context, 'tx' | 'tenant' | 'now'>, bytes: number): Promise<void> {
  await ensureRoom(context, { ...storage, used: async (held) => (await used(held)) - bytes }, bytes);
}

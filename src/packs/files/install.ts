import type { Context } from '#kernel/context';

/** The settings of a new business. */
export async function startFiles({ tx, newId, now }: Pick<Context, 'tx' | 'newId' | 'now'>): Promise<void> {
  await tx.exec`insert into file_settings (id, created_at, updated_at) values (${newId()}, ${now}, ${now})`;
}

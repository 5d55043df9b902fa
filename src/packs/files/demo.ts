import type { World } from '#kernel/world';
import { clamdFrom } from './scanner/clamd.ts';

/** A tour on a machine without a virus scanner can look at what it uploads. */
export async function demo(world: World): Promise<void> {
  if (clamdFrom(process.env)) return;
  await world.transaction(({ tx, now }) => tx.exec`update file_settings set allow_unscanned = true, updated_at = ${now}`);
}

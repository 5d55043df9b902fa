import type { Context } from '#kernel/context';
import type { World } from '#kernel/world';
import { tellSecurity } from './infected.ts';
import { type Clamd, clamdFrom, scan, type Verdict } from './scanner/clamd.ts';
import { discard, erase, noteName, strikeOut } from './storing/discards.ts';

/**
 * Scans a content that waits for it, and writes the verdict on every file that has it. Returns false where there is no scanner or it
 * cannot be reached: the content waits on, and the schedule tries again.
 */
export async function scanContent(world: World, blobId: string): Promise<boolean> {
  const clamd = clamdFrom(process.env);
  if (!clamd) return false;
  const waiting = await world.transaction(
    ({ tx }) => tx.maybe<{ file_path: string }>`select file_path from file_blobs where id = ${blobId} and virus_scan_status = 'pending'`,
  );
  if (!waiting) return true;
  const verdict = await ask(world, clamd, waiting.file_path);
  if (!verdict) return false;
  await world.transaction((context) => record(context, blobId, verdict));
  if (verdict.status === 'infected') await quarantine(world, blobId, waiting.file_path);
  return true;
}

async function ask(world: World, clamd: Clamd, path: string): Promise<Verdict | undefined> {
  const found = await world.files.open(path);
  if (!found) return { status: 'failed', result: 'the stored content is missing' };
  try {
    return await scan(clamd, found.stream);
  } catch (error) {
    world.log.warn({ err: error }, 'the virus scanner could not be asked; files wait');
    return undefined;
  } finally {
    found.stream.destroy();
  }
}

async function record(context: Context, blobId: string, { status, result }: Verdict): Promise<void> {
  const { tx, now, emit, audit } = context;
  const changed = await tx.exec`
    update file_blobs set virus_scan_status = ${status}, virus_scan_result = ${result}, scanned_at = ${now}, updated_at = ${now}
    where id = ${blobId} and virus_scan_status = 'pending'`;
  if (changed === 0) return;
  const files = await tx.many<{ id: string; user_id: string | null; original_filename: string }>`
    update file_uploads set virus_scan_status = ${status}, virus_scan_result = ${result}, updated_at = ${now}
    where blob_id = ${blobId} returning id, user_id, original_filename`;
  for (const { id, user_id, original_filename } of files) {
    emit(status === 'infected' ? 'file.infected' : 'file.scanned', { id, status, result }, { subject: `file-uploads/${id}` });
    if (status !== 'infected') continue;
    await tellSecurity(context, { description: 'An infected file was uploaded', virus: result, fileId: id, userId: user_id });
    audit({
      action: 'file_uploads.quarantine',
      resource: 'file_uploads',
      resourceId: id,
      resourceName: original_filename,
      severity: 'high',
      after: { virus_scan_status: status, virus_scan_result: result },
    });
  }
}

/** Moves the bytes to where nothing else is looked for. Whether they are moved or not, no route gives them out. */
async function quarantine(world: World, blobId: string, from: string): Promise<void> {
  const name = await world.transaction((context) => noteName(context));
  const to = name.replace(/^uploads/, 'quarantine');
  await world.transaction(async (context) => {
    await strikeOut(context, name);
    await discard(context, [to]);
  });
  const found = await world.files.open(from);
  if (found) await world.files.write(to, found.stream);
  await world.transaction(async (context) => {
    const moved = await context.tx.exec`update file_blobs set file_path = ${to} where id = ${blobId} and file_path = ${from}`;
    if (!moved) return;
    await strikeOut(context, to);
    await discard(context, [from]);
  });
  await erase(world, [from, to]);
}

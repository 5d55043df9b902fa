import type { Static } from 'typebox';
import { Type } from '#kernel/command';
import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { upload } from '#kernel/upload';
import { details } from './input.ts';
import { fileUploads } from './resources.ts';
import { fileName } from './rules/file-name.ts';
import type { Stored } from './storing/contents.ts';
import { erase, noteName } from './storing/discards.ts';
import { enter } from './storing/enter.ts';
import { roomLeft, settingsOf } from './storing/settings.ts';
import { store } from './storing/store.ts';

interface Admitted {
  readonly mostBytes: number;
  readonly allowed: readonly string[];
  /** Where it will be stored. */
  readonly path: string;
}

interface Kept {
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly stored: Stored;
}

interface Slot {
  user_id: string | null;
  original_filename: string;
  file_size: number;
  mime_type: string;
}

interface Sender {
  readonly id: string;
  readonly userId: string | null;
}

interface Announced {
  readonly id: string;
  readonly slot: Slot;
}

async function admitted(context: Context): Promise<Admitted> {
  const { max_file_bytes, allowed_types } = await settingsOf(context);
  const mostBytes = Math.min(max_file_bytes, await roomLeft(context));
  return { mostBytes, allowed: allowed_types, path: await noteName(context) };
}

const formInput = Type.Object(details, { additionalProperties: false });

/** POST /v1/file-uploads */
export const byForm = upload({
  on: fileUploads,
  access: 'member',
  permission: 'files.upload',
  feature: 'file_storage',
  summary: 'Upload a file.',
  input: formInput,
  admit: async (context) => ({ ...(await admitted(context)), id: context.newId(), userId: context.actor.id }),
  async keep(world, { path, allowed, id, userId }: Admitted & Sender, arrived): Promise<Kept> {
    const name = fileName(arrived.name);
    return { id, userId, name, stored: await store(world, path, { ...arrived, name, allowed }) };
  },
  async run(context, kept: Kept, input: Static<typeof formInput>) {
    await enter(context, { ...kept, details: input });
    return { id: kept.id };
  },
  settle: (world, { path }: Admitted & Sender) => erase(world, [path]),
});

/** PUT /v1/file-uploads/{id}/content */
export const bySlot = upload({
  on: fileUploads,
  name: 'content',
  access: 'link',
  permission: null,
  summary: 'Put the file that was announced to its signed address.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ id: Type.String({ format: 'uuid', description: 'The file.' }) }),
  async admit(context, id) {
    const { tx, now } = context;
    const slot = await tx.maybe<Slot>`
      select user_id, original_filename, file_size, mime_type from file_slots where id = ${id} and expires_at > ${now}`;
    if (!slot) throw fail((await tx.maybe`select from file_uploads where id = ${id}`) ? 'already_exists' : 'not_found');
    return { ...(await admitted(context)), exactBytes: slot.file_size, slot, id };
  },
  async keep(world, { path, allowed, slot, id }: Admitted & Announced, arrived): Promise<Kept> {
    const { original_filename: name, mime_type: announced } = slot;
    return { id, userId: slot.user_id, name, stored: await store(world, path, { ...arrived, name, allowed, announced }) };
  },
  async run(context, kept: Kept) {
    // Who deletes the slot has it; of two at once the second finds none.
    const slot = await context.tx.maybe<{ details: object }>`delete from file_slots where id = ${kept.id} returning details`;
    if (!slot) throw fail('already_exists');
    await enter(context, { ...kept, details: slot.details });
    return { id: kept.id };
  },
  settle: (world, { path }: Admitted & Announced) => erase(world, [path]),
});

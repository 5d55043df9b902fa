import type { Context } from '#kernel/context';
import { download } from '#kernel/download';
import { fail } from '#kernel/errors';
import { fileUploads } from './resources.ts';
import { servable } from './servable.ts';

const standingForItself = async (context: Context, id: string) => {
  const found = await servable(context, id);
  // What a record keeps is shown there, to those who may see it there.
  if (found?.recordType) throw fail('file_kept_elsewhere', { record_type: found.recordType, record_id: found.recordId });
  return found;
};

export const content = download({
  on: fileUploads,
  name: 'content',
  permission: 'files.view',
  contentType: '*/*',
  summary: 'Download the file, or a part of it.',
  async locate(context, id) {
    const { actor, tx } = context;
    const own = await tx.maybe`
      select from file_uploads where id = ${id} and (user_id = ${actor.id} or ${actor.isOwner || actor.permissions.has('files.view.all')}::boolean)`;
    return own ? standingForItself(context, id) : null;
  },
});

export const shared = download({
  on: fileUploads,
  name: 'shared',
  access: 'link',
  permission: null,
  contentType: '*/*',
  summary: 'Download the file by a link that somebody shared.',
  async locate(context, id, { endless }) {
    const found = await standingForItself(context, id);
    // A link without an end holds for as long as the file is meant for everybody.
    return found && (!endless || found.isPublic) ? found : null;
  },
});

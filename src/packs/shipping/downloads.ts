import { download } from '#kernel/download';
import { servable } from '#packs/files';
import { shipments } from './resources.ts';

export const shipmentLabel = download({
  on: shipments,
  name: 'label',
  // Not 'view': a label shows in full what lists may mask.
  permission: 'shipments.create',
  contentType: 'application/pdf',
  summary: 'The shipping label, to print and stick on the parcel.',
  async locate(context, id) {
    const row = await context.tx.maybe<{ label_file_id: string | null }>`select label_file_id from shipments where id = ${id}`;
    return row?.label_file_id ? servable(context, row.label_file_id) : null;
  },
});

import { download } from '#kernel/download';
import { shipments } from './resources.ts';

export const shipmentLabel = download({
  on: shipments,
  name: 'label',
  // Not 'view': a label shows in full what lists may mask.
  permission: 'shipments.create',
  contentType: 'application/pdf',
  summary: 'The shipping label, to print and stick on the parcel.',
  async locate({ tx }, id) {
    const row = await tx.maybe<{ label_file: string | null; awb_number: string | null }>`
      select label_file, awb_number from shipments where id = ${id}`;
    return row?.label_file ? { file: row.label_file, filename: `label-${row.awb_number}.pdf` } : null;
  },
});

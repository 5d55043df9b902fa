import type { Pack } from '#kernel/pack';

/** Every business can enter orders and import files from the first minute. */
export const install: NonNullable<Pack['install']> = async ({ tx, now, newId }) => {
  await tx.exec`
    insert into sales_channels (id, channel_type_code, name, has_provider, status, connected_at, created_at, updated_at)
    values (${newId()}, 'manual', 'Manual orders', false, 'active', ${now}, ${now}, ${now}),
      (${newId()}, 'csv', 'Order files', false, 'active', ${now}, ${now}, ${now})`;
};

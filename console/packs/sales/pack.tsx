import { IconBuildingStore, IconLayoutKanban, IconLink, IconShoppingBag } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';
import { part } from '../../kit/part.tsx';
import { OrderActions, ShipChosen } from './OrderActions.tsx';

const Board = part(() => import('./Board.tsx'));
const OrderPage = part(() => import('./OrderPage.tsx'));
const ConnectChannel = part(() => import('./ConnectChannel.tsx'));
const ChannelSection = part(() => import('./ChannelSection.tsx'));
const UpdateCredentials = part(async () => ({ default: (await import('./ChannelCredentials.tsx')).UpdateCredentials }));
const ReconnectChannel = part(async () => ({ default: (await import('./ChannelCredentials.tsx')).ReconnectChannel }));

export default {
  pack: 'sales',
  order: 10,
  label: 'pack.sales',
  resources: {
    orders: {
      icon: IconShoppingBag,
      columns: [
        'order_number',
        'status',
        'customer_name',
        'channel_id',
        'total_amount',
        'payment_status',
        'fulfillment_status',
        'order_date',
      ],
      views: [
        { label: 'orders.view.noAddress', search: { address_missing: 'true' } },
        { label: 'orders.view.unmatched', search: { has_unmatched_items: 'true' } },
        { label: 'orders.view.shortage', search: { has_stock_shortage: 'true' } },
      ],
      primary: ['confirm', 'process', 'deliver'],
      empty: 'orders.empty',
      layouts: [{ name: 'board', label: 'layout.board', icon: IconLayoutKanban, view: Board }],
      actions: OrderActions,
      bulk: ShipChosen,
      detail: OrderPage,
    },
    'sales-channels': {
      icon: IconBuildingStore,
      columns: ['name', 'channel_type_code', 'status', 'external_account', 'sync_error', 'last_sync_at', 'connected_at'],
      groups: [
        {
          label: 'group.connection',
          fields: ['channel_type_code', 'status', 'external_account', 'sync_error', 'last_sync_at', 'webhook_path'],
        },
        { label: 'group.settings', fields: ['settings'] },
      ],
      primary: ['sync', 'configure'],
      // Orders that people enter or bring as files come from nobody who could be asked.
      offers: (row, command) =>
        row.has_provider === true || !['sync', 'push-inventory', 'update-credentials', 'rotate-secret'].includes(command),
      empty: 'channels.empty',
      create: ConnectChannel,
      commands: { 'update-credentials': UpdateCredentials, reconnect: ReconnectChannel },
      sections: [ChannelSection],
    },
    'channel-products': {
      icon: IconLink,
      title: (row) => String(row.external_sku ?? row.external_name ?? row.external_product_id ?? ''),
      columns: [
        'external_sku',
        'external_name',
        'channel_id',
        'product_id',
        'variant_id',
        'sync_status',
        'last_pushed_quantity',
        'last_synced_at',
      ],
      views: [
        { label: 'listings.view.unlinked', search: { 'product_id[null]': 'true' } },
        { label: 'listings.view.failed', search: { sync_status: 'error' } },
      ],
      primary: ['link'],
      empty: 'listings.empty',
    },
    'order-items': {
      nav: false,
      title: (row) => String(row.name ?? row.sku ?? ''),
      columns: ['sku', 'name', 'quantity', 'reserved_quantity', 'fulfilled_quantity', 'delivered_quantity', 'unit_price', 'total_amount'],
    },
    'order-status-history': { nav: false, columns: ['status', 'previous_status', 'source', 'notes', 'created_at'] },
  },
} satisfies PackOverride;

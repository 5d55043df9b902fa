import { IconArrowsExchange, IconBox, IconBoxMultiple, IconStack2 } from '@tabler/icons-react';
import { makeLabels } from '../../kit/labels.ts';
import type { Row } from '../../kit/meta.ts';
import type { PackOverride } from '../../kit/overrides.ts';
import { part } from '../../kit/part.tsx';
import { CountLink } from './CountLink.tsx';
import { Available, Named, Stock, stockTitle } from './cells.tsx';

const StockSection = part(() => import('./StockSection.tsx'));

export default {
  pack: 'catalog',
  order: 30,
  label: 'pack.catalog',
  resources: {
    inventory: {
      icon: IconStack2,
      title: stockTitle,
      columns: [
        'product_id',
        'variant_id',
        'warehouse_location',
        'available_quantity',
        'reserved_quantity',
        'incoming_quantity',
        'reorder_point',
        'last_counted_at',
      ],
      cells: { available_quantity: Available },
      views: [
        { label: 'inventory.view.low', search: { is_low: 'true' } },
        { label: 'inventory.view.out', search: { 'available_quantity[lte]': '0' } },
      ],
      primary: ['adjust', 'receive'],
      empty: 'inventory.empty',
      tools: CountLink,
      sections: [StockSection],
    },
    'stock-movements': {
      icon: IconArrowsExchange,
      nav: true,
      columns: [
        'created_at',
        'movement_type',
        'inventory_id',
        'available_delta',
        'reserved_delta',
        'incoming_delta',
        'reference_type',
        'notes',
      ],
      cells: { inventory_id: Stock, reference_type: Named },
      title: (row) => `${makeLabels().value(String(row.movement_type))} · ${String(row.quantity)}`,
      empty: 'movements.empty',
    },
    'stock-reservations': {
      nav: false,
      cells: { inventory_id: Stock, reference_type: Named },
      columns: ['inventory_id', 'quantity', 'reference_type', 'reference_id', 'created_at'],
    },
    products: {
      icon: IconBox,
      title: (row) => String(row.name ?? row.sku ?? ''),
      columns: ['sku', 'name', 'category', 'brand', 'selling_price', 'cost_price', 'tax_rate', 'is_active'],
      groups: [
        { label: 'group.main', fields: ['sku', 'name', 'description', 'category', 'brand', 'is_active'] },
        { label: 'group.money', fields: ['selling_price', 'mrp', 'cost_price', 'currency', 'tax_rate', 'hsn_code'] },
        { label: 'group.parcel', fields: ['weight_grams', 'dimensions'] },
      ],
      empty: 'products.empty',
    },
    'product-variants': {
      icon: IconBoxMultiple,
      // A size alone names nothing.
      title: (row) => [(row.product as Row | null | undefined)?.name, row.name ?? row.sku].filter(Boolean).join(' · '),
      columns: ['sku', 'name', 'product_id', 'attributes', 'selling_price', 'cost_price', 'weight_grams', 'is_active'],
      empty: 'variants.empty',
    },
  },
  pages: [
    {
      path: '/inventory/count',
      label: 'count.title',
      icon: IconStack2,
      page: () => import('./CountPage.tsx'),
      permissions: ['inventory.adjust'],
      hidden: true,
    },
  ],
} satisfies PackOverride;

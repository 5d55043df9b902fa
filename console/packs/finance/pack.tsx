import { IconChartBar, IconCoin, IconReceipt } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';
import { part } from '../../kit/part.tsx';

const SummaryChart = part(() => import('./SummaryChart.tsx'));

export default {
  pack: 'finance',
  order: 40,
  label: 'pack.finance',
  resources: {
    'finance-summary': {
      icon: IconChartBar,
      nav: true,
      title: (row) => String(row.day ?? ''),
      columns: ['day', 'channel_id', 'orders', 'gross_revenue', 'net_revenue', 'expenses', 'profit', 'is_complete'],
      layouts: [{ name: 'chart', label: 'layout.chart', icon: IconChartBar, view: SummaryChart }],
      empty: 'summary.empty',
    },
    'revenue-records': {
      icon: IconCoin,
      title: (row) => String((row.order as { order_number?: string } | null)?.order_number ?? row.revenue_date ?? ''),
      columns: ['order_id', 'revenue_date', 'channel_id', 'gross_revenue', 'product_cost', 'shipping_cost', 'net_revenue', 'is_complete'],
      groups: [
        { label: 'group.main', fields: ['order_id', 'channel_id', 'revenue_date', 'is_complete'] },
        {
          label: 'group.money',
          fields: [
            'gross_revenue',
            'tax_amount',
            'refund_amount',
            'platform_fee',
            'payment_gateway_fee',
            'shipping_cost',
            'product_cost',
            'other_costs',
            'net_revenue',
            'currency',
          ],
        },
      ],
      views: [{ label: 'revenue.view.incomplete', search: { is_complete: 'false' } }],
      empty: 'revenue.empty',
    },
    expenses: {
      icon: IconReceipt,
      title: (row) => String(row.description ?? row.subcategory ?? row.category ?? ''),
      columns: ['expense_date', 'category', 'subcategory', 'description', 'amount', 'channel_id', 'order_id'],
      groups: [
        { label: 'group.main', fields: ['description', 'category', 'subcategory', 'amount', 'currency', 'expense_date', 'tags'] },
        { label: 'group.belongs', fields: ['channel_id', 'order_id', 'shipment_id'] },
        { label: 'group.receipt', fields: ['receipt_type', 'receipt_bytes', 'receipt_url'] },
      ],
      primary: ['attach-receipt'],
      offers: (row, file) => file !== 'receipt' || row.receipt_type !== null,
      empty: 'expenses.empty',
    },
  },
} satisfies PackOverride;

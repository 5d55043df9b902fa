import type { Tx } from '#kernel/db';
import type { OrderStatus, PaymentMethod, PaymentStatus } from '../rules/order-state.ts';

export interface OrderForRevenue {
  readonly id: string;
  readonly order_number: string;
  readonly channel_id: string;
  readonly channel_type_code: string;
  /** Fee rates of its channel: platform_fee_percent, platform_fee_fixed, gateway_fee_percent, gateway_fee_fixed. */
  readonly fees: Readonly<Record<string, unknown>>;
  readonly status: OrderStatus;
  readonly payment_status: PaymentStatus;
  readonly payment_method: PaymentMethod | null;
  readonly currency: string;
  readonly subtotal: string;
  readonly discount_amount: string;
  readonly tax_amount: string;
  readonly taxes_included: boolean;
  readonly shipping_amount: string;
  readonly total_amount: string;
  readonly paid_amount: string;
  readonly refunded_amount: string;
  readonly order_date: Date;
  readonly delivered_at: Date | null;
  readonly returned_at: Date | null;
  readonly items: readonly ItemForRevenue[];
}

export interface ItemForRevenue {
  readonly id: string;
  readonly product_id: string | null;
  readonly variant_id: string | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly cancelled_quantity: number;
  readonly fulfilled_quantity: number;
  /** Of these, units the channel sent from elsewhere. */
  readonly external_fulfilled_quantity: number;
  readonly delivered_quantity: number;
  readonly returned_quantity: number;
  readonly requires_shipping: boolean;
  readonly unit_price: string;
  /** null: unknown. */
  readonly unit_cost: string | null;
  readonly discount_amount: string;
  readonly tax_amount: string;
  readonly total_amount: string;
}

/** What an order earned, as far as sales knows; undefined when there is none. Locks the order: two accounts of it follow each other. */
export async function orderForRevenue(tx: Tx, orderId: string): Promise<OrderForRevenue | undefined> {
  const order = await tx.maybe<Omit<OrderForRevenue, 'items'>>`
    select o.id, o.order_number, o.channel_id, c.channel_type_code, coalesce(c.settings -> 'fees', '{}') as fees, o.status, o.payment_status,
      o.payment_method, o.currency, o.subtotal, o.discount_amount, o.tax_amount, o.taxes_included, o.shipping_amount, o.total_amount,
      o.paid_amount, o.refunded_amount, o.order_date, o.delivered_at, o.returned_at
    from orders o join sales_channels c on c.id = o.channel_id
    where o.id = ${orderId}
    for no key update of o`;
  if (!order) return undefined;
  const items = await tx.many<ItemForRevenue>`
    select id, product_id, variant_id, sku, quantity, cancelled_quantity, fulfilled_quantity, external_fulfilled_quantity,
      delivered_quantity, returned_quantity, requires_shipping, unit_price, unit_cost, discount_amount, tax_amount, total_amount
    from order_items where order_id = ${orderId} order by position`;
  return { ...order, items };
}

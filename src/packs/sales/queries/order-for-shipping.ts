import type { Tx } from '#kernel/db';
import type { Address } from '../rules/incoming.ts';
import type { OrderStatus, PaymentMethod, PaymentStatus } from '../rules/order-state.ts';

export interface OrderForShipping {
  readonly id: string;
  readonly order_number: string;
  readonly external_order_number: string | null;
  readonly channel_id: string;
  readonly status: OrderStatus;
  readonly payment_status: PaymentStatus;
  readonly payment_method: PaymentMethod | null;
  readonly customer_name: string | null;
  readonly customer_email: string | null;
  readonly customer_phone: string | null;
  /** null: the order cannot be shipped yet. */
  readonly shipping_address: Address | null;
  readonly billing_address: Address | null;
  readonly currency: string;
  readonly total_amount: string;
  readonly paid_amount: string;
  /** What a courier is to collect for the whole order: the unpaid part of a cash-on-delivery order, else zero. */
  readonly cod_due: string;
  readonly order_date: Date;
  readonly items: readonly ItemForShipping[];
}

export interface ItemForShipping {
  readonly id: string;
  readonly product_id: string | null;
  readonly variant_id: string | null;
  readonly sku: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly fulfilled_quantity: number;
  readonly delivered_quantity: number;
  /** Units that may still be put into a parcel. */
  readonly remaining: number;
  readonly requires_shipping: boolean;
  readonly unit_price: string;
  readonly discount_amount: string;
  readonly tax_amount: string;
  readonly total_amount: string;
}

/** The order as one who makes a parcel of it needs it, its row locked until the transaction ends; undefined when there is none. */
export async function orderForShipping(tx: Tx, orderId: string): Promise<OrderForShipping | undefined> {
  const order = await tx.maybe<Omit<OrderForShipping, 'items'>>`
    select id, order_number, external_order_number, channel_id, status, payment_status, payment_method,
      customer_name, customer_email, customer_phone, shipping_address, billing_address, currency, total_amount, paid_amount,
      case when payment_method = 'cod' and payment_status in ('cod', 'pending', 'partially_paid')
        then greatest(total_amount - paid_amount, 0) else 0 end as cod_due,
      order_date
    from orders where id = ${orderId}
    for no key update`;
  if (!order) return undefined;
  const items = await tx.many<ItemForShipping>`
    select id, product_id, variant_id, sku, name, quantity, fulfilled_quantity, delivered_quantity,
      quantity - cancelled_quantity - fulfilled_quantity as remaining, requires_shipping,
      unit_price, discount_amount, tax_amount, total_amount
    from order_items where order_id = ${orderId} order by position`;
  return { ...order, items };
}

import type { Context } from '#kernel/context';
import type { World } from '#kernel/world';
import { cancelOrder } from './commands/cancel-order.ts';
import { changeStatus } from './commands/change-status.ts';
import { createOrder } from './commands/create-order.ts';
import type { OrderStatus } from './rules/order-state.ts';

interface Story {
  readonly name: string;
  readonly phone: string;
  readonly city: readonly [city: string, state: string, code: string, postal: string, street: string] | null;
  readonly items: readonly (readonly [sku: string, quantity: number])[];
  readonly method: 'cod' | 'upi' | 'card';
  readonly hours: number;
  readonly reached: 'confirmed' | 'processing' | 'cancelled' | null;
}

const blr = ['Bengaluru', 'Karnataka', 'KA', '560025', '14 Residency Road'] as const;
const pune = ['Pune', 'Maharashtra', 'MH', '411004', '7 Bhandarkar Road'] as const;
const delhi = ['New Delhi', 'Delhi', 'DL', '110016', 'B-42 Hauz Khas'] as const;
const kochi = ['Kochi', 'Kerala', 'KL', '682001', '3 Princess Street'] as const;

const stories: readonly Story[] = [
  {
    name: 'Meera Nair',
    phone: '+919845000101',
    city: blr,
    items: [
      ['MUG-TERRA', 2],
      ['TEA-ASSAM-250', 1],
    ],
    method: 'cod',
    hours: 2,
    reached: null,
  },
  { name: 'Arjun Kulkarni', phone: '+919822000102', city: pune, items: [['BOTTLE-750', 1]], method: 'upi', hours: 5, reached: 'confirmed' },
  {
    name: 'Farah Siddiqui',
    phone: '+919811000103',
    city: delhi,
    items: [['KURTA-INDIGO-M', 1]],
    method: 'card',
    hours: 9,
    reached: 'processing',
  },
  {
    name: 'Thomas Kurian',
    phone: '+919847000104',
    city: kochi,
    items: [['TEE-OCHRE-L', 3]],
    method: 'cod',
    hours: 20,
    reached: 'confirmed',
  },
  { name: 'Ritu Sharma', phone: '+919810000105', city: null, items: [['TEA-ASSAM-250', 4]], method: 'upi', hours: 26, reached: null },
  { name: 'Dev Patel', phone: '+919825000106', city: pune, items: [['LANTERN-TIN', 1]], method: 'cod', hours: 31, reached: null },
  { name: 'Ananya Rao', phone: '+919880000107', city: blr, items: [['BOTTLE-750', 2]], method: 'upi', hours: 50, reached: 'cancelled' },
];

/** A morning's orders, with what needs a person: one without an address, one for something unknown. Once only. */
export async function demo(world: World): Promise<void> {
  if (await world.transaction(async ({ tx }) => (await tx.maybe`select from orders limit 1`) !== undefined)) return;
  for (const story of stories) await world.transaction((context) => tell(context, story));
}

async function tell(context: Context, { name, phone, city, items, method, hours, reached }: Story): Promise<void> {
  const place = city && {
    name,
    phone,
    line1: city[4],
    city: city[0],
    state: city[1],
    state_code: city[2],
    postal_code: city[3],
    country: 'IN',
  };
  const { id } = (await createOrder.run(context, {
    customer_name: name,
    customer_phone: phone,
    ...(place ? { shipping_address: place } : {}),
    items: items.map(([sku, quantity]) => ({
      sku,
      quantity,
      ...(sku === 'LANTERN-TIN' ? { name: 'Tin lantern', unit_price: '1290' } : {}),
    })),
    shipping_amount: '49',
    payment_method: method,
    is_paid: method !== 'cod',
    order_date: new Date(context.now.getTime() - hours * 3_600_000).toISOString(),
  })) as { id: string };
  const order = await context.tx.one<{ id: string; order_number: string; channel_id: string; status: OrderStatus }>`
    select id, order_number, channel_id, status from orders where id = ${id}`;
  if (reached === 'cancelled') return cancelOrder(context, order, { source: 'user', reason: 'Customer ordered twice' });
  if (reached) await changeStatus(context, order, { from: 'pending', to: 'confirmed', source: 'user' });
  if (reached === 'processing') await changeStatus(context, order, { from: 'confirmed', to: 'processing', source: 'user' });
}

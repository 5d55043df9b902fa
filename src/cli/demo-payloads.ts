import { randomBytes, randomUUID } from 'node:crypto';

/** A webhook body in the shape of Shopify's `orders/create`, its id above 2^53 as real ones are. */
export function practiceOrder({ sku, units, at }: { sku: string; units: number; at: Date }): {
  id: string;
  body: string;
  webhookId: string;
} {
  const id = (9_000_000_000_000_000_000n + BigInt(randomBytes(6).readUIntBE(0, 6))).toString();
  const number = 2000 + (randomBytes(2).readUInt16BE() % 8000);
  const price = 799;
  const delivery = 50;
  const goods = price * units;
  const money = (amount: number) => amount.toFixed(2);
  const address = {
    first_name: 'Meera',
    last_name: 'Nair',
    name: 'Meera Nair',
    company: null,
    address1: '14 Residency Road',
    address2: 'Flat 3B',
    phone: '+91 98450 12345',
    city: 'Bengaluru',
    zip: '560025',
    province: 'Karnataka',
    province_code: 'KA',
    country: 'India',
    country_code: 'IN',
  };
  const order = {
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    cancel_reason: null,
    cancelled_at: null,
    confirmed: true,
    contact_email: 'meera.nair@example.com',
    created_at: at.toISOString(),
    currency: 'INR',
    current_subtotal_price: money(goods),
    current_total_price: money(goods + delivery),
    discount_codes: [],
    email: 'meera.nair@example.com',
    financial_status: 'pending',
    fulfillment_status: null,
    name: `#${number}`,
    note: null,
    order_number: number,
    payment_gateway_names: ['Cash on Delivery (COD)'],
    phone: null,
    presentment_currency: 'INR',
    processed_at: at.toISOString(),
    source_name: 'web',
    subtotal_price: money(goods),
    tags: '',
    tax_lines: [{ price: money((goods * 18) / 118), rate: 0.18, title: 'IGST' }],
    taxes_included: true,
    total_discounts: '0.00',
    total_line_items_price: money(goods),
    total_outstanding: money(goods + delivery),
    total_price: money(goods + delivery),
    total_shipping_price_set: { shop_money: { amount: money(delivery), currency_code: 'INR' } },
    total_tax: money((goods * 18) / 118),
    updated_at: at.toISOString(),
    billing_address: address,
    shipping_address: address,
    customer: { id: 7100000000001, first_name: 'Meera', last_name: 'Nair', email: 'meera.nair@example.com', phone: '+919845012345' },
    line_items: [
      {
        id: 1,
        current_quantity: units,
        fulfillable_quantity: units,
        fulfillment_status: null,
        gift_card: false,
        grams: 375,
        name: 'Steel bottle, 1 litre',
        price: money(price),
        product_exists: true,
        product_id: 2,
        quantity: units,
        requires_shipping: true,
        sku,
        taxable: true,
        title: 'Steel bottle, 1 litre',
        total_discount: '0.00',
        variant_id: 3,
        variant_title: null,
        tax_lines: [{ price: money((goods * 18) / 118), rate: 0.18, title: 'IGST' }],
        discount_allocations: [],
      },
    ],
    shipping_lines: [{ id: 4, code: 'Standard', price: money(delivery), title: 'Standard', tax_lines: [], discount_allocations: [] }],
    discount_applications: [],
    fulfillments: [],
    refunds: [],
  };
  // Written as text: a number this large would lose its last digits.
  return { id, body: `{"id":${id},${JSON.stringify(order).slice(1)}`, webhookId: randomUUID() };
}

/** Tracking webhooks in Shiprocket's shape: one for each leg of a journey that ended just before `until`. */
export function trackingStory({ awb, until }: { awb: string; until: Date }): { name: string; body: string }[] {
  const legs = [
    { hours: 30, code: 42, label: 'PICKED UP', location: 'Mumbai_Hub (Maharashtra)' },
    { hours: 22, code: 18, label: 'IN TRANSIT', location: 'Pune_Hub (Maharashtra)' },
    { hours: 4, code: 17, label: 'OUT FOR DELIVERY', location: 'Bengaluru_DC (Karnataka)' },
    { hours: 1, code: 7, label: 'DELIVERED', location: 'Bengaluru_DC (Karnataka)' },
  ];
  const scans = legs.map(({ hours, code, label, location }) => ({
    date: indian(new Date(until.getTime() - hours * 3_600_000)),
    status: `X-${code}`,
    activity: label,
    location,
    'sr-status': String(code),
    'sr-status-label': label,
  }));
  return legs.map(({ code, label }, index) => {
    const [day, clock] = scans[index]!.date.split(' ') as [string, string];
    const payload = {
      awb,
      courier_name: 'Sandbox Surface',
      current_status: label,
      current_status_id: code,
      shipment_status: label,
      shipment_status_id: code,
      // Shiprocket writes this one date another way round.
      current_timestamp: `${day.split('-').reverse().join(' ')} ${clock}`,
      etd: scans.at(-1)!.date,
      scans: scans.slice(0, index + 1),
      is_return: 0,
      pod_status: 'OTP Based Delivery',
      pod: 'Not Available',
    };
    return { name: label.toLowerCase(), body: JSON.stringify(payload) };
  });
}

/** `2026-01-31 17:05:09`, Indian time, as couriers there write. */
const indian = (date: Date): string => new Date(date.getTime() + 330 * 60_000).toISOString().slice(0, 19).replace('T', ' ');

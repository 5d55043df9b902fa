import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoney } from '#kernel/money';
import { type ItemAccount, type OrderAccount, type RevenueInput, revenue } from './revenue.ts';

const item = (over: Partial<ItemAccount> = {}): ItemAccount => ({
  quantity: 1,
  cancelled_quantity: 0,
  delivered_quantity: over.quantity ?? 1,
  external_fulfilled_quantity: 0,
  restocked_quantity: 0,
  requires_shipping: true,
  total_amount: '118.00',
  tax_amount: '18.00',
  unit_cost: '40.00',
  ...over,
});

const order = (over: Partial<OrderAccount> = {}): OrderAccount => ({
  currency: 'INR',
  total_amount: '118.00',
  tax_amount: '18.00',
  paid_amount: over.total_amount ?? '118.00',
  refunded_amount: '0',
  payment_method: 'upi',
  items: [item()],
  ...over,
});

const figures = (input: Partial<RevenueInput> = {}) =>
  revenue({ order: order(), shipments: [], expenses: [], fees: {}, home_currency: 'INR', ...input });

const parcel = { status: 'delivered', shipping_charges: '45.50', cod_amount: '0', currency: 'INR' };

describe('revenue', () => {
  test('a prepaid order delivered whole earns its total less tax, fees and costs', () => {
    expect(
      figures({
        order: order({ total_amount: '168.00', items: [item()] }),
        shipments: [parcel],
        expenses: [{ amount: '5.00', currency: 'INR' }],
        fees: { platform_fee_percent: '2.5', platform_fee_fixed: '3', gateway_fee_percent: 2, gateway_fee_fixed: '0' },
      }),
    ).toMatchObject({
      gross_revenue: '168.0000',
      tax_amount: '18.0000',
      refund_amount: '0.0000',
      platform_fee: '7.2000',
      payment_gateway_fee: '3.3600',
      shipping_cost: '45.5000',
      product_cost: '40.0000',
      other_costs: '5.0000',
      net_revenue: '48.9400',
      basis: { missing: [], delivered_units: 1, ordered_units: 1, paid_online: '168.0000' },
    });
  });

  test('a part delivered counts by its share, rounded half up to the paisa; the delivery charge counts whole', () => {
    const lines = [item({ quantity: 3, delivered_quantity: 1, total_amount: '100.00', tax_amount: '15.25' })];
    const { gross_revenue, tax_amount, product_cost } = figures({
      order: order({ total_amount: '140.00', tax_amount: '15.25', items: lines }),
    });
    expect({ gross_revenue, tax_amount, product_cost }).toEqual({
      gross_revenue: '73.3300',
      tax_amount: '5.0800',
      product_cost: '40.0000',
    });
  });

  test('a half paisa is rounded up', () => {
    const lines = [item({ quantity: 2, delivered_quantity: 1, total_amount: '0.01', tax_amount: '0', unit_cost: '0.0050' })];
    expect(figures({ order: order({ total_amount: '0.01', tax_amount: '0', items: lines }) })).toMatchObject({
      gross_revenue: '0.0100',
      product_cost: '0.0100',
    });
  });

  test('a discount that is on no line lowers the gross in proportion', () => {
    const lines = [item({ quantity: 2, delivered_quantity: 1, total_amount: '200', tax_amount: '0' })];
    expect(figures({ order: order({ total_amount: '150', tax_amount: '0', items: lines }) }).gross_revenue).toBe('75.0000');
  });

  test('tax on the delivery charge is tax, too', () => {
    expect(figures({ order: order({ total_amount: '177', tax_amount: '27' }) })).toMatchObject({
      gross_revenue: '177.0000',
      tax_amount: '27.0000',
    });
  });

  test('a full refund leaves only the costs', () => {
    expect(
      figures({
        order: order({ refunded_amount: '118', items: [item({ restocked_quantity: 1 })] }),
        shipments: [parcel],
        fees: { gateway_fee_percent: 2 },
      }),
    ).toMatchObject({
      gross_revenue: '118.0000',
      refund_amount: '118.0000',
      tax_amount: '0.0000',
      payment_gateway_fee: '2.3600',
      product_cost: '0.0000',
      net_revenue: '-47.8600',
    });
  });

  test('a refund for what never arrived does not lower what was earned', () => {
    const lines = [item(), item({ delivered_quantity: 0 })];
    const half = order({ total_amount: '236', tax_amount: '36', items: lines, refunded_amount: '118' });
    expect(figures({ order: half })).toMatchObject({ gross_revenue: '118.0000', refund_amount: '0.0000', tax_amount: '18.0000' });
    expect(figures({ order: { ...half, refunded_amount: '129.80' } })).toMatchObject({ refund_amount: '11.8000', tax_amount: '16.2000' });
  });

  test('a refund on a cash order counts though part of the order was refused', () => {
    const lines = [item(), item({ delivered_quantity: 0 })];
    const cash = order({
      total_amount: '236',
      tax_amount: '36',
      paid_amount: '118',
      refunded_amount: '18',
      payment_method: 'cod',
      items: lines,
    });
    expect(figures({ order: cash }).refund_amount).toBe('18.0000');
  });

  test('cash on delivery pays no gateway; what was paid online before does', () => {
    const fees = { gateway_fee_percent: '2', gateway_fee_fixed: '3' };
    const cash = order({ payment_method: 'cod' });
    expect(figures({ order: cash, fees }).payment_gateway_fee).toBe('0.0000');
    expect(figures({ order: cash, fees, shipments: [{ ...parcel, cod_amount: '118' }] }).payment_gateway_fee).toBe('0.0000');
    expect(figures({ order: cash, fees, shipments: [{ ...parcel, cod_amount: '68' }] }).payment_gateway_fee).toBe('4.0000');
  });

  test('returned parcels cost their charges, cancelled ones nothing', () => {
    const shipments = [parcel, { ...parcel, status: 'rto_delivered', shipping_charges: '60' }, { ...parcel, status: 'cancelled' }];
    expect(figures({ shipments }).shipping_cost).toBe('105.5000');
  });

  test('services are delivered with the order', () => {
    const lines = [item({ requires_shipping: false, quantity: 2, cancelled_quantity: 1, delivered_quantity: 0 })];
    expect(figures({ order: order({ items: lines }) })).toMatchObject({ gross_revenue: '59.0000', product_cost: '40.0000' });
  });

  test('nothing delivered earns nothing, not even the delivery charge', () => {
    expect(figures({ order: order({ total_amount: '168', items: [item({ delivered_quantity: 0 })] }) })).toMatchObject({
      gross_revenue: '0.0000',
      tax_amount: '0.0000',
    });
  });

  test('what is unknown or in another currency is named, never guessed', () => {
    const result = figures({
      order: order({ currency: 'USD', items: [item({ unit_cost: null })] }),
      shipments: [{ ...parcel, currency: 'USD', shipping_charges: null }],
      expenses: [{ amount: '5', currency: 'INR' }],
      fees: { platform_fee_fixed: '3', gateway_fee_percent: 'two' },
    });
    expect(result.basis.missing).toEqual(['expenses', 'gateway_fee_percent', 'platform_fee_fixed', 'shipping_charges', 'unit_cost']);
    expect(result).toMatchObject({ product_cost: '0.0000', shipping_cost: '0.0000', other_costs: '0.0000', platform_fee: '0.0000' });
  });

  test('currencies without decimals round to whole units', () => {
    const lines = [item({ quantity: 3, delivered_quantity: 2, total_amount: '100', tax_amount: '0' })];
    const yen = order({ currency: 'JPY', total_amount: '100', tax_amount: '0', items: lines });
    expect(figures({ order: yen, home_currency: 'JPY', fees: { platform_fee_percent: '2.5' } })).toMatchObject({
      gross_revenue: '67.0000',
      platform_fee: '2.0000',
    });
  });

  test('holds for any order: parts add up, a whole delivery earns the total, shares stay within it', () => {
    const paise = fc.integer({ min: 0, max: 5_000_000 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      delivered: fc.integer({ min: 0, max: 9 }),
      total_amount: paise,
      unit_cost: fc.option(paise),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        paise,
        paise,
        paise,
        fc.integer({ min: 0, max: 30 }),
        (drawn, charge, paid, refunded, percent) => {
          const items = drawn.map(({ delivered, ...rest }) =>
            item({ ...rest, tax_amount: '0', delivered_quantity: Math.min(delivered, rest.quantity) }),
          );
          const total = items.reduce((sum, each) => sum + parseMoney(each.total_amount), parseMoney(charge));
          const total_amount = `${total / 10_000n}.${String(total % 10_000n).padStart(4, '0')}`;
          const input = {
            order: order({ items, total_amount, tax_amount: '0', paid_amount: paid, refunded_amount: refunded }),
            fees: { platform_fee_percent: percent },
          };
          const result = figures(input);
          const money = (name: Exclude<keyof typeof result, 'basis'>) => parseMoney(result[name]);
          expect(money('net_revenue')).toBe(
            money('gross_revenue') -
              money('tax_amount') -
              money('refund_amount') -
              money('platform_fee') -
              money('payment_gateway_fee') -
              money('shipping_cost') -
              money('product_cost') -
              money('other_costs'),
          );
          expect(money('gross_revenue')).toBeLessThanOrEqual(total + BigInt(items.length) * 100n);
          expect(money('refund_amount')).toBeLessThanOrEqual(money('gross_revenue'));
          expect(money('gross_revenue') % 100n).toBe(0n);
          const whole = figures({
            ...input,
            order: { ...input.order, items: items.map((each) => ({ ...each, delivered_quantity: each.quantity })) },
          });
          expect(parseMoney(whole.gross_revenue)).toBe(total);
        },
      ),
    );
  });
});

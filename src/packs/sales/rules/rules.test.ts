import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoney } from '#kernel/money';
import { givenAway } from './given-away.ts';
import { fulfillmentOf, type IncomingItem } from './incoming.ts';
import { type HeldItem, itemAfter, paymentAfter, paymentOnDelivery } from './merge.ts';
import { canBecome, orderStatuses, statesBefore, transitions } from './order-state.ts';
import { priceOrder } from './price-order.ts';

describe('the states of an order', () => {
  test('every state is reachable from pending, and ended states lead nowhere', () => {
    const reached = new Set(['pending']);
    for (const from of reached) for (const to of transitions[from as keyof typeof transitions]) reached.add(to);
    expect([...reached].sort()).toEqual([...orderStatuses].sort());
    expect(transitions.cancelled).toEqual([]);
    expect(transitions.returned).toEqual([]);
    expect(statesBefore('cancelled')).toEqual(['pending', 'confirmed', 'processing']);
    expect(canBecome('shipped', 'cancelled')).toBe(false);
  });
});

describe('payment', () => {
  test('cash counted at the door is not taken back by a channel that does not know of it', () => {
    expect(paymentAfter('paid', 'cod')).toBe('paid');
    expect(paymentAfter('paid', 'pending')).toBe('paid');
    expect(paymentAfter('paid', 'refunded')).toBe('refunded');
    expect(paymentAfter('cod', 'paid')).toBe('paid');
    expect(paymentAfter('cod', 'voided')).toBe('voided');
  });
  test('is complete, partial or open after delivery', () => {
    expect(paymentOnDelivery('cod', 100n, 100n)).toBe('paid');
    expect(paymentOnDelivery('cod', 99n, 100n)).toBe('partially_paid');
    expect(paymentOnDelivery('cod', 0n, 100n)).toBe('cod');
    expect(paymentOnDelivery('partially_refunded', 100n, 100n)).toBe('partially_refunded');
  });
});

const said = (item: Partial<IncomingItem>): IncomingItem => ({
  external_line_id: '1',
  external_product_id: null,
  external_variant_id: null,
  sku: 'A',
  name: 'A',
  quantity: 1,
  cancelled_quantity: 0,
  fulfilled_quantity: 0,
  requires_shipping: true,
  unit_price: '1',
  discount_amount: '0',
  tax_amount: '0',
  total_amount: '1',
  metadata: {},
  ...item,
});
const held = (item: Partial<HeldItem>): HeldItem => ({
  id: 'i',
  external_line_id: '1',
  product_id: 'p',
  variant_id: null,
  quantity: 5,
  cancelled_quantity: 0,
  fulfilled_quantity: 0,
  external_fulfilled_quantity: 0,
  reserved_quantity: 5,
  requires_shipping: true,
  ...item,
});

describe('what a newer message does to a line', () => {
  test.each([
    ['fewer', held({}), said({ quantity: 3 }), { quantity: 3, reserve: -2 }],
    ['more', held({}), said({ quantity: 7 }), { quantity: 7, reserve: 2 }],
    ['some taken off', held({}), said({ quantity: 5, cancelled_quantity: 2 }), { cancelled_quantity: 2, reserve: -2 }],
    ['gone', held({}), undefined, { quantity: 5, cancelled_quantity: 5, reserve: -5 }],
    [
      'gone, but three are on their way',
      held({ fulfilled_quantity: 3 }),
      undefined,
      { cancelled_quantity: 2, fulfilled_quantity: 3, reserve: -2 },
    ],
    [
      'fewer than are on their way',
      held({ fulfilled_quantity: 4 }),
      said({ quantity: 2 }),
      { quantity: 4, fulfilled_quantity: 4, reserve: -1 },
    ],
    [
      'sent by somebody else',
      held({}),
      said({ quantity: 5, fulfilled_quantity: 2 }),
      { fulfilled_quantity: 2, external_fulfilled_quantity: 2, gone: 2, reserve: 0 },
    ],
    [
      'our own parcel, reported back',
      held({ fulfilled_quantity: 2 }),
      said({ quantity: 5, fulfilled_quantity: 2 }),
      { external_fulfilled_quantity: 0, gone: 0 },
    ],
    ['fewer, of an item that was short', held({ reserved_quantity: 0 }), said({ quantity: 3 }), { quantity: 3, reserve: 0 }],
    ['more, of an unmatched item', held({ product_id: null, reserved_quantity: 0 }), said({ quantity: 9 }), { quantity: 9, reserve: 0 }],
  ])('%s', (_, before, message, after) => {
    expect(itemAfter(before, message)).toMatchObject(after);
  });

  test('whatever is said, the quantities keep their order and no more is given back than is held', () => {
    const count = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), fc.option(fc.tuple(count, count, count)), ([q, c, f, e, r], message) => {
        const cancelled = Math.min(c, q);
        const fulfilled = Math.min(f, q - cancelled);
        const before = held({
          quantity: q,
          cancelled_quantity: cancelled,
          fulfilled_quantity: fulfilled,
          external_fulfilled_quantity: Math.min(e, fulfilled),
          reserved_quantity: Math.min(r, q),
        });
        const after = itemAfter(
          before,
          message ? said({ quantity: message[0], cancelled_quantity: message[1], fulfilled_quantity: message[2] }) : undefined,
        );
        const reserved = before.reserved_quantity - after.gone + after.reserve;
        expect(after.fulfilled_quantity).toBeGreaterThanOrEqual(before.fulfilled_quantity);
        expect(after.cancelled_quantity).toBeGreaterThanOrEqual(0);
        expect(after.fulfilled_quantity + after.cancelled_quantity).toBeLessThanOrEqual(after.quantity);
        expect(after.external_fulfilled_quantity).toBeLessThanOrEqual(after.fulfilled_quantity);
        expect(reserved).toBeGreaterThanOrEqual(0);
        expect(reserved).toBeLessThanOrEqual(after.quantity);
      }),
    );
  });
});

test('how much is dispatched', () => {
  const line = (quantity: number, fulfilled_quantity: number, cancelled_quantity = 0, requires_shipping = true) => ({
    quantity,
    fulfilled_quantity,
    cancelled_quantity,
    requires_shipping,
  });
  expect(fulfillmentOf([line(2, 0), line(1, 0)])).toBe('unfulfilled');
  expect(fulfillmentOf([line(2, 1), line(1, 0)])).toBe('partial');
  expect(fulfillmentOf([line(2, 2), line(1, 0, 1)])).toBe('fulfilled');
  expect(fulfillmentOf([line(2, 2), line(1, 0, 0, false)])).toBe('fulfilled');
  expect(fulfillmentOf([line(1, 0, 1)])).toBe('unfulfilled');
});

describe('the price of an order entered by hand', () => {
  const line = { quantity: 3, unit_price: '99.99', tax_rate: '18' };
  test('with the tax in its prices', () => {
    expect(priceOrder({ currency: 'INR', taxes_included: true, shipping_amount: '50', discount_amount: '9.97', lines: [line] })).toEqual({
      subtotal: '299.9700',
      discount_amount: '9.9700',
      tax_amount: '45.7600',
      shipping_amount: '50.0000',
      total_amount: '340.0000',
      lines: [{ discount_amount: '0.0000', tax_amount: '45.7600', total_amount: '299.9700' }],
    });
  });
  test('with the tax on top', () => {
    expect(priceOrder({ currency: 'INR', taxes_included: false, lines: [line] })).toMatchObject({
      tax_amount: '53.9900',
      total_amount: '353.9600',
    });
  });
  test('a tax that is given is taken as given; a discount beyond the price is refused', () => {
    expect(priceOrder({ currency: 'INR', taxes_included: true, lines: [{ ...line, tax_amount: '1' }] })).toMatchObject({
      tax_amount: '1.0000',
    });
    expect(priceOrder({ currency: 'INR', taxes_included: true, lines: [{ ...line, discount_amount: '300' }] })).toBeUndefined();
    expect(priceOrder({ currency: 'INR', taxes_included: true, discount_amount: '300', lines: [line] })).toBeUndefined();
  });
  test('the total is always subtotal − discounts + shipping + tax on top', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 }).map((n) => (n / 100).toFixed(2));
    fc.assert(
      fc.property(
        fc.boolean(),
        cents,
        fc.array(
          fc.record({
            quantity: fc.integer({ min: 1, max: 99 }),
            unit_price: cents,
            tax_rate: fc.constantFrom('0', '5', '12', '18', '28'),
          }),
          { minLength: 1 },
        ),
        (taxes_included, shipping_amount, lines) => {
          const priced = priceOrder({ currency: 'INR', taxes_included, shipping_amount, lines })!;
          const sum = parseMoney(priced.subtotal) - parseMoney(priced.discount_amount) + parseMoney(priced.shipping_amount);
          expect(parseMoney(priced.total_amount)).toBe(taxes_included ? sum : sum + parseMoney(priced.tax_amount));
        },
      ),
    );
  });
});

test('what is given away is every price below the list and every discount', () => {
  const line = { quantity: 2, unit_price: '80', list_price: '100' };
  expect(givenAway({ lines: [line] })).toBe(parseMoney('40'));
  expect(givenAway({ lines: [{ ...line, discount_amount: '5' }], discount_amount: '7.50' })).toBe(parseMoney('52.50'));
  expect(givenAway({ lines: [{ ...line, unit_price: '150' }, line] })).toBe(parseMoney('40'));
  expect(
    givenAway({
      lines: [
        { ...line, unit_price: '100' },
        { ...line, list_price: null },
      ],
    }),
  ).toBe(0n);
});

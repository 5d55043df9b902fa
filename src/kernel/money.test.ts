import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  currencies,
  decimalsOf,
  formatMoney,
  isCurrency,
  isMoney,
  multiply,
  parseMoney,
  percentOf,
  roundMoney,
  sumMoney,
  toDecimal,
} from './money.ts';

const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

describe('currencies', () => {
  it('have their own decimals', () => {
    expect(['INR', 'JPY', 'KWD', 'CLF', 'BHD', 'USD'].map(decimalsOf)).toEqual([2, 0, 3, 4, 3, 2]);
  });

  it('are the active ones only', () => {
    for (const no of ['inr', 'XXX', 'XAU', 'DEM', 'HRK', 'ANG', 'SLL', 'ZWL', 'toString', '', null]) expect(isCurrency(no)).toBe(false);
    expect(() => decimalsOf('ABC')).toThrow(RangeError);
    for (const code of currencies.keys()) expect(code).toMatch(/^[A-Z]{3}$/);
    expect(currencies.size).toBe(165);
  });

  it('are all known to Unicode too', () => {
    const unicode = new Set(Intl.supportedValuesOf('currency'));
    // Funds and units of account are not listed there, nor is what is newer than the runtime.
    const unlisted = new Set('BOV CHE CHW CLF COU MXV USN UYI UYW VED XAD XCG ZWG'.split(' '));
    expect([...currencies.keys()].filter((code) => !unicode.has(code) && !unlisted.has(code))).toEqual([]);
  });
});

describe('parsing and printing', () => {
  it.each([
    ['0', 0n],
    ['12.34', 123400n],
    ['-0.0001', -1n],
    ['+7', 70000n],
    ['1.50000000', 15000n],
    ['999999999999999.9999', 9999999999999999999n],
  ])('%s', (text, money) => {
    expect(parseMoney(text)).toBe(money);
    expect(isMoney(text)).toBe(true);
  });

  it.each(['', ' 1', '1.', '.5', '1e3', '1,000', 'NaN', '0x10', '1.00001', '1000000000000000', '--1', '１'])('refuses %j', (text) => {
    expect(() => parseMoney(text)).toThrow(RangeError);
    expect(isMoney(text)).toBe(false);
  });

  it('comes back the same', () => {
    fc.assert(fc.property(amount, (money) => parseMoney(toDecimal(money)) === money));
  });

  it("shows the currency's own decimals", () => {
    expect(formatMoney(123450n, 'INR')).toBe('12.34');
    expect(formatMoney(123550n, 'INR')).toBe('12.36');
    expect(formatMoney(-5000n, 'INR')).toBe('-0.50');
    expect(formatMoney(10000n, 'JPY')).toBe('1');
    expect(formatMoney(10010n, 'KWD')).toBe('1.001');
    expect(formatMoney(10001n, 'CLF')).toBe('1.0001');
    expect(formatMoney(0n, 'INR')).toBe('0.00');
    expect(formatMoney(-1n, 'INR')).toBe('0.00');
  });
});

describe('rounding', () => {
  it.each([
    ['0.005', '0.0000', '0.0100'],
    ['0.015', '0.0200', '0.0200'],
    ['0.025', '0.0200', '0.0300'],
    ['-0.005', '0.0000', '-0.0100'],
    ['-0.025', '-0.0200', '-0.0300'],
    ['0.0051', '0.0100', '0.0100'],
    ['0.0049', '0.0000', '0.0000'],
  ])('%s is %s half to even, %s half up', (text, even, up) => {
    expect(toDecimal(roundMoney(parseMoney(text), 'INR', 'half_even'))).toBe(even);
    expect(toDecimal(roundMoney(parseMoney(text), 'INR', 'half_up'))).toBe(up);
  });

  it('never moves an amount by more than half a minor unit', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('INR', 'JPY', 'KWD'), fc.constantFrom('half_even', 'half_up'), (money, currency, rounding) => {
        const unit = 10n ** BigInt(4 - decimalsOf(currency));
        const rounded = roundMoney(money, currency, rounding);
        expect(rounded % unit).toBe(0n);
        expect((rounded > money ? rounded - money : money - rounded) * 2n <= unit).toBe(true);
      }),
    );
  });

  it('happens once in a product, however long the rate', () => {
    expect(toDecimal(multiply(parseMoney('99.99'), '0.18', 'INR', 'half_up'))).toBe('18.0000');
    expect(toDecimal(multiply(parseMoney('100'), '0.33333333333333333333', 'INR', 'half_even'))).toBe('33.3300');
    expect(toDecimal(percentOf(parseMoney('1999'), '2.5', 'INR', 'half_up'))).toBe('49.9800');
    expect(toDecimal(percentOf(parseMoney('1999'), '2.5', 'JPY', 'half_up'))).toBe('50.0000');
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 0, max: 10_000 }),
        (money, n) => percentOf(money, String(n), 'INR', 'half_up') === multiply(money, (n / 100).toFixed(2), 'INR', 'half_up'),
      ),
    );
  });
});

describe('allocate', () => {
  it('loses no paisa', () => {
    expect(allocate(parseMoney('100'), [1, 1, 1], 'INR').map(toDecimal)).toEqual(['33.3400', '33.3300', '33.3300']);
    expect(allocate(parseMoney('-0.05'), [1, 1], 'INR').map(toDecimal)).toEqual(['-0.0300', '-0.0200']);
    expect(allocate(parseMoney('100'), [1, 1, 1], 'JPY').map(toDecimal)).toEqual(['34.0000', '33.0000', '33.0000']);
    expect(allocate(parseMoney('10'), [0, 5], 'INR').map(toDecimal)).toEqual(['0.0000', '10.0000']);
  });

  it('adds up, keeps whole minor units, and is within one of the exact share', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((w) => w > 0));
    fc.assert(
      fc.property(amount, weights, (minor, all) => {
        const total = minor * 100n;
        const parts = allocate(total, all, 'INR');
        const sum = all.reduce((a, b) => a + b, 0);
        expect(sumMoney(parts)).toBe(total);
        parts.forEach((part, i) => {
          expect(part % 100n).toBe(0n);
          const off = part * BigInt(sum) - total * BigInt(all[i]!);
          expect((off < 0n ? -off : off) < 100n * BigInt(sum)).toBe(true);
        });
      }),
    );
  });

  it('refuses weights that share nothing', () => {
    for (const bad of [[], [0, 0], [2, -1]]) expect(() => allocate(1n, bad, 'INR')).toThrow(RangeError);
  });
});

/**
 * Exact money. Inside calculations an amount is a bigint of ten-thousandths of the currency's unit, the scale of
 * `numeric(19,4)`; outside it is a decimal string. Floating point never touches it. Add and compare with `+`, `-`, `<`;
 * times a whole quantity is `amount * BigInt(quantity)`.
 */

/** Ten-thousandths of a currency unit: 12.34 INR is 123400n. */
export type Money = bigint;

/**
 * half_even: a tie goes to the even neighbour, so that sums of many roundings do not drift (IEEE 754 roundTiesToEven).
 * half_up: a tie goes away from zero, as tax rules usually ask (India: CGST Act §170).
 */
export type Rounding = 'half_even' | 'half_up';

const scale = 4;
const limit = 10n ** 19n;

/**
 * ISO 4217, list one: the active codes with their minor units; the digit says how many decimals. Left out are codes that
 * price nothing: metals, bond units, SDR, testing and "no currency" (XAU, XBA, XDR, XTS, XXX and the like).
 */
const codesByDecimals: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU
      CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
      KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR
      NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
      TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Currency code → decimals of its minor unit. */
export const currencies: ReadonlyMap<string, number> = new Map(
  Object.entries(codesByDecimals).flatMap(([decimals, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code) => [code, Number(decimals)] as const),
  ),
);

/** Whether `code` is an active ISO 4217 currency, in capitals. */
export const isCurrency = (code: unknown): code is string => typeof code === 'string' && currencies.has(code);

/** Decimals of the currency's minor unit: INR 2, JPY 0, KWD 3. Throws RangeError for an unknown code. */
export function decimalsOf(currency: string): number {
  const decimals = currencies.get(currency);
  if (decimals === undefined) throw new RangeError(`not an ISO 4217 currency: ${currency}`);
  return decimals;
}

/** One minor unit (a paisa, a cent) as Money. */
const minorUnit = (currency: string): Money => 10n ** BigInt(scale - decimalsOf(currency));

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;

function parseDecimal(text: string): { digits: bigint; places: number } {
  const [, sign, whole, fraction = ''] = decimalPattern.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal number: ${text}`);
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, places: fraction.length };
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const away = twice > denominator || (twice === denominator && (rounding === 'half_up' || quotient % 2n !== 0n));
  return away ? quotient + (numerator < 0n ? -1n : 1n) : quotient;
}

/**
 * '12.34' → 123400n. Takes what PostgreSQL's numeric prints and providers send: an optional sign, digits, an optional
 * fraction. Throws RangeError for anything else, for a fifth decimal that is not zero, and beyond numeric(19,4).
 */
export function parseMoney(text: string): Money {
  const { digits, places } = parseDecimal(text);
  const excess = 10n ** BigInt(Math.max(0, places - scale));
  if (digits % excess !== 0n) throw new RangeError(`finer than ${scale} decimals: ${text}`);
  const money = (digits / excess) * 10n ** BigInt(Math.max(0, scale - places));
  if (money >= limit || money <= -limit) throw new RangeError(`out of range: ${text}`);
  return money;
}

/** Whether `parseMoney` takes it. */
export function isMoney(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 64) return false;
  try {
    parseMoney(text);
    return true;
  } catch {
    return false;
  }
}

function print(money: Money, decimals: number): string {
  const negative = money < 0n;
  const digits = (negative ? -money : money).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, -scale);
  const fraction = digits.slice(-scale, decimals === scale ? undefined : decimals - scale);
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** All four decimals, exactly: what a `numeric(19,4)` column takes. 123400n → '12.3400'. */
export const toDecimal = (money: Money): string => print(money, scale);

/** With the currency's own decimals; finer amounts are rounded half to even. (123450n, 'INR') → '12.34', (10000n, 'JPY') → '1'. */
export const formatMoney = (money: Money, currency: string): string =>
  print(roundMoney(money, currency, 'half_even'), decimalsOf(currency));

/** To whole minor units of the currency. */
export function roundMoney(money: Money, currency: string, rounding: Rounding): Money {
  const unit = minorUnit(currency);
  return divide(money, unit, rounding) * unit;
}

/**
 * `money` × `rate`, rounded once, to whole minor units. The rate is a decimal string of any length ('0.18', '1.025').
 * Throws RangeError for a bad rate or an unknown currency.
 */
export function multiply(money: Money, rate: string, currency: string, rounding: Rounding): Money {
  const { digits, places } = parseDecimal(rate);
  const unit = minorUnit(currency);
  return divide(money * digits, unit * 10n ** BigInt(places), rounding) * unit;
}

/** `percent` per cent of `money`, rounded once, to whole minor units: (1000000n, '2.5', 'INR', …) → 25000n. */
export function percentOf(money: Money, percent: string, currency: string, rounding: Rounding): Money {
  const { digits, places } = parseDecimal(percent);
  const unit = minorUnit(currency);
  return divide(money * digits, unit * 100n * 10n ** BigInt(places), rounding) * unit;
}

/** The sum; 0n of none. */
export function sumMoney(amounts: Iterable<Money>): Money {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

/**
 * Splits `total` by whole-number weights so that the parts add up to it exactly (largest remainder; ties to the earlier
 * part). Parts are whole minor units of the currency when the total is. Throws RangeError without a positive weight.
 */
export function allocate(total: Money, weights: readonly (number | bigint)[], currency: string): Money[] {
  const shares = weights.map(BigInt);
  const sum = sumMoney(shares);
  if (sum <= 0n || shares.some((share) => share < 0n)) throw new RangeError('weights must be whole, not negative, and one positive');
  const minor = minorUnit(currency);
  const unit = total % minor === 0n ? minor : 1n;
  const units = total / unit;
  const magnitude = units < 0n ? -units : units;
  const parts = shares.map((share) => (magnitude * share) / sum);
  let left = magnitude - sumMoney(parts);
  const remainders = shares.map((share, index) => ({ index, remainder: (magnitude * share) % sum }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts.map((part) => (units < 0n ? -part : part) * unit);
}

import { type Money, parseMoney, percentOf, sumMoney, toDecimal } from '#kernel/money';

export interface LineToPrice {
  readonly quantity: number;
  readonly unit_price: string;
  readonly discount_amount?: string;
  readonly tax_amount?: string;
  /** Per cent; used when no tax is given. */
  readonly tax_rate?: string | null;
}

export interface OrderToPrice {
  readonly currency: string;
  readonly taxes_included: boolean;
  readonly shipping_amount?: string;
  /** On the order as a whole, besides the lines' own. */
  readonly discount_amount?: string;
  readonly lines: readonly LineToPrice[];
}

const money = (text: string | undefined): Money => (text === undefined ? 0n : parseMoney(text));

/** Tax of a net amount: on top of it, or the part of it that is tax (amount × rate ÷ (100 + rate)), rounded half up as tax law asks. */
function taxOf(net: Money, rate: string, included: boolean, currency: string): Money {
  if (!included) return percentOf(net, rate, currency, 'half_up');
  const hundredths = parseMoney(rate);
  // percentOf rounds to minor units; the share is taken first, exactly, in ten-thousandths.
  return percentOf((net * 1_000_000n) / (1_000_000n + hundredths), rate, currency, 'half_up');
}

/**
 * Amounts of an order entered by hand, so that subtotal − discounts + shipping (+ taxes unless included) is the total.
 * Returns undefined when a discount exceeds what it is taken from.
 */
export function priceOrder({ currency, taxes_included, shipping_amount, discount_amount, lines }: OrderToPrice) {
  const priced = lines.map((line) => {
    const gross = parseMoney(line.unit_price) * BigInt(line.quantity);
    const discount = money(line.discount_amount);
    const net = gross - discount;
    const tax =
      line.tax_amount !== undefined
        ? parseMoney(line.tax_amount)
        : line.tax_rate
          ? taxOf(net, line.tax_rate, taxes_included, currency)
          : 0n;
    return { gross, discount, net, tax, total: taxes_included ? net : net + tax };
  });
  const whole = money(discount_amount);
  const shipping = money(shipping_amount);
  const total = sumMoney(priced.map((line) => line.total)) + shipping - whole;
  if (total < 0n || priced.some((line) => line.net < 0n)) return undefined;
  return {
    subtotal: toDecimal(sumMoney(priced.map((line) => line.gross))),
    discount_amount: toDecimal(sumMoney(priced.map((line) => line.discount)) + whole),
    tax_amount: toDecimal(sumMoney(priced.map((line) => line.tax))),
    shipping_amount: toDecimal(shipping),
    total_amount: toDecimal(total),
    lines: priced.map(({ discount, tax, total }) => ({
      discount_amount: toDecimal(discount),
      tax_amount: toDecimal(tax),
      total_amount: toDecimal(total),
    })),
  };
}

import { type Money, parseMoney, sumMoney } from '#kernel/money';

export interface PricedLine {
  readonly quantity: number;
  readonly unit_price: string;
  /** What the catalogue asks for one unit in this currency; null: nothing is known. */
  readonly list_price: string | null;
  readonly discount_amount?: string | undefined;
}

const money = (text: string | undefined): Money => (text === undefined ? 0n : parseMoney(text));

/** How much less an order entered by hand costs than the catalogue says: prices below it, and discounts. Higher prices make up for nothing. */
export function givenAway({ lines, discount_amount }: { lines: readonly PricedLine[]; discount_amount?: string | undefined }): Money {
  const ofLines = lines.map(({ quantity, unit_price, list_price, discount_amount: discount }) => {
    const below = list_price === null ? 0n : parseMoney(list_price) - parseMoney(unit_price);
    return (below > 0n ? below * BigInt(quantity) : 0n) + money(discount);
  });
  return sumMoney(ofLines) + money(discount_amount);
}

import { type Money, parseMoney, sumMoney, toDecimal } from '#kernel/money';

export interface PricedLine {
  readonly quantity: number;
  readonly unit_price: string;
  /** What the catalogue asks for one unit in this currency; null: nothing is known. */
  readonly list_price: string | null;
  /** The catalogue asks something, but in another currency: nobody can tell whether it is more. */
  readonly is_list_foreign?: boolean;
  readonly discount_amount?: string | undefined;
}

export interface PricedOrder {
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  readonly discount_amount?: string | undefined;
}

const money = (text: string | undefined): Money => (text === undefined ? 0n : parseMoney(text));

/** How much less an order entered by a person costs than the catalogue says: prices below it, and discounts. Higher prices make up for nothing. */
export function givenAway({ lines, discount_amount }: Pick<PricedOrder, 'lines' | 'discount_amount'>): Money {
  const ofLines = lines.map(({ quantity, unit_price, list_price, discount_amount: discount }) => {
    const below = list_price === null ? 0n : parseMoney(list_price) - parseMoney(unit_price);
    return (below > 0n ? below * BigInt(quantity) : 0n) + money(discount);
  });
  return sumMoney(ofLines) + money(discount_amount);
}

/** What is to be approved of an order that a person enters; undefined: it costs what the catalogue says, or more. */
export function exceptionOf(order: PricedOrder) {
  const { currency, lines } = order;
  const away = givenAway(order);
  const isUnknown = lines.some((line) => line.is_list_foreign);
  if (away === 0n && !isUnknown) return undefined;
  return { exception: 'list_price', money: { amount: isUnknown ? null : toDecimal(away), currency } };
}

/** What the catalogue says of a line's price, in the order's currency. */
export function listOf(
  sellable: { readonly selling_price: string | null; readonly currency: string } | null,
  currency: string,
): Pick<PricedLine, 'list_price' | 'is_list_foreign'> {
  const price = sellable?.selling_price ?? null;
  const isForeign = price !== null && sellable?.currency !== currency;
  return { list_price: isForeign ? null : price, is_list_foreign: isForeign };
}

import { decimalsOf, type Money, parseMoney, percentOf, roundMoney, sumMoney, toDecimal } from '#kernel/money';

/** What a delivered order says about money. Amounts are decimal strings in the order's currency. */
export interface OrderAccount {
  readonly currency: string;
  /** What the customer pays for everything ordered: goods, tax, delivery, less discounts. */
  readonly total_amount: string;
  /** All tax in `total_amount`. */
  readonly tax_amount: string;
  /** Received so far, cash on delivery included. */
  readonly paid_amount: string;
  /** Given back so far. */
  readonly refunded_amount: string;
  readonly payment_method: string | null;
  readonly items: readonly ItemAccount[];
}

export interface ItemAccount {
  readonly quantity: number;
  readonly cancelled_quantity: number;
  /** Units our parcels brought. */
  readonly delivered_quantity: number;
  /** Units the channel sent from elsewhere; they count as delivered. */
  readonly external_fulfilled_quantity: number;
  /** Delivered units that came back into stock; what came back broken is not among them. */
  readonly restocked_quantity: number;
  /** False: a service or download, delivered with the order. */
  readonly requires_shipping: boolean;
  /** What the customer pays for all `quantity` units, after discounts, tax included. */
  readonly total_amount: string;
  /** Tax in it. */
  readonly tax_amount: string;
  /** Cost of one unit when the order arrived; null when unknown. */
  readonly unit_cost: string | null;
}

export interface ShipmentAccount {
  readonly status: string;
  /** What the courier charges; null when it has not said. */
  readonly shipping_charges: string | null;
  /** Cash it collects on delivery. */
  readonly cod_amount: string | null;
  readonly currency: string;
}

export interface ExpenseAccount {
  readonly amount: string;
  readonly currency: string;
}

/** A channel's rates, as in its settings: percents of the gross revenue, fixed amounts per order in the business's currency. */
export interface FeeRates {
  readonly platform_fee_percent?: unknown;
  readonly platform_fee_fixed?: unknown;
  readonly gateway_fee_percent?: unknown;
  readonly gateway_fee_fixed?: unknown;
}

export interface RevenueInput {
  readonly order: OrderAccount;
  readonly shipments: readonly ShipmentAccount[];
  readonly expenses: readonly ExpenseAccount[];
  readonly fees: FeeRates;
  /** Currency of the business, in which fixed fees are. */
  readonly home_currency: string;
}

/** The figures of one revenue record as decimal strings, and how they came about. */
export interface Revenue {
  readonly gross_revenue: string;
  readonly tax_amount: string;
  readonly refund_amount: string;
  readonly platform_fee: string;
  readonly payment_gateway_fee: string;
  readonly shipping_cost: string;
  readonly product_cost: string;
  readonly other_costs: string;
  readonly net_revenue: string;
  readonly basis: {
    readonly delivered_units: number;
    readonly ordered_units: number;
    /** Part of the gross revenue that came through a payment gateway. */
    readonly paid_online: string;
    readonly rates: Readonly<Record<keyof FeeRates, string>>;
    /** Costs that are not in the figures, because they are unknown or in another currency. */
    readonly missing: readonly string[];
  };
}

/**
 * What an order earned. The rules, in full in docs/finance-rules.md:
 *
 * - **Gross** is what the customer pays for what was delivered, tax included. Each line counts with its delivered share.
 *   What the order's total holds beyond its lines (the delivery charge, a tip) counts in full once anything was delivered;
 *   what it lacks (a discount not spread over the lines) counts in proportion. So a fully delivered order's gross is its total.
 * - **Tax** is the order's own, by the same shares; it is in the prices or was put on top, the totals hold it either way.
 *   A refund gives its share of the tax back.
 * - **Refunds** first give back what was paid for goods that never arrived; only what goes beyond lowers the gross revenue.
 * - **Fees** are taken on the gross and stay when it is refunded. The gateway sees only what was not paid in cash.
 * - **Shipping** is every shipment's charge, returned and lost ones too; cancelled ones cost nothing.
 * - **Product cost** is the unit cost kept on the item, for units that were delivered and did not come back into stock.
 * - **Currency**: only amounts in the order's currency are added; anything else is named in `basis.missing`.
 * - **Rounding**: each line, fee and share once, half up, to the currency's minor unit; sums are exact.
 */
export function revenue({ order, shipments, expenses, fees, home_currency }: RevenueInput): Revenue {
  const { currency } = order;
  const missing = new Set<string>();
  const rates = {
    platform_fee_percent: rate('platform_fee_percent'),
    platform_fee_fixed: rate('platform_fee_fixed'),
    gateway_fee_percent: rate('gateway_fee_percent'),
    gateway_fee_fixed: rate('gateway_fee_fixed'),
  };

  const lines = order.items.map((item) => {
    const delivered = item.requires_shipping
      ? item.delivered_quantity + item.external_fulfilled_quantity
      : item.quantity - item.cancelled_quantity;
    const total = parseMoney(item.total_amount);
    const tax = parseMoney(item.tax_amount);
    if (delivered > item.restocked_quantity && item.unit_cost === null) missing.add('unit_cost');
    return {
      delivered,
      total,
      tax,
      earned: share(total, delivered, item.quantity, currency),
      taxed: share(tax, delivered, item.quantity, currency),
      cost: roundMoney(parseMoney(item.unit_cost ?? '0') * BigInt(Math.max(0, delivered - item.restocked_quantity)), currency, 'half_up'),
    };
  });
  const delivered_units = lines.reduce((sum, line) => sum + line.delivered, 0);
  const earned = sumMoney(lines.map((line) => line.earned));

  const total = sumMoney(lines.map((line) => line.total));
  const gross = positive(earned + beyond(parseMoney(order.total_amount) - total, earned, total));
  const lineTax = sumMoney(lines.map((line) => line.tax));
  const taxed = sumMoney(lines.map((line) => line.taxed));
  const tax = least(gross, positive(taxed + beyond(parseMoney(order.tax_amount) - lineTax, taxed, lineTax)));

  const overpaid = positive(parseMoney(order.paid_amount) - gross);
  const refund = least(gross, positive(parseMoney(order.refunded_amount) - overpaid));
  const keptTax = tax - share(tax, refund, gross, currency);

  const cash = sumMoney(
    shipments.filter((shipment) => shipment.status === 'delivered').map((shipment) => parseMoney(shipment.cod_amount ?? '0')),
  );
  const online = order.payment_method === 'cod' && cash === 0n ? 0n : positive(gross - cash);
  const platformFee = fee(gross, rates.platform_fee_percent, rates.platform_fee_fixed, 'platform_fee_fixed');
  const gatewayFee = fee(online, rates.gateway_fee_percent, rates.gateway_fee_fixed, 'gateway_fee_fixed');

  const shipping = sumMoney(
    shipments
      .filter((shipment) => shipment.status !== 'cancelled')
      .map((shipment) => cost(shipment.shipping_charges, shipment.currency, 'shipping_charges')),
  );
  const products = sumMoney(lines.map((line) => line.cost));
  const other = sumMoney(expenses.map((expense) => cost(expense.amount, expense.currency, 'expenses')));

  return {
    gross_revenue: toDecimal(gross),
    tax_amount: toDecimal(keptTax),
    refund_amount: toDecimal(refund),
    platform_fee: toDecimal(platformFee),
    payment_gateway_fee: toDecimal(gatewayFee),
    shipping_cost: toDecimal(shipping),
    product_cost: toDecimal(products),
    other_costs: toDecimal(other),
    net_revenue: toDecimal(gross - keptTax - refund - platformFee - gatewayFee - shipping - products - other),
    basis: {
      delivered_units,
      ordered_units: order.items.reduce((sum, item) => sum + item.quantity, 0),
      paid_online: toDecimal(online),
      rates,
      missing: [...missing].sort(),
    },
  };

  /** The part of `surplus` that belongs to what was delivered: a charge in full, a reduction in proportion. */
  function beyond(surplus: Money, part: Money, whole: Money): Money {
    if (delivered_units === 0) return 0n;
    return surplus >= 0n ? roundMoney(surplus, currency, 'half_up') : -share(-surplus, part, whole, currency);
  }

  function rate(name: keyof FeeRates): string {
    const text = String(fees[name] ?? '0');
    if (/^\d{1,12}(\.\d{1,4})?$/.test(text)) return text;
    missing.add(name);
    return '0';
  }

  function fee(base: Money, percent: string, fixed: string, name: string): Money {
    if (base === 0n) return 0n;
    return (
      percentOf(base, percent, currency, 'half_up') +
      roundMoney(cost(fixed, parseMoney(fixed) === 0n ? currency : home_currency, name), currency, 'half_up')
    );
  }

  function cost(amount: string | null, its: string, name: string): Money {
    if (amount !== null && its === currency) return parseMoney(amount);
    missing.add(name);
    return 0n;
  }
}

const positive = (money: Money): Money => (money > 0n ? money : 0n);
const least = (a: Money, b: Money): Money => (a < b ? a : b);

/** `amount` × `part` ÷ `whole`, rounded once, half up, to the currency's minor unit; 0 of nothing. None is negative. */
function share(amount: Money, part: bigint | number, whole: bigint | number, currency: string): Money {
  const unit = 10n ** BigInt(4 - decimalsOf(currency));
  const divisor = 2n * BigInt(whole) * unit;
  return divisor === 0n ? 0n : ((2n * amount * BigInt(part) + divisor / 2n) / divisor) * unit;
}

import { type Money, parseMoney } from '#kernel/money';
import type { PaymentMethod, PaymentStatus } from './order-state.ts';

export interface PaidOrder {
  readonly payment_method: PaymentMethod | null;
  readonly payment_status: PaymentStatus;
  readonly total_amount: string;
  readonly paid_amount: string;
  readonly refunded_amount: string;
}

export const atLeastNothing = (money: Money): Money => (money > 0n ? money : 0n);
const unpaid: readonly PaymentStatus[] = ['cod', 'pending', 'partially_paid'];

/** Cash that is to be taken at the door. */
export const cashDue = ({ payment_method, payment_status, total_amount, paid_amount }: PaidOrder): Money =>
  payment_method === 'cod' && unpaid.includes(payment_status) ? atLeastNothing(parseMoney(total_amount) - parseMoney(paid_amount)) : 0n;

/** Money of the customer's that would have to go back if all of the order were taken back. */
export const refundable = ({ paid_amount, refunded_amount }: Pick<PaidOrder, 'paid_amount' | 'refunded_amount'>): Money =>
  atLeastNothing(parseMoney(paid_amount) - parseMoney(refunded_amount));

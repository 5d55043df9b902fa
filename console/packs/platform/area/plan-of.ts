import { useAll } from '../../../kit/deed.ts';
import type { Row } from '../../../kit/meta.ts';

export interface Plan extends Row {
  readonly code: string;
  readonly name: string;
  readonly is_active: boolean;
  readonly max_users: number | null;
  readonly max_orders_per_month: number | null;
  readonly max_channels: number | null;
}

export interface Subscription extends Row {
  readonly plan_id: string;
  readonly status: string;
  readonly trial_ends_at: string | null;
  readonly current_period_end: string;
}

/** The plan that a business is on now. */
export const usePlanOf = (tenant: string) => {
  const subscriptions = useAll<Subscription>('subscriptions', { tenant_id: tenant, 'superseded_at[null]': 'true' });
  const plans = useAll<Plan>('plans');
  const subscription = subscriptions.data?.[0];
  return {
    subscription,
    plan: plans.data?.find(({ id }) => id === subscription?.plan_id),
    plans: plans.data,
    ready: !!subscriptions.data && !!plans.data,
  };
};

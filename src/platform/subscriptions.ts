import type { Static } from 'typebox';
import { Type } from '#kernel/command';
import type { Tx } from '#kernel/db';
import { fail } from '#kernel/errors';

const moment = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));

/** What can be said of a subscription. What is missing is taken from the one before, or a default. */
export const SubscriptionTerms = Type.Object(
  {
    plan: Type.Optional(Type.String({ description: 'Code of the plan; default: the present one.' })),
    status: Type.Optional(
      Type.Enum(['trial', 'active', 'past_due', 'cancelled', 'expired'], {
        description: 'Default: as it is; active for a new one.',
      }),
    ),
    trial_ends_at: moment('When the trial ends; needed for a trial.'),
    current_period_start: moment('Start of the paid period; default: of the present one, or now when an end is given.'),
    current_period_end: moment('End of the paid period; default: of the present one, or the end of the trial.'),
    payment_provider: Type.Optional(
      Type.Enum(['stripe', 'razorpay', 'manual'], { description: 'Who collects the money; default: manual.' }),
    ),
    external_subscription_id: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: "The payment provider's id." })),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'Free-form data.' })),
  },
  { additionalProperties: false },
);
export type SubscriptionTerms = Static<typeof SubscriptionTerms>;

interface Current {
  readonly status: NonNullable<SubscriptionTerms['status']>;
  readonly cancelled_at: Date | null;
  readonly plan_id: string;
  readonly current_period_start: Date;
  readonly current_period_end: Date;
  readonly trial_ends_at: Date | null;
  readonly payment_provider: string | null;
  readonly external_subscription_id: string | null;
  readonly metadata: Record<string, unknown>;
}

/** The id of an active plan by its code, or a refusal that names the field. */
export async function planId(tx: Tx, code: string, pointer: string): Promise<string> {
  const plan = await tx.maybe<{ id: string }>`select id from platform.plans where code = ${code} and is_active`;
  if (!plan) throw fail('invalid_reference', {}, [{ pointer, message: 'is not the code of an active plan' }]);
  return plan.id;
}

/** Puts a new subscription in the place of the current one, which stays as history. Call with the tenant's row locked. */
export async function subscribe(
  { tx, now, newId }: { tx: Tx; now: Date; newId(): string },
  tenantId: string,
  terms: SubscriptionTerms,
): Promise<{ id: string; planId: string }> {
  const before = await tx.maybe<Current>`
    update platform.subscriptions set superseded_at = ${now}, updated_at = ${now}
    where tenant_id = ${tenantId} and superseded_at is null
    returning status, cancelled_at, plan_id, current_period_start, current_period_end, trial_ends_at, payment_provider, external_subscription_id, metadata`;
  const plan = terms.plan ? await planId(tx, terms.plan, '/plan') : before?.plan_id;
  if (!plan) throw fail('invalid_input', {}, [{ pointer: '/plan', message: 'is required' }]);
  const status = terms.status ?? before?.status ?? 'active';
  const renewed = Boolean(terms.current_period_end ?? terms.trial_ends_at) || !before;
  const start = terms.current_period_start ? new Date(terms.current_period_start) : renewed ? now : before.current_period_start;
  const trialEnd = terms.trial_ends_at ? new Date(terms.trial_ends_at) : status === 'trial' ? before?.trial_ends_at : null;
  const end = terms.current_period_end ? new Date(terms.current_period_end) : (trialEnd ?? before?.current_period_end);
  if (status === 'trial' && !trialEnd) throw fail('invalid_input', {}, [{ pointer: '/trial_ends_at', message: 'is required' }]);
  if (!end) throw fail('invalid_input', {}, [{ pointer: '/current_period_end', message: 'is required' }]);
  if (end <= start) {
    throw fail('invalid_input', {}, [{ pointer: '/current_period_end', message: 'must be after the start of the period' }]);
  }
  const id = newId();
  await tx.exec`
    insert into platform.subscriptions (
      id, tenant_id, plan_id, status, trial_ends_at, current_period_start, current_period_end, cancelled_at,
      payment_provider, external_subscription_id, metadata, created_at, updated_at
    ) values (
      ${id}, ${tenantId}, ${plan}, ${status}, ${trialEnd ?? null}, ${start}, ${end}, ${status === 'cancelled' ? (before?.cancelled_at ?? now) : null},
      ${terms.payment_provider ?? before?.payment_provider ?? 'manual'},
      ${terms.external_subscription_id ?? before?.external_subscription_id ?? null},
      ${terms.metadata ?? before?.metadata ?? {}}::jsonb, ${now}, ${now}
    )`;
  return { id, planId: plan };
}

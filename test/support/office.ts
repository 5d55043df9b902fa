import { expect } from 'vitest';
import type { Client, TestApp, TestTenant } from './app.ts';

export type Person = Client & { id: string };

export interface Told {
  action: string;
  outcome: string;
  approval_required: boolean;
  approved_by: string | null;
}

export interface Office {
  readonly tenant: TestTenant;
  readonly asha: Person;
  /** What the trail says of deeds of this kind, the oldest first. */
  trail(action: string): Promise<Told[]>;
  change(input: object): ReturnType<Client['post']>;
  /** Violations that Asha left. */
  left(): Promise<{ violation_type: string; severity: string; code: string; user_id: string }[]>;
}

/** A business that sells a tee for 100 INR which costs it 40, and Asha, who has the role and this office. */
export async function withOffice(app: TestApp, role: 'admin' | 'manager', office: object): Promise<Office> {
  const tenant = await app.tenant();
  const asha: Person = await tenant.person(role);
  const role_id = (await tenant.owner.get(`/v1/roles?code=${role}`)).body.data[0].id;
  await tenant.owner.post('/v1/security-settings/change', { force_logout_on_role_change: false, require_approval_threshold: 0 });
  const made = await tenant.owner.post('/v1/admin-users', { user_id: asha.id, role_id, two_factor_required: false, ...office });
  expect(made.status, made.text).toBe(201);
  const tee = { sku: 'TEE', name: 'Tee', currency: 'INR', selling_price: '100', cost_price: '40' };
  expect((await tenant.owner.post('/v1/products', tee)).status).toBe(201);
  return {
    tenant,
    asha,
    trail: (action) =>
      tenant.tx(
        (tx) => tx.many<Told>`
          select action, outcome, approval_required, approved_by from audit_entries where action = ${action} order by occurred_at, id`,
      ),
    change: (input) => tenant.owner.post(`/v1/admin-users/${made.body.id}/change`, input),
    left: () =>
      tenant.tx(
        (tx) =>
          tx.many`select violation_type, severity, metadata->>'code' as code, user_id from security_violations where user_id = ${asha.id}`,
      ),
  };
}

export const spend = (who: Client, amount: string, currency = 'INR') =>
  who.post('/v1/expenses', { category: 'software', amount, currency, expense_date: '2026-03-01' });

import { addDays, localDate } from '#kernel/clock';
import { json } from '#kernel/db';
import { newId } from '#kernel/ids';
import type { World } from '#kernel/world';

const spent = [
  { category: 'packaging', subcategory: 'Boxes', description: '500 corrugated boxes', amount: '6250.00', days: 12 },
  { category: 'marketing', subcategory: 'Social', description: 'Festival campaign', amount: '18000.00', days: 9 },
  { category: 'software', description: 'Accounting, monthly', amount: '1499.00', days: 6 },
  { category: 'operations', subcategory: 'Rent', description: 'Store room in Andheri', amount: '22000.00', days: 3 },
] as const;

/** A month of a small shop's overheads. */
export async function demo(world: World): Promise<void> {
  await world.transaction(async ({ tx, tenant, now }) => {
    if (await tx.maybe`select from expenses limit 1`) return;
    const today = localDate(now, tenant.settings.timezone);
    const rows = spent.map(({ days, ...expense }) => ({ ...expense, id: newId(), currency: 'INR', expense_date: addDays(today, -days) }));
    await tx.exec`
      insert into expenses (id, category, subcategory, description, amount, currency, expense_date, created_at, updated_at)
      select id, category, subcategory, description, amount, currency, expense_date, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_populate_recordset(null::expenses, ${json(rows)}::jsonb)`;
  });
}

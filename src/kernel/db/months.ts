import { literal } from './statement.ts';
import type { Database } from './types.ts';

/**
 * Tables kept by month: partitioned by range of one time, with a default partition that takes what no month takes. Months are
 * made ahead by the owner. Access goes by the parent, so a partition grants nobody anything.
 */

/** This month and so many after it: a day is enough, since the owner looks every day. */
const ahead = 1;

/** Makes the months that a schema's tables lack; rows that the default partition took for them move in. */
export const monthsScript = (schema: string): string => `
do $months$
declare
  parent record; m timestamp; month text; low text; high text; space text := ${literal(schema)};
begin
  for parent in
    select c.relname as name, d.relname as rest, (regexp_match(pg_get_partkeydef(c.oid), '\\((\\w+)\\)'))[1] as col
      from pg_partitioned_table p join pg_class c on c.oid = p.partrelid join pg_class d on d.oid = p.partdefid
     where c.relnamespace = space::regnamespace and p.partstrat = 'r'
  loop
    for m in select generate_series(date_trunc('month', now() at time zone 'UTC'), date_trunc('month', now() at time zone 'UTC') + interval '${ahead} months', interval '1 month')
    loop
      month := parent.name || to_char(m, '_YYYY_MM');
      continue when to_regclass(format('%I.%I', space, month)) is not null;
      low := to_char(m, 'YYYY-MM-DD') || ' 00:00:00+00';
      high := to_char(m + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00';
      execute format('lock table %I.%I in access exclusive mode', space, parent.rest);
      execute format('create table %I.%I (like %I.%I including defaults including constraints)', space, month, space, parent.name);
      execute format('with moved as (delete from %I.%I where %I >= %L and %I < %L returning *) insert into %I.%I select * from moved',
        space, parent.rest, parent.col, low, parent.col, high, space, month);
      execute format('alter table %I.%I attach partition %I.%I for values from (%L) to (%L)', space, parent.name, space, month, low, high);
    end loop;
  end loop;
end
$months$;`;

/** Takes every right on partitions from a role, after a grant on all tables gave it some. */
export const closePartitions = (schema: string, role: string): string => `
do $partitions$
declare part regclass;
begin
  for part in select c.oid from pg_class c where c.relnamespace = ${literal(schema)}::regnamespace and c.relispartition and c.relkind = 'r'
  loop
    execute format('revoke all on %s from %I', part, ${literal(role)});
  end loop;
end
$partitions$;`;

/** Makes next months' partitions in every schema that lacks one; a schema that cannot now is tried again the next time. */
export async function keepMonths(database: Database): Promise<{ made: string[]; failed: { schema: string; error: unknown }[] }> {
  const lacking = await database.owner(
    (tx) =>
      tx.many<{ schema: string }>`
      select distinct n.nspname as schema
        from pg_partitioned_table p join pg_class c on c.oid = p.partrelid join pg_namespace n on n.oid = c.relnamespace
        cross join generate_series(0, ${ahead}::int) as i
       where p.partstrat = 'r' and p.partdefid <> 0 and (n.nspname = 'platform' or n.nspname like 'tenant\\_%')
         and to_regclass(format('%I.%I', n.nspname,
               c.relname || to_char(date_trunc('month', now() at time zone 'UTC') + i * interval '1 month', '_YYYY_MM'))) is null`,
  );
  const made: string[] = [];
  const failed: { schema: string; error: unknown }[] = [];
  for (const { schema } of lacking) {
    await database
      .owner((tx) => tx.script(`set local lock_timeout = '5s'; ${monthsScript(schema)}`))
      .then(
        () => made.push(schema),
        (error) => failed.push({ schema, error }),
      );
  }
  return { made, failed };
}

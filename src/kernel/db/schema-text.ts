import { ident } from './statement.ts';
import type { Tx } from './types.ts';

/** `generated/schema.sql`: what the migrations add up to, for reading and for reviewing changes. */
export async function schemaText(tx: Tx, schemas: Record<string, string>): Promise<string> {
  const parts = ['-- Made by `bin/serai generate` from the embedded database. Do not edit.'];
  for (const [schema, title] of Object.entries(schemas)) {
    parts.push(`\n-- ${title}`);
    const tables = await tx.text<{ name: string; kind: string; oid: number }>(
      `select relname as name, relkind::text as kind, oid::int from pg_class
        where relnamespace = $1::regnamespace and relkind in ('r', 'v', 'p') and not relispartition order by relname`,
      [ident(schema)],
    );
    for (const table of tables) parts.push(await (table.kind === 'v' ? viewText(tx, table) : tableText(tx, table)));
  }
  return `${parts.join('\n').replace(/\btenant_template\./g, '')}\n`;
}

async function viewText(tx: Tx, { name, oid }: { name: string; oid: number }): Promise<string> {
  const [view] = await tx.text<{ text: string }>('select pg_get_viewdef($1::oid, true) as text', [oid]);
  return `\ncreate view ${name} as\n${view!.text}`;
}

async function tableText(tx: Tx, { name, oid }: { name: string; oid: number }): Promise<string> {
  const [columns, constraints, indexes, policies] = [
    await tx.text<{ text: string }>(
      `select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
              || case when a.attnotnull then ' not null' else '' end
              || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                      when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end as text
         from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped order by a.attnum`,
      [oid],
    ),
    await tx.text<{ text: string }>(
      `select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid, true) as text
         from pg_constraint where conrelid = $1::oid and contype <> 'n' order by contype desc, conname`,
      [oid],
    ),
    await tx.text<{ text: string }>(
      `select pg_get_indexdef(i.indexrelid) as text from pg_index i
        where i.indrelid = $1::oid and not exists (select 1 from pg_constraint where conindid = i.indexrelid) order by 1`,
      [oid],
    ),
    await tx.text<{ text: string }>(
      `select 'create policy ' || polname || ' using (' || coalesce(pg_get_expr(polqual, polrelid), 'true') || ')' as text
         from pg_policy where polrelid = $1::oid order by polname`,
      [oid],
    ),
  ];
  const inside = [...columns, ...constraints].map(({ text }) => `  ${text}`).join(',\n');
  return [`\ncreate table ${name} (\n${inside}\n);`, ...[...indexes, ...policies].map(({ text }) => `${text};`)].join('\n');
}

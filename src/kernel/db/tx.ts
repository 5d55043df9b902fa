import { toStatement } from './statement.ts';
import type { Compilable, Tx } from './types.ts';

export interface RawResult {
  rows: Record<string, unknown>[];
  affected: number;
}

/** Makes a `Tx` of the one function the two drivers differ in. */
export function makeTx(run: (text: string, values: unknown[]) => Promise<RawResult>): Tx {
  const statement = (first: TemplateStringsArray | Compilable, values: unknown[]) => {
    const { text, values: encoded } = toStatement(first, values);
    return run(text, encoded);
  };
  const tx = {
    async many(first: TemplateStringsArray | Compilable, ...values: unknown[]) {
      return (await statement(first, values)).rows;
    },
    async maybe(first: TemplateStringsArray | Compilable, ...values: unknown[]) {
      return (await statement(first, values)).rows[0];
    },
    async one(first: TemplateStringsArray | Compilable, ...values: unknown[]) {
      const { rows } = await statement(first, values);
      if (!rows[0]) throw new Error('A statement that must return a row returned none.');
      return rows[0];
    },
    async exec(first: TemplateStringsArray | Compilable, ...values: unknown[]) {
      return (await statement(first, values)).affected;
    },
    async text(sql: string, values: readonly unknown[]) {
      return (await run(sql, values as unknown[])).rows;
    },
  };
  return tx as Tx;
}

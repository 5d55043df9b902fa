import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from './catalog.ts';

/** The catalogue as it was generated: what resources, schemas and error texts are made from. */
export const catalog: Catalog = JSON.parse(readFileSync(join(import.meta.dirname, '../../../generated/catalog.json'), 'utf8'));

/** The column a CHECK constraint is about. */
export const checkColumn = (table: string, constraint: string): string | undefined =>
  (catalog[table] ?? catalog[`platform.${table}`])?.checks[constraint];

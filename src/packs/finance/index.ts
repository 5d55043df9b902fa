/** Finance is the last pack of the chain: nobody asks it for anything yet. */
export type { Revenue } from './rules/revenue.ts';

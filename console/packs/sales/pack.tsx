import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'sales',
  order: 10,
  label: 'pack.sales',
} satisfies PackOverride;

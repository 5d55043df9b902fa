import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'finance',
  order: 40,
  label: 'pack.finance',
} satisfies PackOverride;

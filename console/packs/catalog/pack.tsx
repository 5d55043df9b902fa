import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'catalog',
  order: 30,
  label: 'pack.catalog',
} satisfies PackOverride;

import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'shipping',
  order: 20,
  label: 'pack.shipping',
} satisfies PackOverride;

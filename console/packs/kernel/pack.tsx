import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'kernel',
  order: 70,
  label: 'pack.kernel',
} satisfies PackOverride;

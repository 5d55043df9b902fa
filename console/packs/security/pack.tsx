import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'security',
  order: 60,
  label: 'pack.security',
} satisfies PackOverride;

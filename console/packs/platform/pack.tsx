import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'platform',
  order: 80,
  label: 'pack.platform',
} satisfies PackOverride;

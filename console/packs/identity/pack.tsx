import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'identity',
  order: 50,
  label: 'pack.identity',
} satisfies PackOverride;

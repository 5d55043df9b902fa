import { IconHome } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'home',
  order: 0,
  label: 'pack.home',
  pages: [{ path: '/', label: 'nav.home', icon: IconHome, page: () => import('./Home.tsx') }],
} satisfies PackOverride;

import { IconHome } from '@tabler/icons-react';
import { lazyPage } from '../../kit/lazy-page.tsx';
import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'home',
  order: 0,
  pages: [{ path: '/', label: 'nav.home', icon: IconHome, page: lazyPage(() => import('./Home.tsx')) }],
} satisfies PackOverride;

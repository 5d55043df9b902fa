import { IconUserCircle } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'identity',
  order: 50,
  label: 'pack.identity',
  pages: [{ path: '/account', label: 'account', icon: IconUserCircle, hidden: true, page: () => import('./account/Account.tsx') }],
} satisfies PackOverride;

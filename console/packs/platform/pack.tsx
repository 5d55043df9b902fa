import {
  IconBuildingStore,
  IconDatabaseCog,
  IconHome,
  IconKey,
  IconPlug,
  IconPuzzle,
  IconReceipt,
  IconTable,
  IconTrash,
  IconTruck,
  IconUserShield,
} from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';
import { part } from '../../kit/part.tsx';

// Parts of a tenant's page are loaded when one is opened; the business's console never needs them.
const TenantPlan = part(async () => ({ default: (await import('./area/Tenant.tsx')).TenantPlan }));
const TenantFeatures = part(async () => ({ default: (await import('./area/Tenant.tsx')).TenantFeatures }));
const ChangePlan = part(async () => ({ default: (await import('./area/Tenant.tsx')).ChangePlan }));
const DeleteTenant = part(async () => ({ default: (await import('./area/Tenant.tsx')).DeleteTenant }));

export default {
  pack: 'platform',
  order: 80,
  label: 'pack.platform',
  pages: [
    { path: '/', area: 'platform', label: 'platform.title', icon: IconHome, page: () => import('./area/PlatformHome.tsx') },
    { path: '/matrix', area: 'platform', label: 'platform.matrix', icon: IconTable, page: () => import('./area/PlanMatrix.tsx') },
    {
      path: '/migrations',
      area: 'platform',
      label: 'migrations.title',
      icon: IconDatabaseCog,
      page: () => import('./area/Migrations.tsx'),
    },
    { path: '/keys', area: 'platform', label: 'keyring.title', icon: IconKey, page: () => import('./area/Keys.tsx') },
  ],
  resources: {
    tenants: {
      icon: IconBuildingStore,
      columns: ['name', 'slug', 'status', 'domain', 'created_at'],
      sections: [TenantPlan, TenantFeatures],
      commands: { 'change-plan': ChangePlan, delete: DeleteTenant },
      primary: ['change-plan', 'suspend', 'reactivate'],
      // The page of migrations does it for who is only behind.
      offers: (row, command) => command !== 'migrate' || row.held_back !== null,
      groups: [
        {
          label: 'group.main',
          fields: ['name', 'slug', 'domain', 'status', 'status_reason', 'held_back', 'packs', 'logo_url', 'settings'],
        },
      ],
    },
    plans: {
      icon: IconReceipt,
      columns: ['name', 'code', 'price_monthly', 'price_yearly', 'max_users', 'max_orders_per_month', 'max_channels', 'is_active'],
      primary: ['set-limits'],
    },
    features: { icon: IconPuzzle, columns: ['name', 'code', 'category', 'is_active', 'description'] },
    'super-admins': { icon: IconUserShield, columns: ['email', 'name', 'is_active', 'last_login_at', 'locked_until'] },
    subscriptions: { columns: ['tenant_id', 'plan_id', 'status', 'trial_ends_at', 'current_period_end', 'superseded_at'] },
    'tenant-tombstones': { icon: IconTrash, nav: true },
    'channel-types': { icon: IconPlug },
    'courier-types': { icon: IconTruck },
    'plan-features': { nav: false },
    'plan-channels': { nav: false },
    'tenant-features': { nav: false },
  },
} satisfies PackOverride;

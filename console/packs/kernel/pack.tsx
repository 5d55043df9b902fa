import { IconHeartRateMonitor, IconHistory, IconSettings } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';
import { part } from '../../kit/part.tsx';

export default {
  pack: 'kernel',
  order: 70,
  label: 'pack.kernel',
  pages: [
    {
      path: '/settings',
      label: 'business.title',
      icon: IconSettings,
      permissions: ['settings.view'],
      page: () => import('./business/Business.tsx'),
    },
    { path: '/jobs', label: 'jobs.title', icon: IconHeartRateMonitor, permissions: ['jobs.view'], page: () => import('./jobs/Jobs.tsx') },
  ],
  resources: {
    'audit-entries': {
      icon: IconHistory,
      nav: true,
      columns: ['occurred_at', 'actor_name', 'action', 'resource', 'resource_name', 'outcome', 'severity', 'ip'],
      title: (row) => String(row.action),
      list: part(() => import('./audit/AuditExplorer.tsx')),
      detail: part(() => import('./audit/AuditEntry.tsx')),
    },
    'audit-logs': { nav: false },
    'admin-activity-log': { nav: false },
    'audit-checkpoints': { nav: false },
    events: { nav: false, columns: ['occurred_at', 'type', 'subject', 'data', 'seq'] },
    'failed-deliveries': { nav: false },
    'webhook-deliveries': { nav: false },
  },
} satisfies PackOverride;

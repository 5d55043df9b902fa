import { IconDownload, IconShieldLock } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';

export default {
  pack: 'security',
  order: 60,
  label: 'pack.security',
  pages: [
    {
      path: '/security',
      label: 'security.title',
      icon: IconShieldLock,
      permissions: ['security.view', 'exports.approve'],
      page: () => import('./centre/SecurityCentre.tsx'),
    },
  ],
  resources: {
    'export-logs': {
      icon: IconDownload,
      nav: true,
      columns: ['resource', 'user_id', 'status', 'file_format', 'row_count', 'download_count', 'created_at'],
      title: (row) => `${String(row.resource)} (${String(row.file_format)})`,
      primary: ['approve', 'reject'],
      offers: (row, command) => command !== 'file' || row.status === 'completed' || row.status === 'downloaded',
    },
    'security-settings': { nav: false },
    'role-security-settings': { nav: false },
    'data-masking-rules': { nav: false, columns: ['field_name', 'field_type', 'mask_pattern', 'is_active', 'applies_to_roles'] },
    'security-violations': {
      nav: false,
      columns: ['created_at', 'violation_type', 'severity', 'user_id', 'description', 'ip_address', 'blocked'],
    },
    'security-alerts': {
      nav: false,
      columns: ['title', 'severity', 'status', 'user_id', 'occurrences', 'last_seen_at'],
      primary: ['acknowledge', 'resolve'],
    },
  },
} satisfies PackOverride;

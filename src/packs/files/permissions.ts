import type { PermissionSpec } from '#kernel/pack';

export const permissions: Readonly<Record<string, PermissionSpec>> = {
  'files.view': { name: 'View files', description: 'See and download your own files.', roles: ['admin', 'manager', 'operator', 'viewer'] },
  'files.view.all': { name: "View everyone's files", description: "See and download everyone's files.", roles: ['admin', 'manager'] },
  'files.upload': {
    name: 'Upload files',
    description: 'Upload files, and describe and retain those you see.',
    roles: ['admin', 'manager', 'operator'],
  },
  'files.share': {
    name: 'Share files',
    description: 'Make links that work without signing in.',
    roles: ['admin', 'manager', 'operator'],
  },
  'files.delete': { name: 'Delete files', description: 'Delete files you see.', roles: ['admin', 'manager', 'operator'] },
  'files.manage': { name: 'Manage files', description: 'Say which files are taken and how they are kept.', roles: ['admin'] },
};

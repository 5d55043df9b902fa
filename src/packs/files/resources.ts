import { one, resource } from '#kernel/resource';

export const fileUploads = resource('file_uploads', {
  permissions: { read: 'files.view', update: 'files.upload' },
  fields: [
    'id',
    'user_id',
    'record_type',
    'record_id',
    'original_filename',
    'file_size',
    'mime_type',
    'file_hash',
    'description',
    'file_category',
    'is_public',
    'is_temporary',
    'is_trusted',
    'virus_scan_status',
    'virus_scan_result',
    'created_at',
    'updated_at',
    'expires_at',
  ],
  filter: [
    'user_id',
    'record_type',
    'record_id',
    'mime_type',
    'file_hash',
    'file_category',
    'is_public',
    'is_temporary',
    'virus_scan_status',
    'created_at',
    'expires_at',
  ],
  search: ['original_filename', 'description'],
  sort: '-created_at',
  scope: 'user_id',
  expand: { user: one('users') },
  update: ['description', 'file_category', 'is_public'],
});

export const fileSettings = resource('file_settings', {
  permissions: { read: 'files.view' },
  fields: ['id', 'max_file_bytes', 'allowed_types', 'allow_unscanned', 'temporary_days', 'created_at', 'updated_at'],
  sort: 'id',
});

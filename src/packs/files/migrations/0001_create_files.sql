create table file_settings (
  id uuid primary key,
  max_file_bytes bigint not null default 26214400,
  allowed_types text[] not null default array[
    'application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'text/plain', 'text/csv', 'application/json',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'video/mp4', 'audio/mpeg'],
  allow_unscanned boolean not null default false,
  temporary_days integer not null default 7,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint file_settings_max_file_bytes_check check (max_file_bytes between 1 and 5368709120),
  constraint file_settings_allowed_types_check check (cardinality(allowed_types) <= 50),
  constraint file_settings_temporary_days_check check (temporary_days between 1 and 365)
);
create unique index file_settings_one_key on file_settings ((true));
comment on table file_settings is 'Which files this business takes, and who gets those that no scanner has seen. One row.';
comment on column file_settings.id is 'The row.';
comment on column file_settings.max_file_bytes is 'Largest file, in bytes.';
comment on column file_settings.allowed_types is 'Media types that are taken. What a file is, its content says.';
comment on column file_settings.allow_unscanned is 'Whether files can be downloaded that were not scanned for viruses, because there is no scanner or it gave up. Infected ones never can.';
comment on column file_settings.temporary_days is 'Days after which temporary files are deleted.';
comment on column file_settings.created_at is 'When it was made.';
comment on column file_settings.updated_at is 'When it was last changed.';

create table file_blobs (
  id uuid primary key,
  source_hash text not null,
  file_hash text not null,
  file_path text not null,
  file_size bigint not null,
  mime_type text not null,
  width integer,
  height integer,
  reference_count integer not null default 1,
  virus_scan_status text not null default 'pending',
  virus_scan_result text,
  scanned_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint file_blobs_source_hash_key unique (source_hash),
  constraint file_blobs_file_path_key unique (file_path),
  constraint file_blobs_source_hash_check check (source_hash ~ '^[0-9a-f]{64}$'),
  constraint file_blobs_file_hash_check check (file_hash ~ '^[0-9a-f]{64}$'),
  constraint file_blobs_file_path_check check (length(file_path) <= 255),
  constraint file_blobs_file_size_check check (file_size > 0),
  constraint file_blobs_reference_count_check check (reference_count >= 0),
  constraint file_blobs_virus_scan_status_check check (virus_scan_status in ('pending', 'clean', 'infected', 'failed'))
);
create index file_blobs_waiting_idx on file_blobs (created_at) where virus_scan_status = 'pending';
comment on table file_blobs is 'Stored contents: the same content is stored once, however often it was uploaded.';
comment on column file_blobs.id is 'The content.';
comment on column file_blobs.source_hash is 'SHA-256 of the content as it arrived; one row for each.';
comment on column file_blobs.file_hash is 'SHA-256 of the content as it is stored. Another one for pictures, which are encoded anew.';
comment on column file_blobs.file_path is 'Its name in the file store, made by Serai.';
comment on column file_blobs.file_size is 'Size as it is stored, in bytes.';
comment on column file_blobs.mime_type is 'Media type, told by the content.';
comment on column file_blobs.width is 'Of a picture, in pixels.';
comment on column file_blobs.height is 'Of a picture, in pixels.';
comment on column file_blobs.reference_count is 'Uploads with this content; with the last one it is erased.';
comment on column file_blobs.virus_scan_status is 'pending; clean; infected: locked away; failed: the scanner could not read it.';
comment on column file_blobs.virus_scan_result is 'What the scanner found or complained of.';
comment on column file_blobs.scanned_at is 'When it was scanned.';
comment on column file_blobs.created_at is 'When it was stored.';
comment on column file_blobs.updated_at is 'When it was last changed.';

create table file_uploads (
  id uuid primary key,
  user_id uuid,
  blob_id uuid not null,
  record_type text,
  record_id uuid,
  original_filename text not null,
  file_size bigint not null,
  mime_type text not null,
  file_hash text not null,
  description text,
  file_category text,
  is_public boolean not null default false,
  is_temporary boolean not null default false,
  is_trusted boolean not null default false,
  -- What rules/file-type.ts calls pictures.
  metadata_removed boolean not null generated always as
    (mime_type in ('image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif')) stored,
  virus_scan_status text not null default 'pending',
  virus_scan_result text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz,
  constraint file_uploads_user_id_fkey foreign key (user_id) references users (id) on delete set null,
  constraint file_uploads_blob_id_fkey foreign key (blob_id) references file_blobs (id),
  constraint file_uploads_record_check check (num_nulls(record_type, record_id) in (0, 2)),
  constraint file_uploads_record_type_check check (length(record_type) <= 63),
  constraint file_uploads_original_filename_check check (length(original_filename) between 1 and 255),
  constraint file_uploads_file_size_check check (file_size > 0),
  constraint file_uploads_mime_type_check check (length(mime_type) <= 100),
  constraint file_uploads_description_check check (length(description) <= 2000),
  constraint file_uploads_file_category_check check (length(file_category) <= 50),
  constraint file_uploads_temporary_check check (not is_temporary or expires_at is not null),
  constraint file_uploads_virus_scan_status_check check (virus_scan_status in ('pending', 'clean', 'infected', 'failed'))
);
create index file_uploads_user_id_idx on file_uploads (user_id, created_at);
create index file_uploads_blob_id_idx on file_uploads (blob_id);
create index file_uploads_record_idx on file_uploads (record_type, record_id);
create index file_uploads_created_at_idx on file_uploads (created_at, id);
create index file_uploads_file_hash_idx on file_uploads (file_hash);
create index file_uploads_file_category_idx on file_uploads (file_category);
create index file_uploads_mime_type_idx on file_uploads (mime_type);
create index file_uploads_virus_scan_status_idx on file_uploads (virus_scan_status, created_at);
create index file_uploads_expires_at_idx on file_uploads (expires_at) where expires_at is not null;
create index file_uploads_search_idx on file_uploads using gin (original_filename gin_trgm_ops, description gin_trgm_ops);
comment on table file_uploads is 'Files that people uploaded, and those that records keep, such as labels and receipts.';
comment on column file_uploads.id is 'The file.';
comment on column file_uploads.user_id is 'Who uploaded it; null: Serai itself.';
comment on column file_uploads.blob_id is 'The stored content; several files with the same content share it.';
comment on column file_uploads.record_type is 'Kind of record it belongs to, by table name, such as expenses: it is downloaded and replaced there. Null: it stands for itself.';
comment on column file_uploads.record_id is 'The record it belongs to.';
comment on column file_uploads.original_filename is 'Its name, as the sender called it.';
comment on column file_uploads.file_size is 'Size in bytes, as it is downloaded.';
comment on column file_uploads.mime_type is 'Media type, told by the content.';
comment on column file_uploads.file_hash is 'SHA-256 of what is downloaded, in hex.';
comment on column file_uploads.description is 'What it is, in words.';
comment on column file_uploads.file_category is 'Kind of file, such as invoice or photo; free text.';
comment on column file_uploads.is_public is 'Whether links to it may be without an end.';
comment on column file_uploads.is_temporary is 'Whether it is deleted at expires_at unless it is retained.';
comment on column file_uploads.is_trusted is 'Made by Serai or fetched from a connected provider, not sent by a person: may be downloaded before it was scanned.';
comment on column file_uploads.metadata_removed is 'Whether it tells nothing of where, when, by whom and with what it was made: true for pictures, which are encoded anew. Other files are kept as they came.';
comment on column file_uploads.virus_scan_status is 'pending: not yet scanned; clean; infected: locked away; failed: the scanner could not read it.';
comment on column file_uploads.virus_scan_result is 'What the scanner found or complained of.';
comment on column file_uploads.created_at is 'When it was uploaded.';
comment on column file_uploads.updated_at is 'When it was last changed.';
comment on column file_uploads.expires_at is 'When it is deleted; null: it stays.';

create table file_slots (
  id uuid primary key,
  user_id uuid,
  original_filename text not null,
  file_size bigint not null,
  mime_type text not null,
  details jsonb not null default '{}',
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint file_slots_user_id_fkey foreign key (user_id) references users (id) on delete set null,
  constraint file_slots_file_size_check check (file_size > 0),
  constraint file_slots_original_filename_check check (length(original_filename) between 1 and 255)
);
create index file_slots_user_id_idx on file_slots (user_id);
create index file_slots_expires_at_idx on file_slots (expires_at);
comment on table file_slots is 'Files that were announced and may be put to a signed address, once each.';
comment on column file_slots.id is 'The slot; the file gets the same id.';
comment on column file_slots.user_id is 'Who announced it.';
comment on column file_slots.original_filename is 'Its name.';
comment on column file_slots.file_size is 'Size it must have, in bytes.';
comment on column file_slots.mime_type is 'Media type its content must be of.';
comment on column file_slots.details is 'The rest of what was said of it: description, category and so on.';
comment on column file_slots.expires_at is 'When the address stops working.';
comment on column file_slots.created_at is 'When it was announced.';

create table file_discards (
  file_path text primary key,
  due_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index file_discards_due_at_idx on file_discards (due_at);
comment on table file_discards is 'Names in the file store that may hold something nobody needs: noted before anything is stored there, struck out when it is needed, erased when due.';
comment on column file_discards.file_path is 'Name in the file store.';
comment on column file_discards.due_at is 'When whatever is there is erased.';
comment on column file_discards.created_at is 'When it was noted.';

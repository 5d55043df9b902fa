import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import type { Row } from '../meta.ts';

export interface ExportLog extends Row {
  readonly resource: string;
  readonly file_format: 'csv' | 'xlsx';
  readonly row_count: number;
  readonly file_size_bytes: number | null;
  readonly status: 'pending_approval' | 'approved' | 'rejected' | 'cancelled' | 'completed' | 'downloaded' | 'expired' | 'failed';
  readonly download_expires_at: string | null;
  readonly download_count: number;
  readonly download_limit: number;
  readonly decision_note: string | null;
  readonly error: string | null;
  readonly reason: string | null;
  readonly created_at: string;
  readonly user?: { name: string; email: string } | null;
}

const key = 'serai.exports.running';
const listeners = new Set<() => void>();

/** Exports that this browser asked for and that are not ready: they are followed after a reload too. */
export const following = {
  get: (): string => localStorage.getItem(key) ?? '',
  set(on: boolean): void {
    if (on) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** My latest exports; asked for again and again while one of them is being made. */
export function useMyExports(enabled = true) {
  const { name, http, meta } = useArea();
  return useQuery({
    queryKey: [name, 'export-logs', 'mine'],
    enabled,
    queryFn: async ({ signal }) =>
      (
        await http.request<{ data: ExportLog[] }>('GET', '/v1/export-logs', {
          query: { user_id: meta.actor.id, limit: 20 },
          signal,
        })
      ).data.data,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'approved') ? 1500 : false),
  });
}

/** Says when a file is ready, on whatever list the person is by then. True while one is being made. */
export function useExportNews(): boolean {
  const { t } = useTranslation();
  const followed = useSyncExternalStore(following.subscribe, following.get) !== '';
  const { data } = useMyExports(followed);
  const before = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!data || !followed) return;
    const running = new Set(data.filter(({ status }) => status === 'approved').map(({ id }) => id));
    for (const { id, status } of data)
      if (before.current.has(id) && !running.has(id))
        notifications.show({
          color: status === 'failed' ? 'red' : 'teal',
          message: t(status === 'failed' ? 'export.failed' : 'export.ready'),
        });
    before.current = running;
    if (!running.size) following.set(false);
  }, [data, followed, t]);
  return followed;
}

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

/** Exports that this browser asked for and that are neither ready nor refused: they are followed after a reload too. */
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
    // The stream tells when somebody has decided.
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'approved') ? 1500 : false),
  });
}

const open = ({ status }: ExportLog) => status === 'approved' || status === 'pending_approval';
const news = { failed: 'export.failed', rejected: 'export.rejected', completed: 'export.ready', downloaded: 'export.ready' } as const;

/** Says when a file is ready, or refused, on whatever list the person is by then. True while one is being made. */
export function useExportNews(): boolean {
  const { t } = useTranslation();
  const followed = useSyncExternalStore(following.subscribe, following.get) !== '';
  const { data } = useMyExports(followed);
  const before = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!data || !followed) return;
    const waiting = new Set(data.filter(open).map(({ id }) => id));
    for (const { id, status } of data) {
      const said = news[status as keyof typeof news];
      if (!before.current.has(id) || waiting.has(id) || !said) continue;
      notifications.show({ color: said === 'export.ready' ? 'teal' : 'red', message: t(said) });
    }
    before.current = waiting;
    if (!waiting.size) following.set(false);
  }, [data, followed, t]);
  return followed && (data?.some(({ status }) => status === 'approved') ?? false);
}

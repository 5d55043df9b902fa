import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useArea, useRefresh } from './area.tsx';
import type { Http } from './http.ts';
import type { Row } from './meta.ts';
import { saidRow } from './prose.ts';

/** One deed of a page: busy while it runs, says so when it is done, and makes what it changed read anew. */
export function useDeed<In = void, Out = unknown>(
  work: (given: In) => Promise<Out>,
  { done, words }: { done?: string; words?: readonly string[] } = {},
) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      if (words) refresh(...words);
      if (done) notifications.show({ color: 'teal', message: done });
    },
  });
}

/** Every row of a list that is known to be short, page by page; at most two thousand. */
export async function readAll<R = Row>(http: Http, path: string, query: Record<string, string>, signal?: AbortSignal): Promise<R[]> {
  const rows: R[] = [];
  let cursor: string | null = null;
  do {
    const { data }: { data: { data: R[]; next_cursor: string | null } } = await http.request('GET', path, {
      query: { ...query, limit: 200, cursor },
      signal,
    });
    rows.push(...data.data);
    cursor = data.next_cursor;
  } while (cursor && rows.length < 2000);
  return rows;
}

/** A whole list; waits where the person may not see it. */
export function useAll<R extends object = Row>(word: string, query: Record<string, string> = {}, refetchInterval?: number) {
  const { name, http, resource } = useArea();
  const path = resource(word)?.path;
  return useQuery({
    queryKey: [name, word, 'whole', query],
    enabled: path !== undefined,
    queryFn: ({ signal }) => readAll<R>(http, path!, query, signal),
    select: (rows) => rows.map((row) => saidRow(word, row)),
    refetchInterval,
  });
}

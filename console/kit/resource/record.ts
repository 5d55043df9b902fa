import { queryOptions, usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useArea } from '../area.tsx';
import type { Row } from '../meta.ts';

/** A record with its version, as forms need it. */
export function useRecord(word: string, id: string, expand?: string) {
  const { name, http, resource: find } = useArea();
  const resource = find(word)!;
  const options = queryOptions({
    queryKey: [name, word, 'record', id, expand ?? ''],
    queryFn: async ({ signal }) => {
      const { data: row, etag } = await http.request<Row>('GET', `${resource.path}/${encodeURIComponent(id)}`, {
        query: { expand },
        signal,
      });
      return { row, etag };
    },
  });
  // Asked as soon as it is drawn, not when all around it is drawn as well.
  usePrefetchQuery(options);
  const { data, error, refetch } = useQuery(options);
  // A page is much to draw: in slices.
  return { data: useDeferredValue(data), error, refetch };
}

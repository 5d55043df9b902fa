import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery, usePrefetchInfiniteQuery } from '@tanstack/react-query';
import { useArea } from '../area.tsx';
import type { ResourceMeta, Row } from '../meta.ts';

const pageSize = 100;

interface Page {
  readonly data: Row[];
  readonly next_cursor: string | null;
}

/** The pages of a list as far as they were read; each next one when the reader comes near its end. */
export function useList(word: string, resource: ResourceMeta, query: Record<string, string>, limit = pageSize) {
  const { name, http } = useArea();
  const options = infiniteQueryOptions({
    queryKey: [name, word, 'list', query, limit],
    queryFn: async ({ pageParam, signal }) =>
      (await http.request<Page>('GET', resource.path, { query: { ...query, limit, cursor: pageParam }, signal })).data,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  // Asked as soon as it is drawn, not when all around it is drawn as well.
  usePrefetchInfiniteQuery(options);
  return useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
}

import { useQuery } from '@tanstack/react-query';
import { useArea } from '../area.tsx';
import { type Row, titleOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';

/** A name for an id, read once. */
export function useTitle(word: string | undefined, id: string | undefined): string | undefined {
  const { http, resource: find, name } = useArea();
  const resource = word ? find(word) : undefined;
  const { data } = useQuery({
    queryKey: [name, word, 'record', id, 'title'],
    enabled: resource !== undefined && !!id && !id.includes(','),
    queryFn: async () => (await http.request<Row>('GET', `${resource!.path}/${id}`)).data,
    staleTime: 60_000,
  });
  return data && resource ? (overrideOf(word!).title?.(data) ?? titleOf(resource, data)) : undefined;
}

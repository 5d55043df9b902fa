import { useQuery } from '@tanstack/react-query';
import { useArea } from '../area.tsx';
import { useDeed } from '../deed.ts';
import { call } from '../http.ts';
import type { ListSearch } from './list-state.ts';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly search: ListSearch;
  /** Only one's own can be saved again or removed. */
  readonly isMine: boolean;
  /** Whose it is, where it is another's. */
  readonly savedBy: string | null;
  /** Code and name of the role that sees it too. */
  readonly role: { readonly code: string; readonly name: string } | null;
}

export interface NewView {
  readonly name: string;
  readonly search: ListSearch;
  /** Code of the role to share it with. */
  readonly role: string | null;
}

/** A view is what stands in the list's address; the server keeps it, so it follows the person to another browser. */
const textOf = (search: ListSearch): string => new URLSearchParams(search).toString();
const searchOf = (query: string): ListSearch => Object.fromEntries(new URLSearchParams(query));

/** Named views of one list: the person's own, and those that others share with a role of theirs. Read once somebody looks for them. */
export function useSavedViews(word: string, wanted: boolean) {
  const { name: area, http } = useArea();
  const isBusiness = area === 'business';
  const words = ['saved-views'];
  const views = useQuery({
    queryKey: [area, 'saved-views', word],
    enabled: wanted,
    queryFn: async (): Promise<SavedView[]> => {
      const query = { list: word };
      if (!isBusiness) {
        const { data } = await call(http, 'GET /platform/v1/console/saved-views', { query });
        return data.map(({ id, name, query }) => ({ id, name, search: searchOf(query), isMine: true, savedBy: null, role: null }));
      }
      const { data } = await call(http, 'GET /v1/console/saved-views', { query });
      return data.map(({ id, name, query, is_mine, saved_by, role, role_name }) => ({
        id,
        name,
        search: searchOf(query),
        isMine: is_mine,
        savedBy: is_mine ? null : saved_by,
        role: role === null ? null : { code: role, name: role_name ?? role },
      }));
    },
  });
  const save = useDeed(
    ({ name, search, role }: NewView): Promise<{ id: string }> => {
      const view = { list: word, name, query: textOf(search) };
      return isBusiness
        ? call(http, 'POST /v1/console/save-view', { body: { ...view, role } })
        : call(http, 'POST /platform/v1/console/save-view', { body: view });
    },
    { words },
  );
  const remove = useDeed(
    (id: string): Promise<{ id: string }> =>
      isBusiness
        ? call(http, 'POST /v1/console/remove-view', { body: { id } })
        : call(http, 'POST /platform/v1/console/remove-view', { body: { id } }),
    { words },
  );
  return { views, save, remove };
}

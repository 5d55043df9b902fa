import { useLocalStorage } from '@mantine/hooks';
import { useArea } from '../area.tsx';
import type { ListSearch } from './list-state.ts';

export interface SavedView {
  readonly name: string;
  readonly search: ListSearch;
}

/** Named lists of one person in this browser; the list itself is its address, so a link shares it. */
export function useSavedViews(word: string) {
  const { name: area, meta } = useArea();
  const [views, setViews] = useLocalStorage<SavedView[]>({ key: `serai.views.${area}.${meta.actor.id}.${word}`, defaultValue: [] });
  return {
    views,
    save: (name: string, search: ListSearch) => setViews((now) => [...now.filter((view) => view.name !== name), { name, search }]),
    remove: (name: string) => setViews((now) => now.filter((view) => view.name !== name)),
  };
}

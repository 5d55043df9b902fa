import { Skeleton, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense, useLayoutEffect } from 'react';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import { overrideOf } from '../overrides.ts';
import { type Part, part } from '../part.tsx';
import { NotFound } from './NotFound.tsx';

const derived = {
  list: part(async () => ({ default: (await import('../resource/ListPage.tsx')).ListPage })),
  detail: part(async () => ({ default: (await import('../resource/DetailPage.tsx')).DetailPage })),
  create: part(async () => ({ default: (await import('../resource/EditPage.tsx')).CreatePage })),
};

/** Fetches what a resource's page is drawn by, before it is known who is here and what they may see. */
export function fetchPage(word: string, id: string | undefined): void {
  const kind = id === undefined ? 'list' : id === 'new' ? 'create' : 'detail';
  void (overrideOf(word)[kind] ?? derived[kind]).preload();
}

export const Loading = () => (
  <Stack className="serai-page">
    <Skeleton height={36} w={280} />
    <Skeleton height={300} />
  </Stack>
);

function useWord(): { word: string; id: string; known: boolean } {
  const { word = '', id = '' } = useParams({ strict: false }) as { word?: string; id?: string };
  const { resource, businessName } = useArea();
  const labels = useLabels();
  // Before the page's own effects: a record says its name in place of this.
  useLayoutEffect(() => {
    document.title = `${labels.resource(word)} · ${businessName || 'Serai'}`;
  }, [word, labels, businessName]);
  return { word, id, known: resource(word) !== undefined };
}

export function ResourceList() {
  const { word, known } = useWord();
  if (!known) return <NotFound />;
  const Page: Part<{ word: string }> = overrideOf(word).list ?? derived.list;
  return (
    <Suspense fallback={<Loading />}>
      <Page key={word} word={word} />
    </Suspense>
  );
}

/** Who points at a link to a list has this fetched. */
ResourceList.preload = () => derived.list.preload();

export function ResourceDetail() {
  const { word, id, known } = useWord();
  if (!known) return <NotFound />;
  const Page: Part<{ word: string; id: string }> = overrideOf(word).detail ?? derived.detail;
  return (
    <Suspense fallback={<Loading />}>
      <Page key={id} word={word} id={id} />
    </Suspense>
  );
}

export function ResourceCreate() {
  const { word, known } = useWord();
  const { resource } = useArea();
  if (!known || !resource(word)!.create) return <NotFound />;
  const Page: Part<{ word: string }> = overrideOf(word).create ?? derived.create;
  return (
    <Suspense fallback={<Loading />}>
      <Page key={word} word={word} />
    </Suspense>
  );
}

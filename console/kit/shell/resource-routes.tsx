import { Skeleton, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import { overrideOf } from '../overrides.ts';
import { ListPage } from '../resource/ListPage.tsx';
import { NotFound } from './NotFound.tsx';

const DetailPage = lazy(() => import('../resource/DetailPage.tsx').then((module) => ({ default: module.DetailPage })));
const CreatePage = lazy(() => import('../resource/EditPage.tsx').then((module) => ({ default: module.CreatePage })));

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
  useEffect(() => {
    document.title = `${labels.resource(word)} · ${businessName || 'Serai'}`;
  }, [word, labels, businessName]);
  return { word, id, known: resource(word) !== undefined };
}

export function ResourceList() {
  const { word, known } = useWord();
  if (!known) return <NotFound />;
  const Page: ComponentType<{ word: string }> = overrideOf(word).list ?? ListPage;
  return (
    <Suspense fallback={<Loading />}>
      <Page key={word} word={word} />
    </Suspense>
  );
}

export function ResourceDetail() {
  const { word, id, known } = useWord();
  if (!known) return <NotFound />;
  const Page: ComponentType<{ word: string; id: string }> = overrideOf(word).detail ?? DetailPage;
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
  const Page: ComponentType<{ word: string }> = overrideOf(word).create ?? CreatePage;
  return (
    <Suspense fallback={<Loading />}>
      <Page key={word} word={word} />
    </Suspense>
  );
}

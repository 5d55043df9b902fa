import { Badge, Button, Group, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { useLabels } from '../../kit/labels.ts';
import type { ResourceMeta, Row } from '../../kit/meta.ts';
import { useList } from '../../kit/resource/use-list.ts';
import type { Held } from './board-moves.ts';
import { type CardProps, OrderCard } from './OrderCard.tsx';
import type { Step } from './order-states.ts';

/** The orders of one state. What is dragged here is moved where its state allows it; else it is said why not. */
export function BoardColumn({
  word,
  resource,
  state,
  query,
  dragged,
  held,
  stepsOf,
  onStep,
  onRefuse,
  onDrag,
}: Pick<CardProps, 'onStep' | 'onDrag'> & {
  readonly word: string;
  readonly resource: ResourceMeta;
  readonly state: string;
  readonly query: Record<string, string>;
  readonly dragged: Row | null;
  /** Cards that were moved and may still be taken back. */
  readonly held: Held;
  stepsOf(row: Row): Step[];
  onRefuse(row: Row, to: string): void;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const [over, setOver] = useState(false);
  const own = useMemo(() => ({ ...query, status: state }), [query, state]);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useList(word, resource, own, 25);
  const here = [...held.values()].filter(({ to }) => to === state).map(({ row }) => row);
  const rows = [...here, ...(data?.pages.flatMap((page) => page.data) ?? []).filter(({ id }) => !held.has(id))];
  const step = dragged ? stepsOf(dragged).find(({ to }) => to === state) : undefined;
  return (
    <section
      className="serai-board-column"
      aria-label={labels.value(state)}
      data-open={step ? true : undefined}
      data-over={over ? Boolean(step) : undefined}
      onDragOver={(event) => {
        if (!dragged) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (step && dragged) onStep(dragged, step);
        else if (dragged) onRefuse(dragged, state);
      }}
    >
      <Group justify="space-between" px="xs" py={8} className="serai-board-head">
        <Title order={2} size="sm">
          {labels.value(state)}
        </Title>
        {!isPending && (
          <Badge variant="default" radius="sm" size="sm">
            {rows.length}
            {hasNextPage ? '+' : ''}
          </Badge>
        )}
      </Group>
      {error ? (
        <Failure error={error} />
      ) : isPending ? (
        <Stack gap={8} p="xs" role="status" aria-label={t('loading')}>
          <Skeleton height={92} />
          <Skeleton height={92} />
        </Stack>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        <ul className="serai-board-cards" tabIndex={0} aria-label={labels.value(state)}>
          {rows.map((row) => (
            <OrderCard
              key={row.id}
              row={row}
              held={held.has(row.id)}
              steps={held.has(row.id) ? [] : stepsOf(row)}
              onStep={onStep}
              onDrag={onDrag}
            />
          ))}
          {rows.length === 0 && (
            <Text component="li" size="sm" c="dimmed" ta="center" py="md">
              {t('board.none')}
            </Text>
          )}
          {hasNextPage && (
            <li>
              <Button
                fullWidth
                variant="subtle"
                size="compact-sm"
                onClick={() => void fetchNextPage()}
                rightSection={isFetchingNextPage ? <Loader size={12} /> : undefined}
              >
                {t('list.more')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

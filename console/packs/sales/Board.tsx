import { ActionIcon, Anchor, Badge, Button, Card, Group, Loader, Menu, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconArrowRight, IconDots, IconMapPinOff, IconPuzzleOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import type { CommandMeta, ResourceMeta, Row } from '../../kit/meta.ts';
import { CommandDialog } from '../../kit/resource/CommandDialog.tsx';
import { useList } from '../../kit/resource/ListTable.tsx';
import { type ListSearch, listQuery } from '../../kit/resource/list-state.ts';
import { StateBadge } from '../../kit/resource/Value.tsx';
import { canShip, type Step, stepsFor } from './order-states.ts';

const shown = ['order_number', 'customer_name', 'total_amount', 'payment_status', 'order_date'];
/** Asked for nothing but perhaps a remark: done at once, without a form. */
const simple = (command: CommandMeta) => ['confirm', 'process'].includes(command.name);

function Flags({ row }: { row: Row }) {
  const { t } = useTranslation();
  const flags: [boolean, string, ReactNode][] = [
    [row.address_missing === true, t('order.noAddress'), <IconMapPinOff key="a" size={15} />],
    [row.has_unmatched_items === true, t('order.unmatched'), <IconPuzzleOff key="u" size={15} />],
    [row.has_stock_shortage === true, t('order.shortage'), <IconAlertTriangle key="s" size={15} />],
  ];
  return flags
    .filter(([is]) => is)
    .map(([, label, icon]) => (
      <Tooltip key={label} label={label}>
        <span role="img" aria-label={label} className="serai-warn">
          {icon}
        </span>
      </Tooltip>
    ));
}

interface CardProps {
  readonly row: Row;
  readonly steps: readonly Step[];
  onStep(row: Row, step: Step): void;
  onDrag(row: Row | null): void;
}

function OrderCard({ row, steps, onStep, onDrag }: CardProps) {
  const { t } = useTranslation();
  const { base } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const number = String(row.order_number);
  return (
    <Card
      component="li"
      withBorder
      padding="xs"
      radius="md"
      className="serai-board-card"
      draggable={steps.length > 0}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.id);
        onDrag(row);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <Anchor component={Link} to={`${base}/orders/${row.id}` as string} size="sm" fw={600} draggable={false}>
          {number}
        </Anchor>
        <Group gap={4} wrap="nowrap">
          <Flags row={row} />
          {steps.length > 0 && (
            <Menu position="bottom-end" shadow="md" withinPortal>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('board.move', { name: number })}>
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>{t('board.moveTo')}</Menu.Label>
                {steps.map((step) => (
                  <Menu.Item key={step.to} leftSection={<IconArrowRight size={14} />} onClick={() => onStep(row, step)}>
                    {labels.value(step.to)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Group>
      <Text size="sm" className="serai-clip">
        {String(row.customer_name ?? '')}
      </Text>
      <Group justify="space-between" wrap="nowrap" gap={4} mt={4}>
        <Text span size="sm" fw={600} className="serai-figure">
          {format.money(row.total_amount as string, row.currency as string)}
        </Text>
        <Text span size="xs" c="dimmed" className="serai-figure">
          {format.moment(String(row.order_date))}
        </Text>
      </Group>
      <Group gap={4} mt={6}>
        <StateBadge value={String(row.payment_status)} />
        {row.fulfillment_status === 'partial' && <StateBadge value="partial" />}
      </Group>
    </Card>
  );
}

function Column({
  word,
  resource,
  state,
  query,
  dragged,
  stepsOf,
  onStep,
  onDrag,
}: Omit<CardProps, 'row' | 'steps'> & {
  word: string;
  resource: ResourceMeta;
  state: string;
  query: Record<string, string>;
  dragged: Row | null;
  stepsOf(row: Row): Step[];
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const [over, setOver] = useState(false);
  const own = useMemo(() => ({ ...query, status: state }), [query, state]);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useList(word, resource, own, 25);
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  const step = dragged ? stepsOf(dragged).find(({ to }) => to === state) : undefined;
  return (
    <section
      className="serai-board-column"
      aria-label={labels.value(state)}
      data-open={step ? true : undefined}
      data-over={(over && step) || undefined}
      onDragOver={(event) => {
        if (!step) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (step && dragged) onStep(dragged, step);
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
        <Stack gap={8} p="xs" aria-label={t('loading')}>
          <Skeleton height={92} />
          <Skeleton height={92} />
        </Stack>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        <ul className="serai-board-cards" tabIndex={0} aria-label={labels.value(state)}>
          {rows.map((row) => (
            <OrderCard key={row.id} row={row} steps={stepsOf(row)} onStep={onStep} onDrag={onDrag} />
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

/** Does a deed that asks for nothing, and says so. */
function useMove() {
  const { http } = useArea();
  const refresh = useRefresh();
  const labels = useLabels();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: ({ command, id }: { command: CommandMeta; id: string }) =>
      http.request(command.method, command.path.replace('{id}', id), { body: {}, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (_, { command }) =>
      notifications.show({ color: 'teal', message: t('command.done', { command: labels.command(command.name) }) }),
    onSettled: () => refresh(),
  });
}

/** Orders by state. A card is dragged, or moved by its menu, to where its state allows; that does the command that leads there. */
export default function Board({ word, search }: { word: string; search: ListSearch }) {
  const { resource: find, may } = useArea();
  const resource = find(word)!;
  const navigate = useNavigate();
  const [dragged, setDragged] = useState<Row | null>(null);
  const [asked, setAsked] = useState<{ row: Row; command: CommandMeta } | null>(null);
  const move = useMove();
  const query = useMemo(() => {
    const { status: _, ...rest } = listQuery(word, resource, search, [
      ...shown,
      'fulfillment_status',
      'address_missing',
      'has_unmatched_items',
      'has_stock_shortage',
    ]);
    return rest;
  }, [word, resource, search]);
  const wanted = search.status?.split(',');
  const states = (resource.states?.values ?? []).filter((state) => !wanted || wanted.includes(state));
  const mayShip = may('shipments.create');
  const stepsOf = (row: Row) => stepsFor(resource, row, mayShip && (row.status === 'shipped' || canShip(row)));
  const onStep = (row: Row, { command }: Step) => {
    setDragged(null);
    if (!command) return void navigate({ to: '/shipments/new' as string, search: { orders: row.id } as never });
    if (!simple(command)) return setAsked({ row, command });
    move.mutate({ command, id: row.id });
  };
  return (
    <>
      {move.error && <Failure error={move.error} />}
      <div className="serai-board">
        {states.map((state) => (
          <Column
            key={state}
            word={word}
            resource={resource}
            state={state}
            query={query}
            dragged={dragged}
            stepsOf={stepsOf}
            onStep={onStep}
            onDrag={setDragged}
          />
        ))}
      </div>
      {asked && <CommandDialog word={word} command={asked.command} row={asked.row} onClose={() => setAsked(null)} />}
    </>
  );
}

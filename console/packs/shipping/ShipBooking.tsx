import { Anchor, Badge, Button, Grid, Group, Loader, Paper, Progress, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../kit/area.tsx';
import { call } from '../../kit/http.ts';
import { useLabels } from '../../kit/labels.ts';
import type { Row } from '../../kit/meta.ts';
import { part } from '../../kit/part.tsx';
import { isDecided, isProblem, type ProblemDetails } from '../../kit/problem.ts';
import { useProblemWords } from '../../kit/problem-words.ts';
import { saidOf } from '../../kit/prose.ts';
import { StateBadge } from '../../kit/resource/Value.tsx';
import { type Draft, linesOf, type OrderToShip, type ShipmentBody, writeMade } from './ship-draft.ts';

const LabelPreview = part(() => import('./LabelPreview.tsx'));

const bodyOf = (one: OrderToShip, draft: Draft, courier: string | undefined): ShipmentBody => {
  const { weight, length, width, height, packages } = draft;
  const chosen = linesOf(one, draft).filter(({ quantity }) => quantity > 0);
  return {
    order_id: one.order.id,
    items: chosen.map(({ item, quantity }) => ({ order_item_id: item.id, quantity })),
    ...(courier ? { courier_config_id: courier } : {}),
    ...(weight ? { weight_grams: weight } : {}),
    ...(length && width && height ? { dimensions: { length_cm: length, width_cm: width, height_cm: height } } : {}),
    ...(packages ? { package_count: packages } : {}),
  };
};

/** A label is there a moment after the booking; a booking that failed waits for somebody. */
const moving = (row: Row | undefined) =>
  row !== undefined && (row.booking_state === 'pending' || (row.booking_state === 'booked' && !row.label_file_id));

/** Makes the shipments one after the other and follows their booking. What is made stands in the address, so a reload goes on. */
export function ShipBooking({
  shipped,
  made,
  courier,
  ready,
  change,
  onMade,
}: {
  shipped: readonly OrderToShip[];
  made: ReadonlyMap<string, string>;
  courier: string | undefined;
  ready(id: string): Draft;
  change(id: string, part: Partial<Draft>): void;
  onMade(text: string): void;
}) {
  const { t } = useTranslation();
  const { http, name, base, resource: find } = useArea();
  const refresh = useRefresh();
  const labels = useLabels();
  const words = useProblemWords();
  const [problems, setProblems] = useState<Record<string, ProblemDetails>>({});
  const [sending, setSending] = useState<string | null>(null);
  const [retrying, setRetrying] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const all = useRef(new Map(made));
  const begun = useRef(false);
  const waiting = shipped.filter(({ order }) => !all.current.has(order.id) && !problems[order.id]);

  const send = async (list: readonly OrderToShip[]) => {
    for (const one of list) {
      const { id } = one.order;
      setSending(id);
      const draft = ready(id);
      // What was sent once is sent again as it was: by now the order may have less left, and another body would be another parcel.
      const body = draft.sent ?? bodyOf(one, draft, courier);
      change(id, { sent: body });
      try {
        const shipment = await call(http, 'POST /v1/shipments', { body, idempotencyKey: draft.key });
        all.current.set(id, shipment.id!);
        onMade(writeMade(all.current));
        setProblems(({ [id]: _, ...rest }) => rest);
      } catch (error) {
        if (!isProblem(error)) throw error;
        setProblems((now) => ({ ...now, [id]: error.details }));
        // What was refused may be asked again, differently; a lost answer is asked for with the same key.
        if (isDecided(error)) change(id, { key: crypto.randomUUID(), sent: undefined });
      }
    }
    setSending(null);
    refresh('orders', 'shipments', 'inventory');
  };

  // The last step is the deed itself: coming here books, coming back after a reload books what is not made yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (waiting.length) void send(waiting);
  }, []);

  const orders = [...all.current.keys()].join(',');
  const { data, refetch } = useQuery({
    queryKey: [name, 'shipments', 'booking', orders],
    enabled: orders !== '' && find('shipments') !== undefined,
    queryFn: async ({ signal }) =>
      (await http.request<{ data: Row[] }>('GET', '/v1/shipments', { query: { order_id: orders, limit: 200 }, signal })).data.data,
    // The stream tells of news; asking makes up for a stream that is not there.
    refetchInterval: ({ state }) => (state.data === undefined || state.data.some(moving) ? 1500 : false),
  });
  const shipmentOf = (order: string) => data?.find(({ id }) => id === all.current.get(order));
  const retry = async (row: Row) => {
    setProblems(({ [String(row.order_id)]: _, ...rest }) => rest);
    setRetrying(row.id);
    await call(http, 'POST /v1/shipments/{id}/retry-booking', { id: row.id, body: {}, idempotencyKey: crypto.randomUUID() }).catch(
      (error) => {
        if (!isProblem(error)) throw error;
        setProblems((now) => ({ ...now, [String(row.order_id)]: error.details }));
      },
    );
    await refetch();
    setRetrying(null);
  };
  const booked = shipped.filter(({ order }) => shipmentOf(order.id)?.booking_state === 'booked');
  const withLabel = booked.filter(({ order }) => shipmentOf(order.id)?.label_file_id);
  const shown = chosen ?? withLabel[0]?.order.id ?? null;
  const preview = shown ? shipmentOf(shown) : undefined;
  const finished = sending === null && shipped.every(({ order }) => problems[order.id] || !moving(shipmentOf(order.id) ?? undefined));
  return (
    <Stack gap="md">
      <div role="status" aria-live="polite">
        <Text size="sm" mb={6}>
          {t('ship.progress', { done: booked.length, all: shipped.length })}
        </Text>
        <Progress
          value={(booked.length / Math.max(1, shipped.length)) * 100}
          animated={!finished}
          color={booked.length === shipped.length ? 'teal' : undefined}
          aria-label={t('ship.progress', { done: booked.length, all: shipped.length })}
        />
      </div>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: preview ? 7 : 12 }}>
          <Paper withBorder radius="md" className="serai-across">
            <Table verticalSpacing="xs" miw={480}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{labels.field('order_number')}</Table.Th>
                  <Table.Th>{t('ship.shipment')}</Table.Th>
                  <Table.Th>{t('ship.state')}</Table.Th>
                  <Table.Td />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shipped.map((one) => {
                  const { order } = one;
                  const row = shipmentOf(order.id);
                  const problem = problems[order.id];
                  return (
                    <Table.Tr key={order.id}>
                      <Table.Td>
                        <Anchor component={Link} to={`${base}/orders/${order.id}` as string} size="sm">
                          {String(order.order_number)}
                        </Anchor>
                      </Table.Td>
                      <Table.Td>
                        {row ? (
                          <>
                            <Anchor component={Link} to={`${base}/shipments/${row.id}` as string} size="sm">
                              {String(row.shipment_number)}
                            </Anchor>
                            <Text size="xs" c="dimmed">
                              {[row.courier_name, row.awb_number].filter(Boolean).join(' · ')}
                            </Text>
                          </>
                        ) : (
                          '–'
                        )}
                      </Table.Td>
                      <Table.Td>
                        {problem ? (
                          <>
                            <Badge color="red" variant="light" tt="none" radius="sm">
                              {words(problem).title}
                            </Badge>
                            <Text size="xs" mt={4}>
                              {problem.errors?.[0]?.message ?? words(problem).text}
                            </Text>
                          </>
                        ) : row ? (
                          <>
                            <Group gap={6}>
                              <StateBadge value={String(row.booking_state)} />
                              {row.booking_state === 'pending' && <Loader size={14} aria-label={t('loading')} />}
                            </Group>
                            {row.booking_state === 'failed' && (
                              <Text size="xs" mt={4}>
                                {String(saidOf('shipments', 'last_error', row.last_error) ?? '')}
                              </Text>
                            )}
                          </>
                        ) : sending === order.id || all.current.has(order.id) ? (
                          <Loader size={14} aria-label={t('loading')} />
                        ) : (
                          <StateBadge value="waiting" />
                        )}
                      </Table.Td>
                      <Table.Td ta="end">
                        {row?.booking_state === 'failed' ? (
                          <Button
                            size="compact-sm"
                            variant="light"
                            aria-label={t('ship.retry', { name: String(order.order_number) })}
                            loading={retrying === row.id}
                            disabled={retrying !== null}
                            onClick={() => void retry(row)}
                          >
                            {t('retry')}
                          </Button>
                        ) : problem && !row ? (
                          <Button
                            size="compact-sm"
                            variant="light"
                            aria-label={t('ship.retry', { name: String(order.order_number) })}
                            disabled={sending !== null}
                            onClick={() => void send([one])}
                          >
                            {t('retry')}
                          </Button>
                        ) : row?.label_file_id ? (
                          <Button
                            size="compact-sm"
                            variant={shown === order.id ? 'light' : 'subtle'}
                            aria-pressed={shown === order.id}
                            onClick={() => setChosen(order.id)}
                          >
                            {t('label.show')}
                          </Button>
                        ) : null}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Paper>
          <Group mt="md" justify="space-between">
            <Button variant="default" component={Link} to={`${base}/shipments` as string}>
              {labels.resource('shipments')}
            </Button>
            <Button
              component={Link}
              to={(shipped.length === 1 ? `${base}/orders/${shipped[0]!.order.id}` : `${base}/orders`) as string}
              disabled={!finished}
            >
              {t('ship.done')}
            </Button>
          </Group>
        </Grid.Col>
        {preview && (
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <Paper withBorder radius="md" p="md">
              <Suspense>
                <LabelPreview id={preview.id} name={String(preview.shipment_number)} />
              </Suspense>
            </Paper>
          </Grid.Col>
        )}
      </Grid>
    </Stack>
  );
}

import { Button, Grid, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import type { Row } from '../../kit/meta.ts';
import { Fact, Panel } from '../../kit/page.tsx';
import { Value } from '../../kit/resource/Value.tsx';
import { OrderItems } from './OrderItems.tsx';
import { OrderShipments } from './OrderShipments.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';

export type Ask = (command: string, initial?: Record<string, unknown>) => void;

/** An order, and what may be done with it now. */
export interface OrderDeeds {
  readonly row: Row;
  may(command: string): boolean;
  readonly ask: Ask;
}

function Address({ value }: { value: unknown }) {
  const { t } = useTranslation();
  if (typeof value === 'string') return <Text size="sm">{value}</Text>;
  const at = (value ?? {}) as Record<string, string | undefined>;
  const lines = [
    at.name,
    at.company,
    at.line1,
    at.line2,
    [at.city, at.postal_code].filter(Boolean).join(' '),
    [at.state, at.country].filter(Boolean).join(', '),
    at.phone,
  ].filter(Boolean);
  if (!lines.length)
    return (
      <Text size="sm" c="dimmed">
        {t('order.noAddress')}
      </Text>
    );
  return (
    <Text component="address" size="sm" fs="normal" className="serai-wrap">
      {lines.join('\n')}
    </Text>
  );
}

/** The order at a glance, its goods and parcels, where it goes and everything that happened to it. */
export function OrderOverview({ row, may, ask }: OrderDeeds) {
  const { t } = useTranslation();
  const { resource: find, may: permitted } = useArea();
  const resource = find('orders')!;
  const format = useFormat();
  const labels = useLabels();
  const due = Math.max(0, Number(row.total_amount) - Number(row.paid_amount));
  const money = (value: unknown) => format.money(value as string, row.currency as string);
  return (
    <Stack gap="md">
      <Paper withBorder radius="md" p="md">
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} component="dl" m={0}>
          <Fact label={labels.field('total_amount')}>
            <Text fw={700} size="lg" className="serai-figure">
              {money(row.total_amount)}
            </Text>
          </Fact>
          <Fact label={t(due > 0 ? 'order.due' : 'order.paid')}>
            <Text fw={600} size="lg" className="serai-figure">
              {money(due > 0 ? due : row.paid_amount)}
            </Text>
          </Fact>
          <Fact label={labels.field('customer_name')}>
            <Text size="sm" fw={600}>
              {String(row.customer_name ?? '–')}
            </Text>
            <Value resource={resource} row={row} field="customer_phone" />
          </Fact>
          <Fact label={labels.field('channel_id')}>
            <Value resource={resource} row={row} field="channel_id" />
            <Text size="xs" c="dimmed">
              {String(row.external_order_number ?? '')}
            </Text>
          </Fact>
          <Fact label={labels.field('payment_method')}>
            <Text size="sm">{row.payment_method ? labels.value(String(row.payment_method)) : '–'}</Text>
            <Text size="xs" c="dimmed" className="serai-clip">
              {String(row.payment_reference ?? '')}
            </Text>
          </Fact>
          <Fact label={labels.field('order_date')}>
            <Text size="sm">{format.time(String(row.order_date))}</Text>
            <Text size="xs" c="dimmed">
              {format.ago(String(row.order_date))}
            </Text>
          </Fact>
        </SimpleGrid>
      </Paper>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            <Panel title={t('order.items')}>
              <OrderItems row={row} may={may} ask={ask} />
            </Panel>
            {find('shipments') && permitted('shipments.view') && <OrderShipments order={row} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="md">
            <Panel
              title={t('order.shipTo')}
              actions={
                may('set-address') ? (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() =>
                      ask(
                        'set-address',
                        typeof row.shipping_address === 'object' && row.shipping_address ? { shipping_address: row.shipping_address } : {},
                      )
                    }
                  >
                    {t('edit')}
                  </Button>
                ) : undefined
              }
            >
              <Address value={row.shipping_address} />
            </Panel>
            {Boolean(row.notes) && (
              <Panel title={labels.field('notes')}>
                <Text size="sm" className="serai-wrap">
                  {String(row.notes)}
                </Text>
              </Panel>
            )}
            <Panel
              title={t('order.timeline')}
              actions={
                may('add-note') ? (
                  <Button size="compact-sm" variant="subtle" onClick={() => ask('add-note')}>
                    {labels.command('add-note')}
                  </Button>
                ) : undefined
              }
            >
              <OrderTimeline id={row.id} currency={String(row.currency)} />
            </Panel>
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

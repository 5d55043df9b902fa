import { Alert, Anchor, Badge, Button, Grid, Group, Paper, Progress, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconMapPinOff, IconPuzzleOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import { type CommandMeta, commandsFor, type Row } from '../../kit/meta.ts';
import { CommandDialog } from '../../kit/resource/dialogs.ts';
import { Fields } from '../../kit/resource/Fields.tsx';
import { RecordPage } from '../../kit/resource/RecordPage.tsx';
import { StateBadge, Value } from '../../kit/resource/Value.tsx';
import { OrderShipments } from './OrderShipments.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';

type Ask = (command: string, initial?: Record<string, unknown>) => void;

export function Panel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2} size="h5">
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </Paper>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="serai-field">
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <dd>{children}</dd>
    </div>
  );
}

/** What stands in the way of sending it, each with the deed that mends it. */
function Obstacles({ row, may, ask }: { row: Row; may(command: string): boolean; ask: Ask }) {
  const { t } = useTranslation();
  const open = ['pending', 'confirmed', 'processing'].includes(String(row.status));
  if (!open) return null;
  const obstacles: [boolean, string, string, string, ReactNode][] = [
    [row.address_missing === true, 'set-address', t('order.noAddress'), t('order.noAddress.help'), <IconMapPinOff key="a" size={18} />],
    [row.has_unmatched_items === true, '', t('order.unmatched'), t('order.unmatched.help'), <IconPuzzleOff key="u" size={18} />],
    [row.has_stock_shortage === true, 'reserve', t('order.shortage'), t('order.shortage.help'), <IconAlertTriangle key="s" size={18} />],
  ];
  return obstacles
    .filter(([is]) => is)
    .map(([, command, title, help, icon]) => (
      <Alert key={title} color="orange" icon={icon} title={title}>
        <Group justify="space-between" gap="xs">
          <Text size="sm">{help}</Text>
          {command && may(command) && (
            <Button size="compact-sm" variant="white" color="dark" onClick={() => ask(command)}>
              {t(command === 'reserve' ? 'order.shortage.do' : 'order.noAddress.do')}
            </Button>
          )}
        </Group>
      </Alert>
    ));
}

const units = (item: Row, field: string): number => Number(item[field] ?? 0);

/** Where an item's units are: put by, on their way, arrived, back; and what is short. */
function StockState({ item, status }: { item: Row; status: string }) {
  const { t } = useTranslation();
  const wanted = units(item, 'quantity') - units(item, 'cancelled_quantity');
  const delivered = units(item, 'delivered_quantity');
  const sent = units(item, 'fulfilled_quantity');
  const reserved = units(item, 'reserved_quantity');
  const returned = units(item, 'returned_quantity');
  const open = ['pending', 'confirmed', 'processing'].includes(status);
  const short = open ? wanted - sent - reserved : 0;
  const parts: [number, string, string][] = [
    [returned, 'grape', t('item.returned', { count: returned })],
    [delivered - returned, 'teal', t('item.delivered', { count: delivered - returned })],
    [sent - delivered, 'blue', t('item.sent', { count: sent - delivered })],
    [open ? reserved : 0, 'cyan', t('item.reserved', { count: reserved })],
    [item.product_id ? short : 0, 'red', t('item.short', { count: short })],
  ];
  if (units(item, 'cancelled_quantity') === units(item, 'quantity')) return <StateBadge value="cancelled" />;
  return (
    <Stack gap={4} miw={130}>
      <Group gap={4}>
        {!item.product_id && (
          <Badge color="orange" variant="light" tt="none" radius="sm">
            {t('order.unmatched')}
          </Badge>
        )}
        {parts
          .filter(([count]) => count > 0)
          .map(([, color, label]) => (
            <Badge key={label} color={color} variant="light" tt="none" radius="sm">
              {label}
            </Badge>
          ))}
      </Group>
      {wanted > 0 && (
        <Progress.Root size={5} aria-hidden>
          {parts.map(([count, color, label]) => count > 0 && <Progress.Section key={label} value={(count / wanted) * 100} color={color} />)}
        </Progress.Root>
      )}
    </Stack>
  );
}

function Items({ row, may, ask }: { row: Row; may(command: string): boolean; ask: Ask }) {
  const { t } = useTranslation();
  const { base, resource } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const items = (row.items as Row[] | undefined) ?? [];
  const money = (value: unknown) => format.money(value as string, row.currency as string);
  const sums: [string, unknown, boolean][] = [
    ['subtotal', row.subtotal, true],
    ['discount_amount', row.discount_amount, Number(row.discount_amount) > 0],
    ['shipping_amount', row.shipping_amount, Number(row.shipping_amount) > 0],
    ['tax_amount', row.tax_amount, Number(row.tax_amount) > 0],
  ];
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('order.item')}</Table.Th>
            <Table.Th>{t('order.stock')}</Table.Th>
            <Table.Th ta="end">{labels.field('quantity')}</Table.Th>
            <Table.Th ta="end">{labels.field('unit_price')}</Table.Th>
            <Table.Th ta="end">{labels.field('total_amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                {item.product_id && resource('products') ? (
                  <Anchor component={Link} to={`${base}/products/${String(item.product_id)}` as string} size="sm">
                    {String(item.name)}
                  </Anchor>
                ) : (
                  <Text size="sm">{String(item.name)}</Text>
                )}
                <Text size="xs" c="dimmed">
                  {String(item.sku ?? '')}
                </Text>
                {!item.product_id && may('match-item') && (
                  <Button size="compact-xs" variant="light" mt={4} onClick={() => ask('match-item', { order_item_id: item.id })}>
                    {t('order.unmatched.do')}
                  </Button>
                )}
              </Table.Td>
              <Table.Td>
                <StockState item={item} status={String(row.status)} />
              </Table.Td>
              <Table.Td ta="end">{format.number(units(item, 'quantity'))}</Table.Td>
              <Table.Td ta="end" className="serai-figure">
                {money(item.unit_price)}
              </Table.Td>
              <Table.Td ta="end" className="serai-figure">
                {money(item.total_amount)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {sums
            .filter(([, , wanted]) => wanted)
            .map(([field, value]) => (
              <Table.Tr key={field}>
                <Table.Th colSpan={4} ta="end" fw={400}>
                  {field === 'tax_amount' && row.taxes_included ? t('order.taxIncluded') : labels.field(field)}
                </Table.Th>
                <Table.Td ta="end" className="serai-figure">
                  {field === 'discount_amount' ? '−' : ''}
                  {money(value)}
                </Table.Td>
              </Table.Tr>
            ))}
          <Table.Tr>
            <Table.Th colSpan={4} ta="end">
              {labels.field('total_amount')}
            </Table.Th>
            <Table.Th ta="end" className="serai-figure">
              {money(row.total_amount)}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
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
function Overview({ row, may, ask }: { row: Row; may(command: string): boolean; ask: Ask }) {
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
          <Figure label={labels.field('total_amount')}>
            <Text fw={700} size="lg" className="serai-figure">
              {money(row.total_amount)}
            </Text>
          </Figure>
          <Figure label={t(due > 0 ? 'order.due' : 'order.paid')}>
            <Text fw={600} size="lg" className="serai-figure">
              {money(due > 0 ? due : row.paid_amount)}
            </Text>
          </Figure>
          <Figure label={labels.field('customer_name')}>
            <Text size="sm" fw={600}>
              {String(row.customer_name ?? '–')}
            </Text>
            <Value resource={resource} row={row} field="customer_phone" />
          </Figure>
          <Figure label={labels.field('channel_id')}>
            <Value resource={resource} row={row} field="channel_id" />
            <Text size="xs" c="dimmed">
              {String(row.external_order_number ?? '')}
            </Text>
          </Figure>
          <Figure label={labels.field('payment_method')}>
            <Text size="sm">{row.payment_method ? labels.value(String(row.payment_method)) : '–'}</Text>
            <Text size="xs" c="dimmed" className="serai-clip">
              {String(row.payment_reference ?? '')}
            </Text>
          </Figure>
          <Figure label={labels.field('order_date')}>
            <Text size="sm">{format.time(String(row.order_date))}</Text>
            <Text size="xs" c="dimmed">
              {format.ago(String(row.order_date))}
            </Text>
          </Figure>
        </SimpleGrid>
      </Paper>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            <Panel title={t('order.items')}>
              <Items row={row} may={may} ask={ask} />
            </Panel>
            {find('shipments') && permitted('shipments.view') && <OrderShipments order={row} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="md">
            <Panel
              title={t('order.shipTo')}
              action={
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
              action={
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

/** One order whole: who, what, how much, where it is and everything that happened to it. */
export default function OrderPage({ word, id }: { word: string; id: string }) {
  const { resource: find } = useArea();
  const resource = find(word)!;
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ row: Row; command: CommandMeta; initial?: Record<string, unknown> } | null>(null);
  const deeds = (row: Row) => {
    const commands = commandsFor(resource, row);
    const ask: Ask = (name, initial) => {
      const command = commands.find((one) => one.name === name);
      if (command) setAsked({ row, command, initial });
    };
    return { row, ask, may: (name: string) => commands.some((one) => one.name === name) };
  };
  return (
    <>
      <RecordPage
        word={word}
        id={id}
        expand={['items', 'channel'].filter((name) => name in resource.expansions).join(',')}
        states={['status', 'payment_status']}
        trail={t('order.audit')}
        notice={(row) => <Obstacles {...deeds(row)} />}
        parts={(row) => [
          { name: 'overview', label: t('tab.overview'), view: <Overview {...deeds(row)} /> },
          { name: 'fields', label: t('order.allFields'), view: <Fields word={word} resource={resource} row={row} /> },
        ]}
      />
      <Suspense>{asked && <CommandDialog word={word} {...asked} onClose={() => setAsked(null)} />}</Suspense>
    </>
  );
}

import { Anchor, Badge, Button, Group, Timeline as Line, Skeleton, Stack, Text } from '@mantine/core';
import { IconCash, IconFlag, IconMapPin, IconPackage, IconPencil, IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { call } from '../../kit/http.ts';
import { useLabels } from '../../kit/labels.ts';

interface Entry {
  readonly at: string;
  readonly kind: string;
  readonly what: string;
  readonly resource: string;
  readonly id: string;
  readonly actor_id: string | null;
  readonly details: Record<string, unknown>;
}

const looks: Record<string, { icon: typeof IconFlag; color: string }> = {
  status: { icon: IconFlag, color: 'harbour' },
  stock: { icon: IconStack2, color: 'cyan' },
  shipment: { icon: IconPackage, color: 'blue' },
  tracking: { icon: IconMapPin, color: 'indigo' },
  money: { icon: IconCash, color: 'teal' },
  audit: { icon: IconPencil, color: 'gray' },
};

/** Deeds that the other kinds already tell of. */
const told = new Set([
  'create',
  'confirm',
  'process',
  'cancel',
  'deliver',
  'return',
  'add-note',
  'reserve',
  'import',
  'read',
  'view',
  'timeline',
]);
const deedOf = (action: string) => action.split('.').at(-1)!;

/** Movements of one kind at one moment are one line: many items, one deed. */
function together(entries: readonly Entry[]): Entry[][] {
  const lines: Entry[][] = [];
  for (const entry of entries) {
    const last = lines.at(-1)?.[0];
    const same = last?.kind === 'stock' && entry.kind === 'stock' && last.what === entry.what;
    if (same && Math.abs(Date.parse(last.at) - Date.parse(entry.at)) < 2000) lines.at(-1)!.push(entry);
    else lines.push([entry]);
  }
  return lines;
}

function Said({ entries, currency }: { entries: readonly Entry[]; currency: string }) {
  const { t } = useTranslation();
  const { base } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const { kind, details, resource, id } = entries[0]!;
  const text = (value: unknown) => (value === null || value === undefined || value === '' ? undefined : String(value));
  switch (kind) {
    case 'stock':
      return (
        <Text size="xs">
          {entries.map(({ details: one }) => `${String(one.quantity)} × ${String(one.sku ?? one.product_name ?? '')}`).join(', ')}
        </Text>
      );
    case 'shipment':
      return (
        <Anchor component={Link} to={`${base}/${resource}/${id}` as string} size="xs">
          {[details.shipment_number, details.courier_name, details.awb_number].filter(Boolean).join(' · ')}
        </Anchor>
      );
    case 'tracking':
      return (
        <Text size="xs">
          {[...new Set([text(details.courier_status), text(details.description), text(details.location)])].filter(Boolean).join(' · ')}
        </Text>
      );
    case 'money':
      return (
        <Text size="xs" className="serai-figure">
          {format.money(details.amount as string, text(details.currency) ?? currency)}
          {details.category ? ` · ${labels.value(String(details.category))}` : ''}
        </Text>
      );
    case 'audit': {
      const changes = (details.changes as string[] | undefined)?.map((field) => labels.field(field)) ?? [];
      return <Text size="xs">{[text(details.actor_name), changes.join(', ')].filter(Boolean).join(': ')}</Text>;
    }
    default:
      return (
        <Text size="xs" className="serai-wrap">
          {[text(details.source) && t('timeline.by', { source: labels.value(String(details.source)) }), text(details.notes)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      );
  }
}

/** Everything that happened to an order, newest first: status, stock, parcels and scans, money, and what people changed. */
export function OrderTimeline({ id, currency }: { id: string; currency: string }) {
  const { t } = useTranslation();
  const { http, name } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const [kind, setKind] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const { data: latest, error } = useQuery({
    queryKey: [name, 'orders', 'record', id, 'timeline'],
    queryFn: ({ signal }) => call(http, 'GET /v1/orders/{id}/timeline', { id, signal }),
  });
  const data = useDeferredValue(latest);
  if (error) return <Failure error={error} />;
  if (!data)
    return (
      <Stack>
        <Skeleton height={40} />
        <Skeleton height={40} />
      </Stack>
    );
  const entries = (data.data as Entry[]).filter((one) => one.kind !== 'audit' || !told.has(deedOf(one.what)));
  const kinds = [...new Set(entries.map((one) => one.kind))];
  const lines = together(entries.filter((one) => kind === null || one.kind === kind)).reverse();
  const shown = all ? lines : lines.slice(0, 12);
  const title = ({ kind: of, what }: Entry) =>
    of === 'status' ? labels.value(what) : of === 'audit' ? labels.command(deedOf(what)) : labels.value(what);
  return (
    <Stack gap="sm">
      {kinds.length > 1 && (
        <Group gap={4} role="group" aria-label={t('timeline.show')}>
          {[null, ...kinds].map((one) => (
            <Button
              key={one ?? 'all'}
              size="compact-xs"
              radius="xl"
              variant={kind === one ? 'filled' : 'default'}
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {one ? t(`timeline.kind.${one}` as 'timeline.kind.status') : t('all')}
            </Button>
          ))}
        </Group>
      )}
      <Line bulletSize={24} lineWidth={2} active={-1}>
        {shown.map((line) => {
          const entry = line[0]!;
          const { icon: Icon, color } = looks[entry.kind] ?? looks.audit!;
          return (
            <Line.Item
              key={`${entry.kind}${entry.id}${entry.what}`}
              bullet={<Icon size={13} />}
              color={color}
              title={
                <Group gap={6}>
                  <Text span size="sm" fw={600}>
                    {title(entry)}
                  </Text>
                  <Badge size="xs" variant="light" color={color} tt="none">
                    {t(`timeline.kind.${entry.kind}` as 'timeline.kind.status')}
                  </Badge>
                </Group>
              }
            >
              <Said entries={line} currency={currency} />
              <Text size="xs" c="dimmed">
                {format.time(entry.at)}
              </Text>
            </Line.Item>
          );
        })}
      </Line>
      {lines.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('list.more')}
        </Button>
      )}
    </Stack>
  );
}

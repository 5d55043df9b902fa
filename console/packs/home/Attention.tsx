import { Badge, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBoxOff,
  IconBuildingStore,
  IconChevronRight,
  IconCircleCheck,
  IconMapPinOff,
  IconPuzzleOff,
  IconRefreshAlert,
  IconTruckOff,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Area, useArea } from '../../kit/area.tsx';
import type { Row } from '../../kit/meta.ts';

const open = 'pending,confirmed,processing';

/** What waits for somebody: lists that should be empty. */
const worries = [
  { label: 'attention.booking', word: 'shipments', search: { booking_state: 'failed' }, icon: IconTruckOff, color: 'red' },
  { label: 'attention.address', word: 'orders', search: { address_missing: 'true', status: open }, icon: IconMapPinOff, color: 'orange' },
  {
    label: 'attention.unmatched',
    word: 'orders',
    search: { has_unmatched_items: 'true', status: open },
    icon: IconPuzzleOff,
    color: 'orange',
  },
  {
    label: 'attention.shortage',
    word: 'orders',
    search: { has_stock_shortage: 'true', status: open },
    icon: IconAlertTriangle,
    color: 'orange',
  },
  { label: 'attention.undelivered', word: 'shipments', search: { status: 'undelivered,lost' }, icon: IconTruckOff, color: 'orange' },
  { label: 'attention.low', word: 'inventory', search: { is_low: 'true' }, icon: IconBoxOff, color: 'yellow' },
  { label: 'attention.channel', word: 'sales-channels', search: { status: 'error' }, icon: IconBuildingStore, color: 'red' },
  { label: 'attention.courier', word: 'courier-configs', search: { status: 'error' }, icon: IconTruckOff, color: 'red' },
  { label: 'attention.jobs', word: 'failed-deliveries', search: {}, icon: IconRefreshAlert, color: 'red' },
] as const;
type Worry = (typeof worries)[number];

const most = 100;

async function countOf({ http, resource }: Area, { word, search }: Worry, signal: AbortSignal): Promise<number> {
  const { data } = await http.request<{ data: Row[] }>('GET', resource(word)!.path, {
    query: { ...search, fields: 'id', limit: most },
    signal,
  });
  return data.data.length;
}

/** What needs somebody now, each as a link to its list. */
export function Attention() {
  const { t } = useTranslation();
  const area = useArea();
  const mine = worries.filter(({ word, search }) => {
    const resource = area.resource(word);
    return resource && Object.keys(search).every((field) => field in resource.filters);
  });
  const { data } = useQuery({
    queryKey: [area.name, 'home', 'attention'],
    queryFn: ({ signal }) => Promise.all(mine.map((worry) => countOf(area, worry, signal))),
  });
  if (!mine.length) return null;
  const found = mine.map((worry, index) => ({ worry, count: data?.[index] ?? 0 })).filter(({ count }) => count > 0);
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-label={t('attention.title')}>
      <Title order={2} size="h5" mb="sm">
        {t('attention.title')}
      </Title>
      {!data ? (
        <Skeleton height={44} aria-label={t('loading')} />
      ) : found.length === 0 ? (
        <Group gap="xs">
          <IconCircleCheck size={18} className="serai-good" aria-hidden />
          <Text size="sm">{t('attention.none')}</Text>
        </Group>
      ) : (
        <div className="serai-attention">
          {found.map(({ worry: { label, word, search, icon: Icon, color }, count }) => (
            <Link key={label} to={`${area.base}/${word}` as string} search={search as never} className="serai-attention-link">
              <Group gap="sm" wrap="nowrap">
                <Icon size={18} stroke={1.7} className="serai-warn" aria-hidden />
                <Stack gap={0} flex={1} miw={0}>
                  <Text size="sm">{t(label, { count })}</Text>
                </Stack>
                <Badge color={color} variant="light" radius="sm" tt="none">
                  {count >= most ? `${most}+` : count}
                </Badge>
                <IconChevronRight size={15} className="serai-dim serai-flip" aria-hidden />
              </Group>
            </Link>
          ))}
        </div>
      )}
    </Paper>
  );
}

import { ActionIcon, Button, Group, Paper, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Area, useArea } from '../../kit/area.tsx';
import type { Row } from '../../kit/meta.ts';

interface FirstStep {
  readonly label: 'first.products' | 'first.channel' | 'first.courier' | 'first.order' | 'first.ship' | 'first.team';
  readonly word: string;
  readonly permission: string;
  readonly to: string;
  readonly search?: Record<string, string>;
  /** How many there must be: every business begins with some. */
  readonly more?: number;
}

/** The way from an empty business to its first parcel. */
const steps: readonly FirstStep[] = [
  { label: 'first.products', word: 'products', permission: 'products.create', to: '/products/new' },
  {
    label: 'first.channel',
    word: 'sales-channels',
    permission: 'channels.connect',
    to: '/sales-channels/new',
    search: { 'channel_type_code[ne]': 'manual' },
    more: 1,
  },
  { label: 'first.courier', word: 'courier-configs', permission: 'couriers.manage', to: '/courier-configs/new' },
  { label: 'first.order', word: 'orders', permission: 'orders.create', to: '/orders/new' },
  { label: 'first.ship', word: 'shipments', permission: 'shipments.create', to: '/shipments/new' },
  { label: 'first.team', word: 'users', permission: 'team.invite', to: '/users', more: 1 },
];

async function isDone({ http, resource }: Area, { word, search, more = 0 }: FirstStep, signal: AbortSignal): Promise<boolean> {
  const { data } = await http.request<{ data: Row[] }>('GET', resource(word)!.path, {
    query: { ...search, fields: 'id', limit: more + 1 },
    signal,
  });
  return data.data.length > more;
}

export interface FirstWay {
  readonly steps: readonly FirstStep[];
  /** By step. */
  readonly done: readonly boolean[];
  putAway(): void;
}

/** What to do first, until it is done or put away: then null. Undefined while it is asked. */
export function useFirstSteps(): FirstWay | null | undefined {
  const area = useArea();
  const [away, setAway] = useLocalStorage({
    key: `serai.first.${area.meta.actor.id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const mine = steps.filter(({ word, permission }) => area.resource(word) && area.may(permission));
  const { data: done, isLoading } = useQuery({
    queryKey: [area.name, 'home', 'first'],
    enabled: !away && mine.length > 2,
    queryFn: ({ signal }) => Promise.all(mine.map((step) => isDone(area, step, signal))),
  });
  if (isLoading) return undefined;
  if (away || !done || done.every(Boolean)) return null;
  return { steps: mine, done, putAway: () => setAway(true) };
}

export function FirstSteps({ way: { steps, done, putAway } }: { way: FirstWay }) {
  const { t } = useTranslation();
  const next = steps[done.indexOf(false)];
  const ready = done.filter(Boolean).length;
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-label={t('first.title')}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h5">
            {t('first.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('first.help')}
          </Text>
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={t('first.away')} onClick={putAway}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      <Progress
        value={(ready / steps.length) * 100}
        size="sm"
        my="sm"
        aria-label={t('first.progress', { done: ready, all: steps.length })}
      />
      <Stack component="ol" gap={8} className="serai-steps">
        {steps.map((step, index) => (
          <Group component="li" key={step.label} justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <ThemeIcon size={22} radius="xl" variant={done[index] ? 'filled' : 'default'} color={done[index] ? 'teal.8' : undefined}>
                {done[index] ? <IconCheck size={13} aria-label={t('first.done')} /> : <Text size="xs">{index + 1}</Text>}
              </ThemeIcon>
              <Text size="sm" c={done[index] ? 'dimmed' : undefined}>
                {t(step.label)}
              </Text>
            </Group>
            {!done[index] && (
              <Button
                component={Link}
                to={step.to as string}
                size="compact-sm"
                flex="none"
                variant={step === next ? 'filled' : 'subtle'}
                aria-label={t('first.go', { step: t(step.label) })}
              >
                {t('first.do')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

import { Anchor, Group, Paper, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAll } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row } from '../../../kit/meta.ts';
import { Page, Panel } from '../../../kit/page.tsx';
import { StateBadge } from '../../../kit/resource/Value.tsx';

interface Tenant extends Row {
  readonly slug: string;
  readonly name: string;
  readonly status: string;
  readonly packs: readonly string[];
  readonly created_at: string;
}

interface Subscription extends Row {
  readonly tenant_id: string;
  readonly plan_id: string;
  readonly status: string;
  readonly current_period_end: string;
}

/** The businesses of this installation at a glance. */
export default function PlatformHome() {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const tenants = useAll<Tenant>('tenants');
  const plans = useAll<Row & { name: string }>('plans');
  const subscriptions = useAll<Subscription>('subscriptions', { 'superseded_at[null]': 'true' });
  const error = tenants.error ?? plans.error ?? subscriptions.error;
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} />
      </div>
    );
  if (!tenants.data || !plans.data || !subscriptions.data) return <Skeleton className="serai-page" height={320} />;
  const planOf = new Map(plans.data.map(({ id, name }) => [id, name]));
  const current = new Map(subscriptions.data.map((one) => [one.tenant_id, one]));
  const soon = Date.now() + 14 * 86_400_000;
  const count = (wanted: (tenant: Tenant) => boolean) => tenants.data.filter(wanted).length;
  const tiles = [
    { label: labels.value('active'), value: count(({ status }) => status === 'active'), search: { status: 'active' } },
    { label: labels.value('suspended'), value: count(({ status }) => status === 'suspended'), search: { status: 'suspended' } },
    { label: labels.value('cancelled'), value: count(({ status }) => status === 'cancelled'), search: { status: 'cancelled' } },
  ];
  const ending = subscriptions.data.filter(
    ({ status, current_period_end }) => status !== 'cancelled' && status !== 'expired' && Date.parse(current_period_end) < soon,
  );
  return (
    <Page title={t('platform.title')} text={t('platform.text')}>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        {tiles.map(({ label, value, search }) => (
          <Paper
            key={label}
            withBorder
            radius="md"
            p="md"
            component={Link}
            to={'/platform/tenants' as string}
            search={search as never}
            className="serai-link"
          >
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text fz={26} fw={700} className="serai-figure">
              {format.number(value)}
            </Text>
          </Paper>
        ))}
        <Paper withBorder radius="md" p="md">
          <Text size="sm" c="dimmed">
            {t('platform.ending')}
          </Text>
          <Text fz={26} fw={700} className="serai-figure">
            {format.number(ending.length)}
          </Text>
        </Paper>
      </SimpleGrid>
      <Panel title={t('platform.plans')}>
        <Group gap="xl">
          {plans.data.map(({ id, name }) => (
            <Stack key={id} gap={0}>
              <Anchor component={Link} to={`/platform/plans/${id}` as string} size="sm">
                {name}
              </Anchor>
              <Text fw={600} className="serai-figure">
                {format.number(subscriptions.data.filter(({ plan_id }) => plan_id === id).length)}
              </Text>
            </Stack>
          ))}
        </Group>
      </Panel>
      <Panel
        title={labels.resource('tenants')}
        actions={
          <Anchor component={Link} to={'/platform/tenants' as string} size="sm">
            {t('all')}
          </Anchor>
        }
      >
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="xs" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{labels.field('name')}</Table.Th>
                <Table.Th>{labels.field('status')}</Table.Th>
                <Table.Th>{labels.field('plan')}</Table.Th>
                <Table.Th>{t('platform.subscription')}</Table.Th>
                <Table.Th>{t('platform.until')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tenants.data.slice(0, 10).map((tenant) => {
                const subscription = current.get(tenant.id);
                return (
                  <Table.Tr key={tenant.id}>
                    <Table.Td>
                      <Anchor component={Link} to={`/platform/tenants/${tenant.id}` as string} size="sm" fw={600}>
                        {tenant.name}
                      </Anchor>
                      <Text size="xs" c="dimmed">
                        {tenant.slug}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <StateBadge value={tenant.status} />
                    </Table.Td>
                    <Table.Td>{subscription ? planOf.get(subscription.plan_id) : '–'}</Table.Td>
                    <Table.Td>{subscription ? <StateBadge value={subscription.status} /> : '–'}</Table.Td>
                    <Table.Td className="serai-figure">{subscription ? format.day(subscription.current_period_end) : '–'}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Panel>
    </Page>
  );
}

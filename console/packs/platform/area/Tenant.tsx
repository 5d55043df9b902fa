import {
  Alert,
  Badge,
  Button,
  Group,
  Modal,
  Select,
  Skeleton,
  Stack,
  Switch,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import type { Row } from '../../../kit/meta.ts';
import type { RecordProps } from '../../../kit/overrides.ts';
import { Panel } from '../../../kit/page.tsx';
import { StateBadge } from '../../../kit/resource/Value.tsx';
import { Usage } from '../../../kit/Usage.tsx';

interface Plan extends Row {
  readonly code: string;
  readonly name: string;
  readonly is_active: boolean;
  readonly max_users: number | null;
  readonly max_orders_per_month: number | null;
  readonly max_channels: number | null;
}

interface Subscription extends Row {
  readonly plan_id: string;
  readonly status: string;
  readonly trial_ends_at: string | null;
  readonly current_period_end: string;
}

interface Feature extends Row {
  readonly code: string;
  readonly name: string;
  readonly category: string | null;
}

const usePlanOf = (tenant: string) => {
  const subscriptions = useAll<Subscription>('subscriptions', { tenant_id: tenant, 'superseded_at[null]': 'true' });
  const plans = useAll<Plan>('plans');
  const subscription = subscriptions.data?.[0];
  return {
    subscription,
    plan: plans.data?.find(({ id }) => id === subscription?.plan_id),
    plans: plans.data,
    ready: !!subscriptions.data && !!plans.data,
  };
};

/** What a business is subscribed to, and how much of it it uses. */
export function TenantPlan({ row }: RecordProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, http } = useArea();
  const { subscription, plan, ready } = usePlanOf(row.id);
  const usage = useQuery({
    queryKey: [name, 'tenants', row.id, 'usage'],
    queryFn: () => call(http, 'GET /platform/v1/tenants/{id}/usage', { id: row.id }),
  });
  if (!ready || usage.isPending) return <Skeleton height={140} />;
  return (
    <Panel title={t('business.plan')} text={row.status_reason ? String(row.status_reason) : undefined}>
      <Group gap="sm">
        {plan ? (
          <Link to={`/platform/plans/${plan.id}` as string} className="serai-link">
            <Text fw={600}>{plan.name}</Text>
          </Link>
        ) : (
          <Text>{t('business.noPlan')}</Text>
        )}
        {subscription && <StateBadge value={subscription.status} />}
        {subscription && (
          <Text size="sm" c="dimmed">
            {t('account.until', { when: format.day(subscription.trial_ends_at ?? subscription.current_period_end) })}
          </Text>
        )}
      </Group>
      {usage.error && <Failure error={usage.error} />}
      {usage.data && <Usage limits={usage.data.limits} usage={usage.data.usage} />}
    </Panel>
  );
}

/** Features by the plan, and what this business has besides or despite it. */
export function TenantFeatures({ row }: RecordProps) {
  const { t } = useTranslation();
  const { http } = useArea();
  const { plan, ready } = usePlanOf(row.id);
  const features = useAll<Feature>('features', { is_active: 'true' });
  const included = useAll<Row & { feature_id: string; is_enabled: boolean }>('plan-features', plan ? { plan_id: plan.id } : {});
  const overrides = useAll<Row & { feature_id: string; is_enabled: boolean; override_reason: string | null }>('tenant-features', {
    tenant_id: row.id,
  });
  const [changing, setChanging] = useState<{ feature: Feature; on: boolean } | null>(null);
  const words = ['tenant-features', 'tenants'];
  const reset = useDeed(
    (feature: string) => call(http, 'POST /platform/v1/tenants/{id}/reset-feature', { id: row.id, body: { feature } }),
    { done: t('form.saved'), words },
  );
  if (!ready || !features.data || !included.data || !overrides.data) return <Skeleton height={200} />;
  return (
    <Panel title={t('platform.features')} text={t('platform.featuresText')}>
      {reset.error && <Failure error={reset.error} />}
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('platform.feature')}</Table.Th>
              <Table.Th>{t('platform.byPlan')}</Table.Th>
              <Table.Th>{t('platform.has')}</Table.Th>
              <Table.Th>{t('platform.override')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {features.data.map((feature) => {
              const byPlan =
                plan !== undefined && included.data.some(({ feature_id, is_enabled }) => feature_id === feature.id && is_enabled);
              const override = overrides.data.find(({ feature_id }) => feature_id === feature.id);
              const has = override?.is_enabled ?? byPlan;
              return (
                <Table.Tr key={feature.id}>
                  <Table.Td>
                    <Text size="sm">{feature.name}</Text>
                    <Text size="xs" c="dimmed">
                      {feature.code}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" c={byPlan ? undefined : 'dimmed'}>
                      {t(byPlan ? 'yes' : 'no')}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Switch
                      aria-label={feature.name}
                      checked={has}
                      onChange={({ currentTarget }) => setChanging({ feature, on: currentTarget.checked })}
                    />
                  </Table.Td>
                  <Table.Td>
                    {override && (
                      <Group gap="xs" wrap="nowrap">
                        <Badge variant="light" color={override.is_enabled ? 'teal' : 'red'} tt="none">
                          {t(override.is_enabled ? 'platform.besides' : 'platform.despite')}
                        </Badge>
                        <Text size="xs" c="dimmed" lineClamp={2}>
                          {override.override_reason}
                        </Text>
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`${t('platform.reset')}: ${feature.name}`}
                          onClick={() => reset.mutate(feature.code)}
                        >
                          {t('platform.reset')}
                        </Button>
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {changing && <Override tenant={row.id} {...changing} onClose={() => setChanging(null)} />}
    </Panel>
  );
}

function Override({ tenant, feature, on, onClose }: { tenant: string; feature: Feature; on: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const [reason, setReason] = useState('');
  const set = useDeed(
    () =>
      call(http, 'POST /platform/v1/tenants/{id}/set-feature', {
        id: tenant,
        body: { feature: feature.code, is_enabled: on, reason: reason.trim() },
      }),
    { done: t('form.saved'), words: ['tenant-features', 'tenants'] },
  );
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t(on ? 'platform.give' : 'platform.take', { feature: feature.name })}</Text>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          set.mutate(undefined, { onSuccess: onClose });
        }}
      >
        <Stack>
          <Textarea
            label={t('platform.why')}
            required
            withAsterisk={false}
            minLength={3}
            data-autofocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {set.error && <Failure error={set.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={set.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type DialogProps = RecordProps & { onClose(): void };

/** Another plan, and what becomes different by it. */
export function ChangePlan({ row, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { http } = useArea();
  const refresh = useRefresh();
  const { plan, plans } = usePlanOf(row.id);
  const [code, setCode] = useState<string | null>(null);
  const change = useDeed(() => call(http, 'POST /platform/v1/tenants/{id}/change-plan', { id: row.id, body: { plan: code! } }));
  const next = plans?.find((one) => one.code === code);
  const limits = ['max_users', 'max_orders_per_month', 'max_channels'] as const;
  const said = (value: number | null | undefined) => (value === null || value === undefined ? t('business.unlimited') : String(value));
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('platform.changePlan', { tenant: String(row.name) })}</Text>}>
      <Stack>
        <Select
          label={t('platform.newPlan')}
          data={(plans ?? []).filter((one) => one.is_active && one.id !== plan?.id).map((one) => ({ value: one.code, label: one.name }))}
          value={code}
          onChange={setCode}
          placeholder={t('choose')}
        />
        {next && (
          <Table>
            <Table.Tbody>
              {limits.map((limit) => (
                <Table.Tr key={limit}>
                  <Table.Td>{t(`platform.${limit}`)}</Table.Td>
                  <Table.Td className="serai-figure">{plan ? said(plan[limit]) : '–'}</Table.Td>
                  <Table.Td aria-hidden>→</Table.Td>
                  <Table.Td className="serai-figure">{said(next[limit])}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Text size="sm" c="dimmed">
          {t('platform.changePlanText')}
        </Text>
        {change.error && <Failure error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={!code}
            loading={change.isPending}
            onClick={() =>
              change.mutate(undefined, {
                onSuccess: () => {
                  notifications.show({ color: 'teal', message: t('form.saved') });
                  refresh();
                  onClose();
                },
              })
            }
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What cannot be undone is typed out: the business's short name, and why. */
export function DeleteTenant({ row, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { http } = useArea();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [confirm, setConfirm] = useState('');
  const [reason, setReason] = useState('');
  const remove = useDeed(() =>
    call(http, 'POST /platform/v1/tenants/{id}/delete', { id: row.id, body: { confirm, reason: reason.trim() } }),
  );
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('platform.delete', { tenant: String(row.name) })}</Text>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          remove.mutate(undefined, {
            onSuccess: () => {
              notifications.show({ color: 'teal', message: t('form.deleted') });
              refresh();
              onClose();
              void navigate({ to: '/platform/tenants' as string });
            },
          });
        }}
      >
        <Stack>
          <Alert color="red">{t('platform.deleteText')}</Alert>
          <TextInput
            label={t('platform.typeSlug', { slug: String(row.slug) })}
            data-autofocus
            value={confirm}
            onChange={({ currentTarget }) => setConfirm(currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <Textarea
            label={t('platform.why')}
            required
            withAsterisk={false}
            minLength={3}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {remove.error && <Failure error={remove.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" loading={remove.isPending} disabled={confirm !== row.slug}>
              {t('delete')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

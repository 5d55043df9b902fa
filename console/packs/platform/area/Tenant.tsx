import { Alert, Button, Group, Modal, Select, Skeleton, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import type { RecordProps } from '../../../kit/overrides.ts';
import { Panel } from '../../../kit/page.tsx';
import { StateBadge } from '../../../kit/resource/Value.tsx';
import { Usage } from '../../../kit/Usage.tsx';
import { usePlanOf } from './plan-of.ts';

export { TenantFeatures } from './TenantFeatures.tsx';

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
      {typeof row.held_back === 'string' && (
        <Alert color="red" title={t('platform.heldBack')}>
          <Text size="sm" className="serai-wrap">
            {row.held_back}
          </Text>
          <Link to={'/platform/migrations' as string} className="serai-link">
            {t('migrations.title')}
          </Link>
        </Alert>
      )}
      {usage.error && <Failure error={usage.error} />}
      {usage.data && <Usage limits={usage.data.limits} usage={usage.data.usage} />}
    </Panel>
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

import { Badge, Button, Group, Modal, NumberInput, Skeleton, Stack, Switch, Table, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import type { Row } from '../../../kit/meta.ts';
import type { RecordProps } from '../../../kit/overrides.ts';
import { Panel } from '../../../kit/page.tsx';
import { humanise } from '../../../kit/text.ts';
import { usePlanOf } from './plan-of.ts';

interface Feature extends Row {
  readonly code: string;
  readonly name: string;
}

type Limits = Record<string, unknown>;

interface Given extends Row {
  readonly feature_id: string;
  readonly is_enabled: boolean;
  readonly config: Limits;
}

interface Exception extends Given {
  readonly override_reason: string | null;
}

/** One feature as a business has it: by its plan, and by an exception besides or despite it. */
interface Standing {
  readonly feature: Feature;
  readonly byPlan: boolean;
  readonly planLimits: Limits;
  readonly exception: Exception | undefined;
}

const words = ['tenant-features', 'tenants'];

/** Features by the plan, and what this business has besides or despite it. */
export function TenantFeatures({ row }: RecordProps) {
  const { t } = useTranslation();
  const { http } = useArea();
  const { plan, ready } = usePlanOf(row.id);
  const features = useAll<Feature>('features', { is_active: 'true' });
  const included = useAll<Given>('plan-features', plan ? { plan_id: plan.id } : {});
  const exceptions = useAll<Exception>('tenant-features', { tenant_id: row.id });
  const [changing, setChanging] = useState<{ standing: Standing; on: boolean } | null>(null);
  const reset = useDeed(
    (feature: string) => call(http, 'POST /platform/v1/tenants/{id}/reset-feature', { id: row.id, body: { feature } }),
    { done: t('form.saved'), words },
  );
  const error = features.error ?? included.error ?? exceptions.error;
  if (error) return <Failure error={error} />;
  if (!ready || !features.data || !included.data || !exceptions.data) return <Skeleton height={200} />;
  const standings = features.data.map((feature): Standing => {
    const ofPlan = plan && included.data.find(({ feature_id, is_enabled }) => feature_id === feature.id && is_enabled);
    return {
      feature,
      byPlan: ofPlan !== undefined,
      planLimits: ofPlan?.config ?? {},
      exception: exceptions.data.find(({ feature_id }) => feature_id === feature.id),
    };
  });
  return (
    <Panel title={t('platform.features')} text={t('platform.featuresText')}>
      {reset.error && <Failure error={reset.error} />}
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('platform.feature')}</Table.Th>
              <Table.Th>{t('platform.byPlan')}</Table.Th>
              <Table.Th>{t('platform.has')}</Table.Th>
              <Table.Th>{t('platform.limits')}</Table.Th>
              <Table.Th>{t('platform.override')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {standings.map((standing) => (
              <FeatureRow
                key={standing.feature.id}
                standing={standing}
                onChange={(on) => setChanging({ standing, on })}
                onReset={() => reset.mutate(standing.feature.code)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {changing && <Change tenant={row.id} {...changing} onClose={() => setChanging(null)} />}
    </Panel>
  );
}

function FeatureRow({ standing, onChange, onReset }: { standing: Standing; onChange(on: boolean): void; onReset(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { feature, byPlan, planLimits, exception } = standing;
  const has = exception?.is_enabled ?? byPlan;
  const limits = has ? Object.entries({ ...planLimits, ...exception?.config }) : [];
  return (
    <Table.Tr>
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
        <Switch aria-label={feature.name} checked={has} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      </Table.Td>
      <Table.Td>
        {limits.map(([name, value]) => (
          <Text key={name} size="xs" className="serai-figure">
            {humanise(name)}: {typeof value === 'number' ? format.number(value) : String(value)}
          </Text>
        ))}
        {limits.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${t('platform.changeLimits')}: ${feature.name}`}
            onClick={() => onChange(true)}
          >
            {t('platform.changeLimits')}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        {exception && (
          <Group gap="xs" wrap="nowrap">
            <Badge variant="light" color={exception.is_enabled ? 'teal' : 'red'} tt="none" miw="fit-content">
              {t(!exception.is_enabled ? 'platform.despite' : byPlan ? 'platform.otherLimits' : 'platform.besides')}
            </Badge>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {exception.override_reason}
            </Text>
            <Button size="compact-xs" variant="subtle" aria-label={`${t('platform.reset')}: ${feature.name}`} onClick={onReset}>
              {t('platform.reset')}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** An exception from the plan: given or taken, with which limits, and why. */
function Change({ tenant, standing, on, onClose }: { tenant: string; standing: Standing; on: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const { feature, planLimits, exception } = standing;
  const has = exception?.is_enabled ?? standing.byPlan;
  const [reason, setReason] = useState('');
  const [limits, setLimits] = useState<Limits>({ ...planLimits, ...exception?.config });
  const numbers = on ? Object.entries(limits).filter((entry): entry is [string, number] => typeof entry[1] === 'number') : [];
  const set = useDeed(
    () => {
      // Only what differs from the plan, so that the rest follows the plan when it changes.
      const config = Object.fromEntries(Object.entries(limits).filter(([name, value]) => on && value !== planLimits[name]));
      return call(http, 'POST /platform/v1/tenants/{id}/set-feature', {
        id: tenant,
        body: { feature: feature.code, is_enabled: on, config, reason: reason.trim() },
      });
    },
    { done: t('form.saved'), words },
  );
  const title = on === has ? 'platform.limitsOf' : on ? 'platform.give' : 'platform.take';
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t(title, { feature: feature.name })}</Text>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          set.mutate(undefined, { onSuccess: onClose });
        }}
      >
        <Stack>
          {numbers.map(([name, value]) => (
            <NumberInput
              key={name}
              label={humanise(name)}
              description={typeof planLimits[name] === 'number' ? t('platform.planSays', { value: planLimits[name] }) : undefined}
              value={value}
              min={0}
              allowDecimal={false}
              onChange={(given) => typeof given === 'number' && setLimits((before) => ({ ...before, [name]: given }))}
            />
          ))}
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

import { Checkbox, Paper, Skeleton, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row } from '../../../kit/meta.ts';
import { Page } from '../../../kit/page.tsx';

interface Plan extends Row {
  readonly code: string;
  readonly name: string;
  readonly price_monthly: string | null;
  readonly currency: string;
  readonly max_users: number | null;
  readonly max_orders_per_month: number | null;
  readonly max_channels: number | null;
}

interface Feature extends Row {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly category: string | null;
}

interface PlanFeature extends Row {
  readonly plan_id: string;
  readonly feature_id: string;
  readonly is_enabled: boolean;
  readonly config: Record<string, unknown>;
}

/** What each plan includes. A tick acts at once for every business on that plan. */
export default function PlanMatrix() {
  const { t } = useTranslation();
  const format = useFormat();
  const labels = useLabels();
  const { http } = useArea();
  const plans = useAll<Plan>('plans');
  const features = useAll<Feature>('features');
  const included = useAll<PlanFeature>('plan-features');
  const set = useDeed(
    ({ plan, feature, on, config }: { plan: string; feature: string; on: boolean; config: Record<string, unknown> }) =>
      call(http, 'POST /platform/v1/plans/{id}/set-feature', { id: plan, body: { feature, is_enabled: on, config } }),
    { done: t('form.saved'), words: ['plan-features', 'plans', 'tenants'] },
  );
  const has = useMemo(() => new Map((included.data ?? []).map((one) => [`${one.plan_id} ${one.feature_id}`, one])), [included.data]);
  const error = plans.error ?? features.error ?? included.error;
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} />
      </div>
    );
  if (!plans.data || !features.data || !included.data) return <Skeleton className="serai-page" height={360} />;
  const categories = [...new Set(features.data.map(({ category }) => category ?? ''))].sort();
  const limits = ['max_users', 'max_orders_per_month', 'max_channels'] as const;
  return (
    <Page title={t('platform.matrix')} text={t('platform.matrixText')}>
      {set.error && <Failure error={set.error} />}
      <Paper withBorder radius="md" className="serai-matrix" tabIndex={0} role="region" aria-label={t('platform.matrix')}>
        <Table highlightOnHover verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" className="serai-matrix-first">
                {t('platform.feature')}
              </Table.Th>
              {plans.data.map((plan) => (
                <Table.Th key={plan.id} scope="col" ta="center">
                  <Link to={`/platform/plans/${plan.id}` as string} className="serai-link">
                    {plan.name}
                  </Link>
                  <Text size="xs" c="dimmed" fw={400} className="serai-figure">
                    {plan.price_monthly === null ? '–' : format.money(plan.price_monthly, plan.currency)}
                  </Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {limits.map((limit) => (
              <Table.Tr key={limit}>
                <Table.Th scope="row" fw={400} className="serai-matrix-first">
                  {t(`platform.${limit}`)}
                </Table.Th>
                {plans.data.map((plan) => (
                  <Table.Td key={plan.id} ta="center" className="serai-figure">
                    {plan[limit] === null ? t('business.unlimited') : format.number(plan[limit])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
          {categories.map((category) => (
            <Table.Tbody key={category}>
              <Table.Tr className="serai-matrix-group">
                <Table.Th colSpan={plans.data.length + 1} scope="colgroup">
                  <span className="serai-matrix-group-name">{category ? labels.value(category) : t('group.main')}</span>
                </Table.Th>
              </Table.Tr>
              {features.data
                .filter((feature) => (feature.category ?? '') === category)
                .map((feature) => (
                  <Table.Tr key={feature.id}>
                    <Table.Th scope="row" fw={400} className="serai-matrix-first">
                      <Text size="sm">{feature.name}</Text>
                      <Text size="xs" c="dimmed">
                        {feature.code}
                      </Text>
                    </Table.Th>
                    {plans.data.map((plan) => {
                      const one = has.get(`${plan.id} ${feature.id}`);
                      const busy = set.isPending && set.variables.plan === plan.id && set.variables.feature === feature.code;
                      return (
                        <Table.Td key={plan.id} ta="center">
                          <Checkbox
                            size="xs"
                            display="inline-block"
                            aria-label={`${plan.name}: ${feature.name}`}
                            checked={busy ? set.variables.on : (one?.is_enabled ?? false)}
                            disabled={set.isPending}
                            onChange={({ currentTarget }) =>
                              set.mutate({ plan: plan.id, feature: feature.code, on: currentTarget.checked, config: one?.config ?? {} })
                            }
                          />
                          {one && Object.keys(one.config).length > 0 && (
                            <Text size="xs" c="dimmed">
                              {Object.entries(one.config)
                                .map(
                                  ([name, value]) =>
                                    `${labels.field(name)}: ${typeof value === 'number' ? format.number(value) : String(value)}`,
                                )
                                .join(', ')}
                            </Text>
                          )}
                        </Table.Td>
                      );
                    })}
                  </Table.Tr>
                ))}
            </Table.Tbody>
          ))}
        </Table>
      </Paper>
    </Page>
  );
}

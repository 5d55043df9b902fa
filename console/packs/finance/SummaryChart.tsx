import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { Paper, Skeleton, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import { type ListSearch, listQuery } from '../../kit/resource/list-state.ts';
import { useList } from '../../kit/resource/use-list.ts';

const series = [
  { name: 'net_revenue', color: 'harbour.6' },
  { name: 'expenses', color: 'orange.6' },
  { name: 'profit', color: 'teal.7' },
] as const;

/** What each day brought, cost and left; a bar leads to that day's orders. */
export default function SummaryChart({ word, search }: { word: string; search: ListSearch }) {
  const { t } = useTranslation();
  const { resource: find, base, currency } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const navigate = useNavigate();
  const resource = find(word)!;
  const query = useMemo(() => listQuery(word, resource, search, ['day', 'net_revenue', 'expenses', 'profit']), [word, resource, search]);
  const { data, error, isPending } = useList(word, resource, query, 200);
  const days = useMemo(() => {
    const sums = new Map<string, { day: string; net_revenue: number; expenses: number; profit: number }>();
    for (const row of data?.pages.flatMap((page) => page.data) ?? []) {
      if (row.currency !== currency) continue;
      const day = String(row.day);
      const sum = sums.get(day) ?? { day, net_revenue: 0, expenses: 0, profit: 0 };
      for (const { name } of series) sum[name] += Number(row[name]);
      sums.set(day, sum);
    }
    return [...sums.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  }, [data, currency]);
  if (error) return <Failure error={error} />;
  if (isPending) return <Skeleton height={420} aria-label={t('loading')} />;
  if (!days.length) return <Text c="dimmed">{t('list.empty')}</Text>;
  return (
    <Paper withBorder radius="md" p="md">
      <Text size="sm" c="dimmed" mb="sm">
        {t('summary.drill')}
      </Text>
      <div role="img" aria-label={t('summary.described', { count: days.length })}>
        <BarChart
          h={420}
          data={days}
          dataKey="day"
          withLegend
          series={series.map(({ name, color }) => ({ name, color, label: labels.field(name) }))}
          valueFormatter={(value) => format.money(value)}
          yAxisProps={{ width: 70, tickFormatter: (value: number) => format.compact(value) }}
          xAxisProps={{ minTickGap: 20, tickFormatter: (day: string) => format.day(day).replace(/ \d{4}$/, '') }}
          barChartProps={{
            accessibilityLayer: false,
            style: { cursor: 'pointer' },
            onClick: ({ activeIndex }) => {
              const day = activeIndex === undefined || activeIndex === null ? undefined : days[Number(activeIndex)]?.day;
              if (day && find('revenue-records'))
                void navigate({ to: `${base}/revenue-records` as string, search: { revenue_date: day } as never });
            },
          }}
        />
      </div>
    </Paper>
  );
}

import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { Anchor, Button, Group, NativeSelect, Paper, SegmentedControl, Skeleton, Table, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useFormat } from '../../kit/format.ts';
import { call } from '../../kit/http.ts';
import { countIn, type Figure, figureOf, type Overview, rowsOf } from './overview.ts';

const spans = { hours: { by: 'hour', days: '1' }, fortnight: { by: 'day', days: '14' }, quarter: { by: 'day', days: '90' } } as const;
type Span = keyof typeof spans;

/** Bars of days or hours; each leads to the rows it counts. The same figures are there as a table, for keys and for reading aloud. */
export default function HomeChart({ first, figures }: { first: Overview; figures: readonly Figure[] }) {
  const { t } = useTranslation();
  const { http, name, resource, base } = useArea();
  const format = useFormat();
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  // The chart measures its words and draws itself four times over: in a task of its own, after everything else is there.
  const charted = useDeferredValue(true, false);
  const [chosen, setChosen] = useState<Figure>(figures[0]!);
  const [span, setSpan] = useState<Span>('fortnight');
  const [table, setTable] = useState(false);
  const { data = first, isPlaceholderData } = useQuery({
    queryKey: [name, 'home', 'overview', span],
    queryFn: ({ signal }) => call(http, 'GET /v1/home/overview', { query: spans[span], signal }),
    placeholderData: keepPreviousData,
    ...(span === 'fortnight' ? { initialData: first } : {}),
  });
  const { money } = figureOf(chosen);
  const show = (value: number) => (money ? format.money(value, data.currency) : format.number(value));
  const hour = new Intl.DateTimeFormat(format.locale, { hour: 'numeric', timeZone: data.time_zone });
  const day = new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'short', timeZone: data.time_zone });
  const bars = data.bars.flatMap((bar) => {
    const value = countIn(bar, chosen);
    return value === undefined ? [] : [{ bar, value, label: (span === 'hours' ? hour : day).format(new Date(bar.from)) }];
  });
  const open = (index: number | undefined) => {
    const rows = index === undefined ? undefined : bars[index] && rowsOf(data, chosen, bars[index].bar);
    if (rows && resource(rows.word)) void navigate({ to: `${base}/${rows.word}` as string, search: rows.search as never });
  };
  const label = t(`home.${chosen}` as 'home.orders');
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-label={t('home.chart')}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={2} size="h5">
          {label}
        </Title>
        <Group gap="xs">
          {narrow ? (
            <NativeSelect
              size="xs"
              aria-label={t('home.figure')}
              value={chosen}
              onChange={({ currentTarget }) => setChosen(currentTarget.value as Figure)}
              data={figures.map((figure) => ({ value: figure, label: t(`home.${figure}` as 'home.orders') }))}
            />
          ) : (
            <SegmentedControl
              size="xs"
              aria-label={t('home.figure')}
              value={chosen}
              onChange={(value) => setChosen(value as Figure)}
              data={figures.map((figure) => ({ value: figure, label: t(`home.${figure}` as 'home.orders') }))}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('home.span')}
            value={span}
            onChange={(value) => setSpan(value as Span)}
            data={(Object.keys(spans) as Span[]).map((one) => ({ value: one, label: t(`home.span.${one}` as 'home.span.hours') }))}
          />
          <Button size="compact-sm" variant="subtle" aria-pressed={table} onClick={() => setTable(!table)}>
            {t(table ? 'home.asChart' : 'home.asTable')}
          </Button>
        </Group>
      </Group>
      {bars.length === 0 || !charted ? (
        <Skeleton height={280} animate={isPlaceholderData} />
      ) : table ? (
        <Table.ScrollContainer minWidth={280} mah={360}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(span === 'hours' ? 'home.hour' : 'home.day')}</Table.Th>
                <Table.Th ta="end">{label}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {bars.map(({ bar, value, label: when }) => {
                const rows = rowsOf(data, chosen, bar);
                return (
                  <Table.Tr key={bar.from}>
                    <Table.Td>
                      {rows && resource(rows.word) ? (
                        <Anchor component={Link} to={`${base}/${rows.word}` as string} search={rows.search as never} size="sm">
                          {when}
                        </Anchor>
                      ) : (
                        when
                      )}
                    </Table.Td>
                    <Table.Td ta="end" className="serai-figure">
                      {show(value)}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : (
        <div role="img" aria-label={t('home.chart.described', { name: label, sum: show(bars.reduce((sum, { value }) => sum + value, 0)) })}>
          <BarChart
            h={280}
            data={bars.map(({ value, label: when }) => ({ when, value }))}
            dataKey="when"
            series={[{ name: 'value', label, color: chosen === 'cancelled' ? 'red.6' : 'harbour.6' }]}
            valueFormatter={show}
            yAxisProps={{
              width: money ? 64 : 40,
              allowDecimals: false,
              tickFormatter: (value: number) => (money ? format.compact(value, data.currency) : format.number(value)),
            }}
            xAxisProps={{ minTickGap: 16 }}
            maxBarWidth={38}
            barProps={{ isAnimationActive: false }}
            barChartProps={{
              accessibilityLayer: false,
              style: { cursor: 'pointer' },
              onClick: ({ activeIndex }) => open(activeIndex === undefined || activeIndex === null ? undefined : Number(activeIndex)),
            }}
          />
        </div>
      )}
    </Paper>
  );
}

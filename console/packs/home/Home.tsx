import { Anchor, Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useDeferredValue, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { call } from '../../kit/http.ts';
import { part } from '../../kit/part.tsx';
import { Attention } from './Attention.tsx';
import { FirstSteps, useFirstSteps } from './FirstSteps.tsx';
import { countIn, type Figure, figureOf, figures, type Overview, rowsOf, yesterdayOf } from './overview.ts';

const HomeChart = part(() => import('./HomeChart.tsx'));

/** One figure of today, beside the same day of last week until the same hour; of a day that has just begun, beside yesterday. */
function Today({ overview, figure }: { overview: Overview; figure: Figure }) {
  const { t } = useTranslation();
  const { resource, base } = useArea();
  const format = useFormat();
  const now = countIn(overview.today, figure);
  const then = countIn(overview.last_week, figure);
  if (now === undefined) return null;
  const { money, lessIsBetter } = figureOf(figure);
  const show = (value: number) => (money ? format.money(value, overview.currency) : format.number(value));
  const yesterday = yesterdayOf(overview);
  const difference = now - (then ?? 0);
  const tone = difference === 0 ? 'serai-dim' : difference > 0 === !lessIsBetter ? 'serai-good' : 'serai-bad';
  const Icon = difference > 0 ? IconArrowUpRight : difference < 0 ? IconArrowDownRight : IconEqual;
  const rows = rowsOf(overview, figure, overview.today);
  const label = t(`home.${figure}` as 'home.orders');
  const body = (
    <>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="xl" fw={700} className="serai-figure">
        {show(now)}
      </Text>
      {yesterday ? (
        <Text size="xs" c="dimmed" className="serai-figure">
          {t('home.yesterday', { value: show(countIn(yesterday, figure) ?? 0) })}
        </Text>
      ) : (
        <Group gap={4} wrap="nowrap" className={tone}>
          <Icon size={15} aria-hidden />
          <Text span size="xs">
            {difference === 0 ? t('home.same') : t(difference > 0 ? 'home.more' : 'home.less', { value: show(Math.abs(difference)) })}
          </Text>
        </Group>
      )}
    </>
  );
  const reachable = rows && resource(rows.word);
  return reachable ? (
    <Paper
      component={Link}
      to={`${base}/${rows.word}` as string}
      search={rows.search as never}
      withBorder
      radius="md"
      p="md"
      className="serai-card-link"
    >
      {body}
    </Paper>
  ) : (
    <Paper withBorder radius="md" p="md">
      {body}
    </Paper>
  );
}

/** The day at a glance. */
export default function Home() {
  const { t } = useTranslation();
  const { http, name, meta, businessName, resource } = useArea();
  const {
    data: latest,
    error,
    refetch,
  } = useQuery({
    queryKey: [name, 'home', 'overview', 'day'],
    queryFn: ({ signal }) => call(http, 'GET /v1/home/overview', { signal }),
    refetchInterval: 300_000,
  });
  const data = useDeferredValue(latest);
  useEffect(() => {
    document.title = `${t('nav.home')} · ${businessName || 'Serai'}`;
  }, [t, businessName]);
  const first = useFirstSteps();
  // Nothing is drawn before it is known what stands above it: it would jump down.
  const isKnown = first !== undefined && (data !== undefined || error !== null);
  const seen = figures.filter((figure) => data && countIn(data.today, figure) !== undefined);
  const quiet = data?.bars.every((bar) => !bar.orders?.orders && !bar.orders?.delivered);
  return (
    <Stack className="serai-page" gap="md">
      <div>
        <Title order={1} size="h3">
          {t('home.hello', { name: meta.actor.name.split(' ')[0] })}
        </Title>
        <Text size="sm" c="dimmed">
          {t(data && yesterdayOf(data) ? 'home.begun' : 'home.compared')}
        </Text>
      </div>
      {!isKnown && <Skeleton height={110} aria-label={t('loading')} />}
      {isKnown && first && <FirstSteps way={first} />}
      {isKnown && error && <Failure error={error} retry={() => void refetch()} />}
      {isKnown && data && seen.length > 0 && (
        <SimpleGrid cols={{ base: 2, sm: 3, lg: Math.min(6, seen.length) }} spacing="sm">
          {seen.map((figure) => (
            <Today key={figure} overview={data} figure={figure} />
          ))}
        </SimpleGrid>
      )}
      {isKnown && <Attention />}
      {isKnown && data && seen.length > 0 && !quiet && (
        <Suspense fallback={<Skeleton height={360} />}>
          <HomeChart first={data} figures={seen} />
        </Suspense>
      )}
      {isKnown && quiet && resource('orders') && (
        <Paper withBorder radius="md" p="lg">
          <Stack align="center" gap={6}>
            <Text fw={600}>{t('home.quiet')}</Text>
            <Text size="sm" c="dimmed" ta="center" maw={460}>
              {t('home.quiet.help')}
            </Text>
            <Anchor component={Link} to={'/orders' as string} size="sm">
              {t('home.allOrders')}
            </Anchor>
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

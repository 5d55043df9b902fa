import { Progress, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from './format.ts';

/** The plan's limits by name, as the server gives them; how each amount is written. */
const metrics = {
  users: (format: Format, value: number) => format.number(value),
  orders_per_month: (format: Format, value: number) => format.number(value),
  channels: (format: Format, value: number) => format.number(value),
  file_storage: (format: Format, value: number) => format.bytes(value),
} as const;
type Metric = keyof typeof metrics;

interface UsageProps {
  readonly limits: Readonly<Record<Metric, number | null>>;
  readonly usage: Readonly<Record<Metric, number>>;
}

/** How much of its plan a business uses; yellow from four fifths on, red when nothing is left. */
export function Usage({ limits, usage }: UsageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {(Object.keys(metrics) as Metric[]).map((metric) => {
        const said = (value: number) => metrics[metric](format, value);
        const limit = limits[metric];
        const used = usage[metric];
        const share = limit === null ? 0 : limit === 0 ? 100 : Math.min(100, (used / limit) * 100);
        return (
          <div key={metric}>
            <Text size="sm" c="dimmed">
              {t(`business.${metric}`)}
            </Text>
            <Text fw={600} className="serai-figure">
              {said(used)}
              <Text span c="dimmed" fw={400}>
                {' / '}
                {limit === null ? t('business.unlimited') : said(limit)}
              </Text>
            </Text>
            {limit !== null && (
              <Progress
                mt={4}
                value={share}
                color={share >= 100 ? 'red' : share >= 80 ? 'yellow' : undefined}
                aria-label={t(`business.${metric}`)}
              />
            )}
          </div>
        );
      })}
    </SimpleGrid>
  );
}

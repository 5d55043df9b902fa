import { Timeline as Line, Skeleton, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import { useList } from '../../kit/resource/use-list.ts';

/** What the courier reported, newest first. */
export function Scans({ id }: { id: string }) {
  const { t } = useTranslation();
  const { resource: find } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const query = useMemo(() => ({ shipment_id: id }), [id]);
  const { data, error, isPending } = useList('shipment-tracking', find('shipment-tracking')!, query, 50);
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  if (error) return <Failure error={error} />;
  if (isPending) return <Skeleton height={60} />;
  if (!rows.length)
    return (
      <Text size="sm" c="dimmed">
        {t('shipment.noScan')}
      </Text>
    );
  return (
    <Line bulletSize={14} lineWidth={2} active={0}>
      {rows.map((row) => (
        <Line.Item
          key={row.id}
          title={
            <Text size="sm" fw={600}>
              {labels.value(String(row.status ?? row.courier_status ?? ''))}
            </Text>
          }
        >
          <Text size="xs">{[row.description ?? row.courier_status, row.location].filter(Boolean).join(' · ')}</Text>
          <Text size="xs" c="dimmed">
            {format.time(String(row.event_time))}
          </Text>
        </Line.Item>
      ))}
    </Line>
  );
}

import { Alert, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import type { RecordProps } from '../../kit/overrides.ts';
import { saidOf } from '../../kit/prose.ts';
import { useList } from '../../kit/resource/use-list.ts';
import LabelPreview from './LabelPreview.tsx';
import { Scans } from './Scans.tsx';

/** What is in the parcel, where it is, and its label. */
export default function ShipmentSection({ row }: RecordProps) {
  const { t } = useTranslation();
  const { resource: find, may } = useArea();
  const items = useMemo(() => ({ shipment_id: row.id, expand: 'order_item' }), [row.id]);
  const label = may('shipments.create') && Boolean(row.label_file_id) && row.status !== 'cancelled';
  const contents = useList('shipment-items', find('shipment-items')!, items, 100);
  const lines = contents.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      {row.booking_state === 'failed' && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('shipment.failed')}>
          {String(saidOf('shipments', 'last_error', row.last_error) ?? '')}
        </Alert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: label ? 6 : 12 }}>
          <Stack gap="md">
            <Paper withBorder radius="md" p="md" component="section" aria-label={t('shipment.contents')}>
              <Title order={2} size="h5" mb="sm">
                {t('shipment.contents')}
              </Title>
              <Stack gap={6}>
                {lines.map((line) => {
                  const item = line.order_item as { name?: string; sku?: string } | null | undefined;
                  return (
                    <Group key={line.id} justify="space-between" wrap="nowrap">
                      <Text size="sm">{[item?.name, item?.sku].filter(Boolean).join(' · ')}</Text>
                      <Text size="sm" className="serai-figure">
                        × {String(line.quantity)}
                      </Text>
                    </Group>
                  );
                })}
              </Stack>
            </Paper>
            {find('shipment-tracking') && (
              <Paper withBorder radius="md" p="md" component="section" aria-label={t('shipment.journey')}>
                <Title order={2} size="h5" mb="sm">
                  {t('shipment.journey')}
                </Title>
                <Scans id={row.id} />
              </Paper>
            )}
          </Stack>
        </Grid.Col>
        {label && (
          <Grid.Col span={{ base: 12, md: 6 }}>
            <Paper withBorder radius="md" p="md" component="section" aria-label={t('shipment.label')}>
              <LabelPreview id={row.id} name={String(row.shipment_number)} />
            </Paper>
          </Grid.Col>
        )}
      </Grid>
    </>
  );
}

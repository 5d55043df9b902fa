import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import type { Row } from '../../kit/meta.ts';
import { Panel } from '../../kit/page.tsx';
import { useList } from '../../kit/resource/use-list.ts';
import { StateBadge } from '../../kit/resource/Value.tsx';
import { canShip } from './order-states.ts';

/** The parcels of an order, each with where it is. */
export function OrderShipments({ order }: { order: Row }) {
  const { t } = useTranslation();
  const { resource: find, base, may } = useArea();
  const format = useFormat();
  const query = useMemo(() => ({ order_id: order.id }), [order.id]);
  const { data, error, isPending } = useList('shipments', find('shipments')!, query, 50);
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  const ship = may('shipments.create') && canShip(order);
  return (
    <Panel title={t('order.shipments')}>
      {error ? (
        <Failure error={error} />
      ) : isPending ? (
        <Skeleton height={44} />
      ) : rows.length === 0 ? (
        <Stack align="flex-start" gap="xs">
          <Text size="sm" c="dimmed">
            {t(ship ? 'order.noShipment' : 'order.noShipmentYet')}
          </Text>
          {ship && (
            <Button
              component={Link}
              to={'/shipments/new' as string}
              search={{ orders: order.id } as never}
              size="compact-sm"
              variant="light"
              leftSection={<IconTruckDelivery size={15} />}
            >
              {t('ship.do')}
            </Button>
          )}
        </Stack>
      ) : (
        <Stack gap="xs">
          {rows.map((row) => (
            <Group key={row.id} justify="space-between" gap="xs" className="serai-line">
              <Group gap="xs">
                <Anchor component={Link} to={`${base}/shipments/${row.id}` as string} size="sm" fw={600}>
                  {String(row.shipment_number)}
                </Anchor>
                <StateBadge value={String(row.status)} />
                {row.booking_state !== 'booked' && row.status !== 'cancelled' && <StateBadge value={String(row.booking_state)} />}
              </Group>
              <Group gap="md">
                <Text span size="sm" className="serai-figure">
                  {[row.courier_name, row.awb_number].filter(Boolean).join(' · ')}
                </Text>
                <Text span size="xs" c="dimmed" className="serai-figure">
                  {format.moment(String(row.created_at))}
                </Text>
              </Group>
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  );
}

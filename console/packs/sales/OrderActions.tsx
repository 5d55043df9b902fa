import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import type { RecordProps } from '../../kit/overrides.ts';
import { canShip } from './order-states.ts';

/** Leads to the shipping wizard while something is left to send. */
export function OrderActions({ row }: RecordProps) {
  const { t } = useTranslation();
  const { may } = useArea();
  if (!may('shipments.create') || !canShip(row)) return null;
  return (
    <Button
      component={Link}
      to={'/shipments/new' as string}
      search={{ orders: row.id } as never}
      leftSection={<IconTruckDelivery size={16} />}
      variant={row.status === 'processing' ? 'filled' : 'light'}
    >
      {t('ship.do')}
    </Button>
  );
}

/** Ships many orders, one after the other. */
export function ShipChosen({ ids }: { ids: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const { may } = useArea();
  if (!may('shipments.create')) return null;
  return (
    <Button
      component={Link}
      to={'/shipments/new' as string}
      search={{ orders: [...ids].join(',') } as never}
      size="compact-sm"
      leftSection={<IconTruckDelivery size={15} />}
    >
      {t('ship.do')}
    </Button>
  );
}

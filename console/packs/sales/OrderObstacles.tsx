import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconMapPinOff, IconPuzzleOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDeeds } from './OrderOverview.tsx';

/** What stands in the way of sending it, each with the deed that mends it. */
export function OrderObstacles({ row, may, ask }: OrderDeeds) {
  const { t } = useTranslation();
  const open = ['pending', 'confirmed', 'processing'].includes(String(row.status));
  if (!open) return null;
  const obstacles: [boolean, string, string, string, ReactNode][] = [
    [row.address_missing === true, 'set-address', t('order.noAddress'), t('order.noAddress.help'), <IconMapPinOff key="a" size={18} />],
    [row.has_unmatched_items === true, '', t('order.unmatched'), t('order.unmatched.help'), <IconPuzzleOff key="u" size={18} />],
    [row.has_stock_shortage === true, 'reserve', t('order.shortage'), t('order.shortage.help'), <IconAlertTriangle key="s" size={18} />],
  ];
  return obstacles
    .filter(([is]) => is)
    .map(([, command, title, help, icon]) => (
      <Alert key={title} color="orange" icon={icon} title={title}>
        <Group justify="space-between" gap="xs">
          <Text size="sm">{help}</Text>
          {command && may(command) && (
            <Button size="compact-sm" variant="white" color="dark" onClick={() => ask(command)}>
              {t(command === 'reserve' ? 'order.shortage.do' : 'order.noAddress.do')}
            </Button>
          )}
        </Group>
      </Alert>
    ));
}

import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../kit/format.ts';
import type { CellProps } from '../../kit/overrides.ts';

/** What can be sold, and whether more should be ordered. */
export function Available({ row, value }: CellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const none = Number(value) <= 0;
  return (
    <Group gap={6} wrap="nowrap">
      {(none || row.is_low === true) && (
        <Badge size="sm" color={none ? 'red' : 'orange'} variant="light" tt="none" radius="sm">
          {t(none ? 'inventory.out' : 'inventory.low')}
        </Badge>
      )}
      <Text span size="sm" className="serai-figure">
        {typeof value === 'number' ? format.number(value) : String(value)}
      </Text>
    </Group>
  );
}

import { ActionIcon, Anchor, Card, Group, Menu, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconDots, IconMapPinOff, IconPuzzleOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import type { Row } from '../../kit/meta.ts';
import { StateBadge } from '../../kit/resource/Value.tsx';
import type { Step } from './order-states.ts';

function Flags({ row }: { row: Row }) {
  const { t } = useTranslation();
  const flags: [boolean, string, ReactNode][] = [
    [row.address_missing === true, t('order.noAddress'), <IconMapPinOff key="a" size={15} />],
    [row.has_unmatched_items === true, t('order.unmatched'), <IconPuzzleOff key="u" size={15} />],
    [row.has_stock_shortage === true, t('order.shortage'), <IconAlertTriangle key="s" size={15} />],
  ];
  return flags
    .filter(([is]) => is)
    .map(([, label, icon]) => (
      <Tooltip key={label} label={label}>
        <span role="img" aria-label={label} className="serai-warn">
          {icon}
        </span>
      </Tooltip>
    ));
}

export interface CardProps {
  readonly row: Row;
  readonly steps: readonly Step[];
  /** Moved, but not yet done: it may still be taken back. */
  readonly held?: boolean;
  onStep(row: Row, step: Step, byKeys?: boolean): void;
  onDrag(row: Row | null): void;
}

/** One order on the board: dragged, or moved by its menu. */
export function OrderCard({ row, steps, held, onStep, onDrag }: CardProps) {
  const { t } = useTranslation();
  const { base } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const number = String(row.order_number);
  return (
    <Card
      component="li"
      withBorder
      padding="xs"
      radius="md"
      className="serai-board-card"
      data-card={row.id}
      data-held={held || undefined}
      draggable={steps.length > 0}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.id);
        // Once the drag has begun: a board that changes under it at once would end it.
        setTimeout(() => onDrag(row));
      }}
      onDragEnd={() => onDrag(null)}
    >
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <Anchor component={Link} to={`${base}/orders/${row.id}` as string} size="sm" fw={600} draggable={false}>
          {number}
        </Anchor>
        <Group gap={4} wrap="nowrap">
          <Flags row={row} />
          {steps.length > 0 && (
            <Menu position="bottom-end" shadow="md" withinPortal>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('board.move', { name: number })}>
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>{t('board.moveTo')}</Menu.Label>
                {steps.map((step) => (
                  <Menu.Item key={step.to} leftSection={<IconArrowRight size={14} />} onClick={() => onStep(row, step, true)}>
                    {labels.value(step.to)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Group>
      <Text size="sm" className="serai-clip">
        {String(row.customer_name ?? '')}
      </Text>
      <Group justify="space-between" wrap="nowrap" gap={4} mt={4}>
        <Text span size="sm" fw={600} className="serai-figure">
          {format.money(row.total_amount as string, row.currency as string)}
        </Text>
        <Text span size="xs" c="dimmed" className="serai-figure">
          {format.moment(String(row.order_date))}
        </Text>
      </Group>
      <Group gap={4} mt={6}>
        <StateBadge value={String(row.payment_status)} />
        {row.fulfillment_status === 'partial' && <StateBadge value="partial" />}
      </Group>
    </Card>
  );
}

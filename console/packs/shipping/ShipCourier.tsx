import { Badge, Button, Group, Paper, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import { saidOf } from '../../kit/prose.ts';
import { useList } from '../../kit/resource/use-list.ts';
import { type Draft, linesOf, type OrderToShip, weightOf } from './ship-draft.ts';

/** Who brings it, and what will be booked. */
export function ShipCourier({
  shipped,
  drafts,
  value,
  onChange,
}: {
  shipped: readonly OrderToShip[];
  drafts: Readonly<Record<string, Draft>>;
  value: string | undefined;
  onChange(id: string): void;
}) {
  const { t } = useTranslation();
  const { resource: find } = useArea();
  const format = useFormat();
  const couriers = find('courier-configs');
  const units = shipped.reduce((sum, one) => sum + linesOf(one, drafts[one.order.id]).reduce((all, { quantity }) => all + quantity, 0), 0);
  const weights = shipped.map((one) => drafts[one.order.id]?.weight ?? weightOf(one, drafts[one.order.id]));
  const weight = weights.every((grams) => grams !== undefined) ? weights.reduce((sum: number, grams) => sum + Number(grams), 0) : undefined;
  const cod = shipped.filter(({ order }) => order.payment_status === 'cod').length;
  return (
    <Stack gap="md">
      {couriers ? <Choice value={value} onChange={onChange} /> : <Text size="sm">{t('ship.courier.default')}</Text>}
      <Paper withBorder radius="md" p="md" component="section" aria-label={t('ship.summary')}>
        <Group gap="xl">
          <Figure label={t('ship.parcels')} text={format.number(shipped.length)} />
          <Figure label={t('ship.units')} text={format.number(units)} />
          {weight !== undefined && <Figure label={t('ship.weight')} text={format.number(weight)} />}
          {cod > 0 && <Figure label={t('ship.cod')} text={format.number(cod)} />}
        </Group>
      </Paper>
    </Stack>
  );
}

const Figure = ({ label, text }: { label: string; text: string }) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Text fw={600}>{text}</Text>
  </div>
);

function Choice({ value, onChange }: { value: string | undefined; onChange(id: string): void }) {
  const { t } = useTranslation();
  const { resource: find, base, may } = useArea();
  const labels = useLabels();
  const query = useMemo(() => ({ status: 'connected,error', is_active: 'true' }), []);
  const { data, error, isPending } = useList('courier-configs', find('courier-configs')!, query, 50);
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  if (error) return <Failure error={error} />;
  if (isPending) return <Skeleton height={80} aria-label={t('loading')} />;
  if (rows.length === 0)
    return (
      <Paper withBorder radius="md" p="lg">
        <Stack align="center" gap="xs">
          <Text fw={600}>{t('ship.noCourier')}</Text>
          <Text size="sm" c="dimmed" ta="center" maw={420}>
            {t('couriers.empty')}
          </Text>
          {may('couriers.manage') && (
            <Button component={Link} to={`${base}/courier-configs/new` as string} variant="light">
              {t('connect.courier')}
            </Button>
          )}
        </Stack>
      </Paper>
    );
  const chosen = value ?? rows.find((row) => row.is_default)?.id ?? rows[0]!.id;
  return (
    <Radio.Group value={chosen} onChange={onChange} name="courier" label={t('ship.courier')} withAsterisk={false}>
      <Stack gap="xs" mt={6}>
        {rows.map((row) => (
          <Paper key={row.id} withBorder radius="md" p="sm">
            <Radio
              value={row.id}
              label={
                <Group gap="xs">
                  <Text span fw={600}>
                    {String(row.name)}
                  </Text>
                  <Text span size="sm" c="dimmed">
                    {labels.value(String(row.courier_type_code))}
                  </Text>
                  {row.is_default === true && (
                    <Badge variant="light" tt="none" radius="sm">
                      {t('ship.default')}
                    </Badge>
                  )}
                  {row.status === 'error' && (
                    <Badge variant="light" color="red" tt="none" radius="sm">
                      {String(saidOf('courier-configs', 'error', row.error) ?? labels.value('error'))}
                    </Badge>
                  )}
                </Group>
              }
            />
          </Paper>
        ))}
      </Stack>
    </Radio.Group>
  );
}

import { Button, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../kit/format.ts';
import { type Draft, type OrderToShip, weightOf } from './ship-draft.ts';

const sides = ['length', 'width', 'height'] as const;

/** Weight and size of each parcel; what is left empty comes from the products and the courier's settings. */
export function ShipParcels({
  shipped,
  drafts,
  change,
}: {
  shipped: readonly OrderToShip[];
  drafts: Readonly<Record<string, Draft>>;
  change(id: string, part: Partial<Draft>): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = (value: string | number) => (value === '' ? undefined : Number(value));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('ship.parcel.help')}
      </Text>
      {shipped.map((one, index) => {
        const { id } = one.order;
        const draft = drafts[id];
        const known = weightOf(one, draft);
        const name = String(one.order.order_number);
        return (
          <Paper key={id} withBorder radius="md" p="md" component="section" aria-label={name}>
            <Group justify="space-between" mb="xs">
              <Title order={3} size="h5">
                {name}
              </Title>
              {index === 0 && shipped.length > 1 && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => {
                    const { weight, length, width, height, packages } = draft ?? {};
                    for (const other of shipped.slice(1)) change(other.order.id, { weight, length, width, height, packages });
                  }}
                >
                  {t('ship.sameForAll')}
                </Button>
              )}
            </Group>
            <Group align="flex-start" gap="sm">
              <NumberInput
                label={t('ship.weight')}
                placeholder={known === undefined ? undefined : format.number(known)}
                description={known === undefined ? t('ship.weight.unknown') : t('ship.weight.known')}
                inputWrapperOrder={['label', 'input', 'description']}
                min={1}
                max={1_000_000}
                allowDecimal={false}
                value={draft?.weight ?? ''}
                onChange={(value) => change(id, { weight: number(value) })}
                w={190}
              />
              {sides.map((side) => (
                <NumberInput
                  key={side}
                  label={t(`ship.${side}`)}
                  min={0.5}
                  max={1000}
                  required={sides.some((other) => draft?.[other] !== undefined)}
                  withAsterisk={false}
                  value={draft?.[side] ?? ''}
                  onChange={(value) => change(id, { [side]: number(value) })}
                  w={120}
                />
              ))}
              <NumberInput
                label={t('ship.packages')}
                min={1}
                max={1000}
                allowDecimal={false}
                placeholder="1"
                value={draft?.packages ?? ''}
                onChange={(value) => change(id, { packages: number(value) })}
                w={110}
              />
            </Group>
          </Paper>
        );
      })}
    </Stack>
  );
}

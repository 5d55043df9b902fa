import { Button, Group, NumberInput, Stack } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { fromLocal, toLocal } from '../zone.ts';
import type { FieldFilterProps } from './Filters.tsx';

/** From and to, for numbers, money and times; an open end is left away. */
export default function RangeFilter({ resource, field, search, onSearch }: FieldFilterProps) {
  const { t, i18n } = useTranslation();
  const { zone } = useArea();
  const { type } = resource.fields[field]!;
  const ends = [
    { key: `${field}[gte]`, label: t('filter.from') },
    { key: `${field}[lte]`, label: t('filter.to') },
  ];
  return (
    <Stack gap="xs">
      {ends.map(({ key, label }) =>
        type === 'time' || type === 'date' ? (
          <DateTimePicker
            key={key}
            label={label}
            locale={i18n.language}
            clearable
            valueFormat={type === 'date' ? 'DD MMM YYYY' : 'DD MMM YYYY HH:mm'}
            value={search[key] ? (type === 'date' ? search[key] : toLocal(search[key], zone)) : null}
            onChange={(value) => onSearch({ [key]: value ? (type === 'date' ? value.slice(0, 10) : fromLocal(value, zone)) : undefined })}
            popoverProps={{ withinPortal: false }}
          />
        ) : (
          <NumberInput
            key={key}
            label={label}
            value={search[key] ?? ''}
            onChange={(value) => onSearch({ [key]: value === '' ? undefined : String(value) })}
            hideControls
          />
        ),
      )}
      {(type === 'time' || type === 'date') && <Presets field={field} type={type} onSearch={onSearch} />}
    </Stack>
  );
}

function Presets({ field, type, onSearch }: { field: string; type: 'time' | 'date'; onSearch: FieldFilterProps['onSearch'] }) {
  const { t } = useTranslation();
  const { zone } = useArea();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  const back = (days: number) => {
    const date = new Date(`${today}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - days);
    const day = date.toISOString().slice(0, 10);
    return type === 'date' ? day : fromLocal(`${day} 00:00:00`, zone);
  };
  const choices = [
    { label: t('filter.today'), days: 0 },
    { label: t('filter.last7'), days: 6 },
    { label: t('filter.last30'), days: 29 },
  ];
  return (
    <Group gap={6}>
      {choices.map(({ label, days }) => (
        <Button
          key={days}
          size="compact-xs"
          variant="default"
          onClick={() => onSearch({ [`${field}[gte]`]: back(days), [`${field}[lte]`]: undefined })}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}

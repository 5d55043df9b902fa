import { MultiSelect, SegmentedControl, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../labels.ts';
import { part } from '../part.tsx';
import { type FieldFilterProps, target } from './Filters.tsx';
import { filterKey } from './list-state.ts';
import { RecordSelect } from './RecordSelect.tsx';

// Date pickers are heavy, and needed only once somebody filters by a time.
const RangeFilter = part(() => import('./RangeFilter.tsx'));

/** The editor that fits a field: words, states, yes or no, a range, or a record to name. */
export default function FieldFilter(props: FieldFilterProps) {
  const { resource, field, search, onSearch } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const { type, values } = resource.fields[field]!;
  const operators = resource.filters[field]!;
  const word = target(resource, field);
  if (type === 'enum')
    return (
      <MultiSelect
        label={labels.field(field)}
        data={(values ?? []).map((value) => ({ value, label: labels.value(value) }))}
        value={search[field]?.split(',').filter(Boolean) ?? []}
        onChange={(chosen) => onSearch({ [field]: chosen.join(',') || undefined })}
        comboboxProps={{ withinPortal: false }}
        clearable
        searchable
      />
    );
  if (type === 'boolean')
    return (
      <SegmentedControl
        aria-label={labels.field(field)}
        value={search[field] ?? ''}
        onChange={(value) => onSearch({ [field]: value || undefined })}
        data={[
          { value: '', label: t('any') },
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
      />
    );
  if (operators.includes('gte'))
    return (
      <Suspense fallback={<Skeleton height={90} />}>
        <RangeFilter {...props} />
      </Suspense>
    );
  if (word)
    return (
      <RecordSelect
        word={word}
        label={labels.field(field)}
        value={search[field] ?? null}
        onChange={(id) => onSearch({ [field]: id ?? undefined })}
        withinPortal={false}
      />
    );
  return <WordsFilter {...props} />;
}

function WordsFilter({ resource, field, search, onSearch }: FieldFilterProps) {
  const { t } = useTranslation();
  const operators = resource.filters[field]!.filter((operator) => operator === 'contains' || operator === 'eq' || operator === 'has');
  const [operator, setOperator] = useState(operators.find((one) => filterKey({ field, operator: one }) in search) ?? operators[0]!);
  const [text, setText] = useState(search[filterKey({ field, operator })] ?? '');
  const apply = useDebouncedCallback(
    (value: string, by: string) =>
      onSearch({
        ...Object.fromEntries(operators.map((one) => [filterKey({ field, operator: one }), undefined])),
        [filterKey({ field, operator: by as 'eq' })]: value || undefined,
      }),
    300,
  );
  return (
    <Stack gap="xs">
      {operators.length > 1 && (
        <Select
          aria-label={t('filter.how')}
          allowDeselect={false}
          value={operator}
          onChange={(value) => {
            setOperator(value as typeof operator);
            apply(text, value!);
          }}
          data={operators.map((one) => ({ value: one, label: t(`operator.${one}` as 'operator.eq') }))}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <TextInput
        aria-label={t('filter.value')}
        data-autofocus
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          apply(value, operator);
        }}
      />
    </Stack>
  );
}

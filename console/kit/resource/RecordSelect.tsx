import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { type Labels, useLabels } from '../labels.ts';
import { expansionOf, type ResourceMeta, type Row, titleField, titleOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { useTitle } from './title.ts';

interface RecordSelectProps {
  readonly word: string;
  readonly label: string;
  readonly value: string | null;
  onChange(id: string | null, row?: Row): void;
  readonly description?: string | null;
  readonly error?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly withinPortal?: boolean;
}

/** Other words a person knows a record by, such as a product's SKU or an order's customer. */
function secondLine(resource: ResourceMeta, row: Row, labels: Labels): string {
  const fields = ['sku', 'email', 'customer_name', 'warehouse_location', 'status'].filter(
    (field) => field in resource.fields && field !== titleField(resource),
  );
  return fields
    .filter((field) => typeof row[field] === 'string')
    .slice(0, 2)
    .map((field) => (field === 'status' ? labels.value(row[field] as string) : row[field]))
    .join(' · ');
}

/** Chooses a record of a resource by typing a part of its name. */
export function RecordSelect({
  word,
  label,
  value,
  onChange,
  description,
  error,
  required,
  disabled,
  withinPortal = true,
}: RecordSelectProps) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, resource: find, name } = useArea();
  const resource = find(word)!;
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const title = useTitle(word, value ?? undefined);
  const searched = resource.search.length > 0 && text.length >= 2 && text !== title;
  const named = titleField(resource);
  const expand = named
    ? undefined
    : Object.keys(resource.fields)
        .map((field) => expansionOf(resource, field))
        .filter((one) => one !== undefined)
        .join(',');
  const { data, isFetching } = useQuery({
    queryKey: [name, word, 'choices', searched ? text : ''],
    queryFn: async ({ signal }) =>
      (await http.request<{ data: Row[] }>('GET', resource.path, { query: { limit: 20, q: searched ? text : undefined, expand }, signal }))
        .data.data,
    staleTime: 30_000,
  });
  const call = (row: Row) => {
    const own = overrideOf(word).title?.(row) ?? titleOf(resource, row);
    const more = secondLine(resource, row, labels);
    return more ? `${own} · ${more}` : own;
  };
  const choices = (data ?? []).map((row) => ({ value: row.id, label: call(row) }));
  if (value && title && !choices.some((choice) => choice.value === value)) choices.unshift({ value, label: title });
  return (
    <Select
      label={label}
      description={description}
      error={error}
      required={required}
      disabled={disabled}
      data={choices}
      value={value}
      onChange={(id) =>
        onChange(
          id,
          data?.find((row) => row.id === id),
        )
      }
      searchable
      clearable={!required}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={searched ? ({ options }) => options : undefined}
      nothingFoundMessage={t('list.noMatch')}
      placeholder={t('choose')}
      rightSection={isFetching ? <Loader size={14} /> : undefined}
      comboboxProps={{ withinPortal }}
    />
  );
}

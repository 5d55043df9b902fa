import { ActionIcon, Group, Paper, SimpleGrid, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../labels.ts';
import type { ResourceMeta, Row } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { Cell } from './Value.tsx';

const kinds = { main: 'group.main', money: 'group.money', times: 'group.times', data: 'group.data', technical: 'group.technical' } as const;

function kindOf(resource: ResourceMeta, field: string): keyof typeof kinds {
  const { type } = resource.fields[field]!;
  if (/^(id|metadata|created_by|created_at|updated_at)$|^external_|_hash$|_state$/.test(field)) return 'technical';
  if (type === 'money' || field === 'currency') return 'money';
  if (type === 'time' || type === 'date') return 'times';
  if (type === 'json') return 'data';
  return 'main';
}

/** The pack's groups; then what they leave, by kind. */
function groupsOf(word: string, resource: ResourceMeta): { label: string; fields: string[] }[] {
  const own = (overrideOf(word).groups ?? []).map(({ label, fields }) => ({
    label,
    fields: fields.filter((field) => field in resource.fields),
  }));
  const named = new Set(own.flatMap(({ fields }) => fields));
  const rest = Object.keys(resource.fields).filter((field) => !named.has(field));
  const derived = (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => ({
    label: kinds[kind],
    fields: rest.filter((field) => kindOf(resource, field) === kind),
  }));
  // What the pack's group of a kind leaves is part of it.
  const more = (label: string) => derived.find((group) => group.label === label)?.fields ?? [];
  return [
    ...own.map(({ label, fields }) => ({ label, fields: [...fields, ...more(label)] })),
    ...derived.filter(({ label }) => !own.some((group) => group.label === label)),
  ].filter(({ fields }) => fields.length > 0);
}

/** Every field of a record, grouped. */
export function Fields({ word, resource, row }: { word: string; resource: ResourceMeta; row: Row }) {
  const { t } = useTranslation();
  const labels = useLabels();
  return (
    <Stack gap="md">
      {groupsOf(word, resource).map(({ label, fields }) => (
        <Paper key={label} withBorder radius="md" p="md" component="section" aria-label={t(label as 'all')}>
          <Title order={2} size="h5" mb="sm">
            {t(label as 'all')}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md" verticalSpacing="sm" component="dl" m={0}>
            {fields.map((field) => (
              <div key={field} className="serai-field">
                <Group gap={4} component="dt" wrap="nowrap">
                  <Text span size="xs" c="dimmed">
                    {labels.field(field)}
                  </Text>
                  {resource.fields[field]!.description && (
                    <Tooltip
                      label={resource.fields[field]!.description}
                      multiline
                      maw={320}
                      events={{ hover: true, focus: true, touch: true }}
                    >
                      <ActionIcon size={14} variant="transparent" color="gray" aria-label={t('help', { field: labels.field(field) })}>
                        <IconInfoCircle size={12} />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </Group>
                <dd>
                  <Cell word={word} resource={resource} row={row} field={field} long />
                </dd>
              </div>
            ))}
          </SimpleGrid>
        </Paper>
      ))}
    </Stack>
  );
}

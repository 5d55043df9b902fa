import { Checkbox, Fieldset, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useLabels } from '../../kit/labels.ts';
import { matches, usePermissions } from './permissions.ts';

/** Chooses what may be done, part by part; never more than the person choosing may do. */
export function PermissionPicker({ value, onChange }: { value: ReadonlySet<string>; onChange(value: ReadonlySet<string>): void }) {
  const { t } = useTranslation();
  const { may } = useArea();
  const labels = useLabels();
  const { permissions, modules, error } = usePermissions();
  const [text, setText] = useState('');
  if (error) return <Failure error={error} />;
  if (!permissions) return <Skeleton height={240} />;
  const set = (codes: readonly string[], on: boolean) => {
    const next = new Set(value);
    for (const code of codes) on ? next.add(code) : next.delete(code);
    onChange(next);
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <TextInput
          aria-label={t('roles.find')}
          placeholder={t('roles.find')}
          leftSection={<IconSearch size={15} />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          flex="1 1 200px"
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {t('bulk.chosen', { count: value.size })}
        </Text>
      </Group>
      {modules.map(({ module, permissions: all }) => {
        const shown = all.filter((one) => may(one.code) && matches(one, text));
        if (!shown.length) return null;
        const codes = shown.map(({ code }) => code);
        const chosen = codes.filter((code) => value.has(code)).length;
        return (
          <Fieldset
            key={module}
            radius="md"
            legend={
              <Checkbox
                label={labels.value(module)}
                fw={600}
                checked={chosen === codes.length}
                indeterminate={chosen > 0 && chosen < codes.length}
                onChange={({ currentTarget }) => set(codes, currentTarget.checked)}
              />
            }
          >
            <Stack gap={6}>
              {shown.map((one) => (
                <Checkbox
                  key={one.code}
                  size="sm"
                  label={one.name}
                  description={one.description}
                  checked={value.has(one.code)}
                  onChange={({ currentTarget }) => set([one.code], currentTarget.checked)}
                />
              ))}
            </Stack>
          </Fieldset>
        );
      })}
    </Stack>
  );
}

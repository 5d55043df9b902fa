import { Button, Group, NumberInput, Paper, SimpleGrid, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Schema } from '../../../kit/meta.ts';
import { Panel } from '../../../kit/page.tsx';
import { plain } from '../../../kit/resource/schema.ts';

type Values = Record<string, boolean | number | null>;

/** Which settings belong together; one that is named nowhere comes last. */
const groups: readonly { readonly name: 'signIn' | 'copying' | 'exporting' | 'masks' | 'limits'; readonly fits: RegExp }[] = [
  { name: 'signIn', fits: /mfa|session|logout|ip_binding|trusted_device/ },
  { name: 'copying', fits: /copy|selection|right_click|shortcuts|print_screen/ },
  { name: 'exporting', fits: /export|watermark|approval/ },
  { name: 'masks', fits: /mask/ },
  { name: 'limits', fits: /./ },
];

/** How the business protects its data. Made of the command's own schema: a setting that the server learns appears by itself. */
export default function Settings() {
  const { t } = useTranslation();
  const { http, name, may, resource } = useArea();
  const rows = useAll<Values>('security-settings');
  const policy = useQuery({ queryKey: [name, 'auth-policy'], queryFn: () => call(http, 'GET /v1/auth/policy') });
  const [given, setGiven] = useState<Values>({});
  const command = resource('security-settings')?.commands.find((one) => one.name === 'change');
  const save = useDeed(
    async () => {
      const { trusted_device_days, ...rest } = given;
      if (Object.keys(rest).length) await http.request('POST', command!.path, { body: rest, idempotencyKey: crypto.randomUUID() });
      if (trusted_device_days !== undefined)
        await call(http, 'PATCH /v1/auth/policy', { body: { trusted_device_days: trusted_device_days as number } });
    },
    { done: t('form.saved'), words: ['security-settings', 'auth-policy', 'meta', 'factors'] },
  );
  const error = rows.error ?? policy.error;
  if (error) return <Failure error={error} />;
  if (!rows.data || !policy.data) return <Skeleton height={320} />;
  const fields = resource('security-settings')!.fields;
  const properties: Record<string, Schema> = {
    // Who may only look sees the same settings, by the fields' own schema.
    ...(command?.input?.properties ??
      Object.fromEntries(
        Object.entries(fields).flatMap(([field, { schema, type }]) => (type === 'boolean' || type === 'integer' ? [[field, schema]] : [])),
      )),
    trusted_device_days: { type: 'integer', minimum: 0, maximum: 365, description: t('security.trustedDays') },
  };
  const now: Values = { ...rows.data[0], trusted_device_days: policy.data.trusted_device_days };
  const editable = may('security.manage') && command !== undefined;
  const set = (field: string, value: boolean | number | null) =>
    setGiven((before) => {
      const { [field]: _, ...others } = before;
      return value === now[field] ? others : { ...others, [field]: value };
    });
  const named = new Set<string>();
  const count = Object.keys(given).length;
  return (
    <Stack gap="md">
      {groups.map((group) => {
        const mine = Object.keys(properties).filter((field) => !named.has(field) && group.fits.test(field));
        for (const field of mine) named.add(field);
        if (!mine.length) return null;
        return (
          <Panel key={group.name} title={t(`security.${group.name}`)} text={t(`security.${group.name}Text`)}>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing="md">
              {mine.map((field) => (
                <Setting
                  key={field}
                  field={field}
                  schema={properties[field]!}
                  value={field in given ? given[field]! : (now[field] ?? null)}
                  disabled={!editable}
                  onChange={(value) => set(field, value)}
                />
              ))}
            </SimpleGrid>
          </Panel>
        );
      })}
      {save.error && <Failure error={save.error} />}
      {count > 0 && (
        <Paper withBorder shadow="lg" radius="md" p="xs" className="serai-bulk" role="region" aria-label={t('roles.changes')}>
          <Group justify="space-between">
            <Text size="sm" fw={600} aria-live="polite">
              {t('roles.changed', { count })}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={() => setGiven({})}>
                {t('roles.discard')}
              </Button>
              <Button loading={save.isPending} onClick={() => save.mutate(undefined, { onSuccess: () => setGiven({}) })}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </Stack>
  );
}

function Setting({
  field,
  schema: given,
  value,
  disabled,
  onChange,
}: {
  field: string;
  schema: Schema;
  value: boolean | number | null;
  disabled: boolean;
  onChange(value: boolean | number | null): void;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { schema, types, nullable } = plain(given);
  const common = { label: labels.field(field), description: given.description ?? schema.description, disabled };
  if (types.includes('boolean'))
    return <Switch {...common} checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />;
  return (
    <NumberInput
      {...common}
      maw={360}
      min={schema.minimum}
      max={schema.maximum}
      allowDecimal={false}
      thousandSeparator=","
      placeholder={nullable ? t('security.neverSet') : undefined}
      value={(value as number | null) ?? ''}
      onChange={(typed) => {
        if (typed === '') {
          if (nullable) onChange(null);
        } else onChange(Number(typed));
      }}
    />
  );
}

import { Badge, Button, Group, Paper, Select, Skeleton, Stack, Switch, Table, Text } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import { type Row, titleField } from '../../../kit/meta.ts';
import { Panel } from '../../../kit/page.tsx';

interface Rule extends Row {
  readonly field_name: string;
  readonly field_type: string;
  readonly mask_pattern: string;
  readonly description: string | null;
  readonly is_active: boolean;
  readonly applies_to_roles: readonly string[];
  readonly exempt_roles: readonly string[];
}

interface Role extends Row {
  readonly code: string;
  readonly name: string;
}

/** The business's own rules of who sees what disguised, and a look through somebody else's eyes. */
export default function Masking() {
  const { t } = useTranslation();
  const { may, base, resource } = useArea();
  const rules = useAll<Rule>('data-masking-rules');
  const roles = useAll<Role>('roles');
  if (rules.error) return <Failure error={rules.error} />;
  if (!rules.data || (resource('roles') && !roles.data)) return <Skeleton height={240} />;
  const names = new Map((roles.data ?? []).map(({ code, name }) => [code, name]));
  const preview = resource('data-masking-rules')!.commands.find(({ name }) => name === 'preview');
  return (
    <Stack gap="md">
      <Panel
        title={t('masking.rules')}
        text={t('masking.text')}
        actions={
          may('security.manage') && (
            <Button component={Link} to={`${base}/data-masking-rules/new` as string} leftSection={<IconPlus size={16} />}>
              {t('new')}
            </Button>
          )
        }
      >
        {rules.data.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('masking.none')}
          </Text>
        )}
        {rules.data.length > 0 && <Rules rules={rules.data} names={names} />}
      </Panel>
      {preview && roles.data && <Preview path={preview.path} roles={roles.data} />}
    </Stack>
  );
}

function Rules({ rules, names }: { rules: readonly Rule[]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, may, base } = useArea();
  const turn = useDeed(
    ({ id, is_active }: { id: string; is_active: boolean }) =>
      call(http, 'POST /v1/data-masking-rules/{id}/update', { id, body: { is_active } }),
    { done: t('form.saved'), words: ['data-masking-rules'] },
  );
  const roles = (codes: readonly string[], none: string) =>
    codes.length ? (
      <Group gap={4}>
        {codes.map((code) => (
          <Badge key={code} variant="default" tt="none" radius="sm">
            {names.get(code) ?? code}
          </Badge>
        ))}
      </Group>
    ) : (
      <Text span size="sm" c="dimmed">
        {none}
      </Text>
    );
  return (
    <>
      {turn.error && <Failure error={turn.error} />}
      <Table.ScrollContainer minWidth={700}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{labels.field('field_name')}</Table.Th>
              <Table.Th>{labels.field('mask_pattern')}</Table.Th>
              <Table.Th>{t('masking.for')}</Table.Th>
              <Table.Th>{t('masking.except')}</Table.Th>
              <Table.Th>{t('masking.acts')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rules.map((rule) => (
              <Table.Tr key={rule.id}>
                <Table.Td>
                  <Link to={`${base}/data-masking-rules/${rule.id}` as string} className="serai-link">
                    <Text span size="sm" fw={600}>
                      {labels.field(rule.field_name)}
                    </Text>
                  </Link>
                  {rule.description && (
                    <Text size="xs" c="dimmed">
                      {rule.description}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ff="monospace">{rule.mask_pattern}</Table.Td>
                <Table.Td>{roles(rule.applies_to_roles, t('masking.everyone'))}</Table.Td>
                <Table.Td>{roles(rule.exempt_roles, '–')}</Table.Td>
                <Table.Td>
                  <Switch
                    aria-label={`${t('masking.acts')}: ${labels.field(rule.field_name)}`}
                    checked={rule.is_active}
                    disabled={!may('security.manage') || turn.isPending}
                    onChange={({ currentTarget }) => turn.mutate({ id: rule.id, is_active: currentTarget.checked })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

interface Seen {
  readonly data: readonly Row[];
  readonly masked: readonly string[];
}

/** Real records as somebody with this role would get them: masked by the server, as for them. */
function Preview({ path, roles }: { path: string; roles: readonly Role[] }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, name, meta } = useArea();
  const [role, setRole] = useState<string | null>(roles.find(({ code }) => code === 'viewer')?.code ?? null);
  const maskable = Object.entries(meta.resources).filter(([, resource]) => Object.values(resource.fields).some(({ mask }) => mask));
  const [word, setWord] = useState<string | null>(maskable.find(([one]) => one === 'orders')?.[0] ?? maskable[0]?.[0] ?? null);
  const { data, error, isFetching } = useQuery({
    queryKey: [name, 'data-masking-rules', 'preview', role, word],
    enabled: role !== null && word !== null,
    queryFn: async () => (await http.request<Seen>('POST', path, { body: { role, resource: word } })).data,
    retry: false,
  });
  const resource = word ? meta.resources[word] : undefined;
  const masked = new Set(data?.masked);
  const title = resource && titleField(resource);
  const columns = resource
    ? [
        ...(title ? [title] : []),
        ...Object.keys(resource.fields).filter((field) => field !== title && (resource.fields[field]!.mask || masked.has(field))),
      ]
    : [];
  const said = (value: unknown): string =>
    value === null || value === undefined
      ? '–'
      : typeof value === 'object'
        ? Object.values(value)
            .filter((one) => typeof one === 'string')
            .join(', ')
        : String(value);
  return (
    <Panel title={t('masking.preview')} text={t('masking.previewText')}>
      <Group align="flex-end">
        <Select
          label={t('masking.as')}
          data={roles.map(({ code, name: label }) => ({ value: code, label }))}
          value={role}
          onChange={setRole}
          allowDeselect={false}
        />
        <Select
          label={t('masking.records')}
          data={maskable.map(([one]) => ({ value: one, label: labels.resource(one) }))}
          value={word}
          onChange={setWord}
          allowDeselect={false}
        />
      </Group>
      {error && <Failure error={error} />}
      {isFetching && !data && <Skeleton height={160} />}
      {data && (
        <Paper withBorder radius="md">
          <Table.ScrollContainer minWidth={600}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((field) => (
                    <Table.Th key={field}>
                      <Group gap={4} wrap="nowrap">
                        {labels.field(field)}
                        {masked.has(field) && <IconLock size={12} aria-label={t('masking.masked')} className="serai-lock" />}
                      </Group>
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.data.map((row) => (
                  <Table.Tr key={row.id}>
                    {columns.map((field) => (
                      <Table.Td key={field}>
                        <Text span size="sm" className="serai-wrap">
                          {said(row[field])}
                        </Text>
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {data.data.length === 0 && (
            <Text p="md" c="dimmed" ta="center">
              {t('list.empty')}
            </Text>
          )}
        </Paper>
      )}
    </Panel>
  );
}

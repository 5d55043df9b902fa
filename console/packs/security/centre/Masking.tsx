import { Badge, Button, Group, MultiSelect, Select, SimpleGrid, Skeleton, Stack, Switch, Table, Text } from '@mantine/core';
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
import { RecordSelect } from '../../../kit/resource/RecordSelect.tsx';

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
  readonly may_read: boolean;
  readonly may_export: boolean;
  readonly record: Row | null;
  readonly masked: readonly { readonly field: string; readonly parts: readonly string[] }[];
}

const said = (value: unknown): string =>
  value === null || value === undefined
    ? '–'
    : typeof value === 'object'
      ? Object.values(value)
          .filter((one) => typeof one === 'string')
          .join(', ')
      : String(value);

/** A real record beside itself: as I see it, and as somebody with these roles would get it from the server. */
function Preview({ path, roles }: { path: string; roles: readonly Role[] }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, name, meta } = useArea();
  const [chosen, setChosen] = useState<string[]>(roles.filter(({ code }) => code === 'viewer').map(({ code }) => code));
  const maskable = Object.entries(meta.resources).filter(([, resource]) => Object.values(resource.fields).some(({ mask }) => mask));
  const [word, setWord] = useState(maskable.find(([one]) => one === 'orders')?.[0] ?? maskable[0]?.[0]);
  const [picked, setPicked] = useState<string | null>(null);
  const resource = word ? meta.resources[word] : undefined;
  const latest = useQuery({
    queryKey: [name, word, 'latest'],
    enabled: resource !== undefined,
    queryFn: async ({ signal }) =>
      (await http.request<{ data: Row[] }>('GET', resource!.path, { query: { limit: 1 }, signal })).data.data[0] ?? null,
  });
  const id = picked ?? latest.data?.id ?? null;
  const mine = useQuery({
    queryKey: [name, word, 'record', id, 'plain'],
    enabled: resource !== undefined && id !== null,
    queryFn: async () => (await http.request<Row>('GET', `${resource!.path}/${id}`)).data,
  });
  const theirs = useQuery({
    queryKey: [name, 'data-masking-rules', 'preview', chosen, word, id],
    enabled: chosen.length > 0 && word !== undefined && id !== null,
    queryFn: async () => (await http.request<Seen>('POST', path, { body: { roles: chosen, resource: word, id } })).data,
    retry: false,
  });
  if (!resource || !word) return null;
  const seen = theirs.data;
  const masked = new Map(seen?.masked.map(({ field, parts }) => [field, parts]));
  const title = titleField(resource);
  const fields = Object.keys(resource.fields).filter((field) => field === title || resource.fields[field]!.mask || masked.has(field));
  const error = latest.error ?? mine.error ?? theirs.error;
  return (
    <Panel title={t('masking.preview')} text={t('masking.previewText')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <MultiSelect
          label={t('masking.as')}
          data={roles.filter(({ code }) => code !== 'owner').map(({ code, name: label }) => ({ value: code, label }))}
          value={chosen}
          onChange={setChosen}
        />
        <Select
          label={t('masking.records')}
          data={maskable.map(([one]) => ({ value: one, label: labels.resource(one) }))}
          value={word}
          onChange={(one) => {
            if (one) setWord(one);
            setPicked(null);
          }}
          allowDeselect={false}
        />
        <RecordSelect key={word} word={word} label={t('record')} value={id} onChange={setPicked} />
      </SimpleGrid>
      {error && <Failure error={error} />}
      {latest.data === null && (
        <Text size="sm" c="dimmed">
          {t('list.empty')}
        </Text>
      )}
      {(theirs.isFetching || mine.isFetching) && !seen && <Skeleton height={160} />}
      {seen && mine.data && (
        <>
          <Group gap="xs">
            <Badge variant="light" color={seen.may_read ? 'teal' : 'red'} tt="none">
              {t(seen.may_read ? 'masking.mayRead' : 'masking.mayNotRead')}
            </Badge>
            <Badge variant="light" color={seen.may_export ? 'teal' : 'gray'} tt="none">
              {t(seen.may_export ? 'masking.mayExport' : 'masking.mayNotExport')}
            </Badge>
          </Group>
          <Table.ScrollContainer minWidth={480}>
            <Table layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('field')}</Table.Th>
                  <Table.Th>{t('masking.you')}</Table.Th>
                  <Table.Th>{t('masking.they')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {fields.map((field) => (
                  <Table.Tr key={field}>
                    <Table.Th scope="row" fw={500}>
                      {labels.field(field)}
                    </Table.Th>
                    <Table.Td>
                      <Text span size="sm" className="serai-wrap">
                        {said(mine.data[field])}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Group gap={4} wrap="nowrap">
                        <Text span size="sm" className="serai-wrap">
                          {seen.record ? said(seen.record[field]) : '–'}
                        </Text>
                        {masked.has(field) && <IconLock size={12} aria-label={t('masking.masked')} className="serai-lock" />}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Panel>
  );
}

import { Button, Group, Modal, Paper, Skeleton, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row, Schema } from '../../../kit/meta.ts';
import { SchemaForm } from '../../../kit/resource/SchemaForm.tsx';

interface Role extends Row {
  readonly code: string;
  readonly name: string;
}

const shown = ['view_full_data', 'can_copy_data', 'can_print', 'allowed_exports', 'custom_export_limit', 'custom_requests_per_minute'];

/** What is different for one role; the rest follows the business. */
export default function RoleRules() {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, may, resource } = useArea();
  const roles = useAll<Role>('roles');
  const rules = useAll<Row & { role_id: string }>('role-security-settings');
  const [editing, setEditing] = useState<Role | null>(null);
  const words = ['role-security-settings'];
  const remove = useDeed((id: string) => call(http, 'POST /v1/role-security-settings/{id}/remove', { id, body: {} }), {
    done: t('form.saved'),
    words,
  });
  const error = roles.error ?? rules.error;
  if (error) return <Failure error={error} />;
  if (!roles.data || !rules.data) return <Skeleton height={200} />;
  const schema = resource('role-security-settings')!.create?.schema;
  const said = (value: unknown): string =>
    value === null || value === undefined
      ? t('security.asBusiness')
      : typeof value === 'boolean'
        ? t(value ? 'yes' : 'no')
        : Array.isArray(value)
          ? value.map((one) => labels.value(String(one))).join(', ') || t('security.nothing')
          : String(value);
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={720}>
        {t('security.rolesText')}
      </Text>
      {remove.error && <Failure error={remove.error} />}
      <Paper withBorder radius="md">
        <Table.ScrollContainer minWidth={900}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{labels.field('role_id')}</Table.Th>
                {shown.map((field) => (
                  <Table.Th key={field}>{labels.field(field)}</Table.Th>
                ))}
                <Table.Th>
                  <VisuallyHidden>{t('more')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {roles.data
                .filter(({ code }) => code !== 'owner')
                .map((role) => {
                  const rule = rules.data.find(({ role_id }) => role_id === role.id);
                  return (
                    <Table.Tr key={role.id}>
                      <Table.Td fw={600}>{role.name}</Table.Td>
                      {rule ? (
                        shown.map((field) => (
                          <Table.Td key={field}>
                            <Text span size="sm" c={rule[field] === null ? 'dimmed' : undefined}>
                              {said(rule[field])}
                            </Text>
                          </Table.Td>
                        ))
                      ) : (
                        <Table.Td colSpan={shown.length}>
                          <Text span size="sm" c="dimmed">
                            {t('security.asBusiness')}
                          </Text>
                        </Table.Td>
                      )}
                      <Table.Td ta="end">
                        {may('security.manage') && schema && (
                          <Group gap={6} justify="flex-end" wrap="nowrap">
                            {rule && (
                              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => remove.mutate(rule.id)}>
                                {t('security.follow')}
                              </Button>
                            )}
                            <Button
                              size="compact-sm"
                              variant="default"
                              aria-label={`${t('edit')}: ${role.name}`}
                              onClick={() => setEditing(role)}
                            >
                              {t('edit')}
                            </Button>
                          </Group>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      {editing && schema && (
        <Edit
          role={editing}
          schema={schema}
          now={rules.data.find(({ role_id }) => role_id === editing.id)}
          onClose={() => setEditing(null)}
        />
      )}
    </Stack>
  );
}

function Edit({ role, schema, now, onClose }: { role: Role; schema: Schema; now: Row | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const { role_id: _, ...properties } = schema.properties ?? {};
  const save = useDeed(
    (body: unknown) => call(http, 'POST /v1/role-security-settings', { body: { ...(body as object), role_id: role.id } }),
    { done: t('form.saved'), words: ['role-security-settings'] },
  );
  const initial = Object.fromEntries(Object.keys(properties).flatMap((field) => (now && now[field] !== null ? [[field, now[field]]] : [])));
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={600}>{role.name}</Text>}>
      <SchemaForm
        schema={{ ...schema, properties, required: [] }}
        initial={initial}
        onSubmit={async (body) => {
          await save.mutateAsync(body);
          onClose();
        }}
        onCancel={onClose}
        submit={t('save')}
      />
    </Modal>
  );
}

import { ActionIcon, Button, Checkbox, Group, Paper, Skeleton, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconInfoCircle, IconLock, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../../kit/area.tsx';
import { useAll } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row } from '../../../kit/meta.ts';
import { Page } from '../../../kit/page.tsx';
import { matches, type Permission, usePermissions } from '../permissions.ts';
import { Review } from './Review.tsx';

export interface Role extends Row {
  readonly code: string;
  readonly name: string;
  readonly is_system: boolean;
}

/** Role to what it allows, as the server has it. */
type Grants = ReadonlyMap<string, ReadonlySet<string>>;

/** What would become different of one role. */
export interface RoleChange {
  readonly role: Role;
  readonly given: readonly string[];
  readonly taken: readonly string[];
  readonly after: readonly string[];
}

function changesOf(roles: readonly Role[], grants: Grants, flipped: ReadonlySet<string>): RoleChange[] {
  return roles.flatMap((role) => {
    const before = grants.get(role.id) ?? new Set<string>();
    const codes = [...flipped].filter((key) => key.startsWith(`${role.id} `)).map((key) => key.slice(role.id.length + 1));
    if (!codes.length) return [];
    const taken = codes.filter((code) => before.has(code));
    const given = codes.filter((code) => !before.has(code));
    return [{ role, given, taken, after: [...before].filter((code) => !taken.includes(code)).concat(given) }];
  });
}

/** Roles across, permissions down: what everyone may do, and what would change before it does. */
export default function Roles() {
  const { t } = useTranslation();
  const { http, may, base, resource } = useArea();
  const refresh = useRefresh();
  const labels = useLabels();
  const roles = useAll<Role>('roles');
  const granted = useAll<Row & { role_id: string; permission_code: string }>('role-permissions');
  const { permissions, modules, error } = usePermissions();
  const [text, setText] = useState('');
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const [reviewing, setReviewing] = useState(false);
  const mayChange = may('team.roles');
  const grants: Grants = useMemo(() => {
    const map = new Map<string, Set<string>>();
    for (const { role_id, permission_code } of granted.data ?? []) {
      const set = map.get(role_id);
      if (set) set.add(permission_code);
      else map.set(role_id, new Set([permission_code]));
    }
    return map;
  }, [granted.data]);
  // The owner may do everything always: first, and locked.
  const columns = useMemo(() => {
    const rank = (role: Role) => (role.code === 'owner' ? 0 : 1) * 10_000 - (grants.get(role.id)?.size ?? 0);
    return [...(roles.data ?? [])].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }, [roles.data, grants]);
  const flip = useCallback((key: string) => {
    setFlipped((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const failure = roles.error ?? granted.error ?? error;
  if (failure)
    return (
      <div className="serai-page">
        <Failure error={failure} />
      </div>
    );
  const changes = changesOf(columns, grants, flipped);
  const count = flipped.size;
  const save = async ({ role, after }: RoleChange) => {
    await call(http, 'POST /v1/roles/{id}/set-permissions', { id: role.id, body: { permissions: [...after] } });
    setFlipped((now) => new Set([...now].filter((key) => !key.startsWith(`${role.id} `))));
  };
  return (
    <Page
      title={labels.resource('roles')}
      text={t('roles.text')}
      actions={
        <>
          <TextInput
            aria-label={t('roles.find')}
            placeholder={t('roles.find')}
            leftSection={<IconSearch size={15} />}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            data-shortcut="search"
          />
          {mayChange && resource('roles')?.create && (
            <Button component={Link} to={`${base}/roles/new` as string} leftSection={<IconPlus size={16} />} data-shortcut="new">
              {t('new')}
            </Button>
          )}
        </>
      }
    >
      {!permissions || !roles.data || !granted.data ? (
        <Skeleton height={420} aria-label={t('loading')} />
      ) : (
        <Paper withBorder radius="md" className="serai-matrix" tabIndex={0} role="region" aria-label={t('roles.matrix')}>
          <Table highlightOnHover withRowBorders verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" className="serai-matrix-first">
                  {t('roles.permission')}
                </Table.Th>
                {columns.map((role) => {
                  const change = changes.find((one) => one.role.id === role.id);
                  return (
                    <Table.Th key={role.id} scope="col" ta="center">
                      <Stack gap={2} align="center">
                        <Link to={`${base}/roles/${role.id}` as string} className="serai-link">
                          {role.name}
                        </Link>
                        <Text span size="xs" c="dimmed" fw={400}>
                          {role.code === 'owner' ? t('all') : (grants.get(role.id)?.size ?? 0)}
                          {change && (
                            <Text span size="xs" fw={600} className="serai-changed">
                              {change.given.length > 0 && ` +${change.given.length}`}
                              {change.taken.length > 0 && ` −${change.taken.length}`}
                            </Text>
                          )}
                        </Text>
                        {role.is_system && (
                          <Text span size="xs" c="dimmed" fw={400} style={{ whiteSpace: 'nowrap' }}>
                            {t('roles.system')}
                          </Text>
                        )}
                      </Stack>
                    </Table.Th>
                  );
                })}
              </Table.Tr>
            </Table.Thead>
            {modules.map(({ module, permissions: all }) => {
              const shown = all.filter((one) => matches(one, text));
              if (!shown.length) return null;
              return (
                <Table.Tbody key={module}>
                  <Table.Tr className="serai-matrix-group">
                    <Table.Th colSpan={columns.length + 1} scope="colgroup">
                      <span className="serai-matrix-group-name">{labels.value(module)}</span>
                    </Table.Th>
                  </Table.Tr>
                  {shown.map((permission) => (
                    <Table.Tr key={permission.code}>
                      <Table.Th scope="row" fw={400} className="serai-matrix-first">
                        <Name permission={permission} />
                      </Table.Th>
                      {columns.map((role) => {
                        const key = `${role.id} ${permission.code}`;
                        const owner = role.code === 'owner';
                        const has = owner || (grants.get(role.id)?.has(permission.code) ?? false);
                        return (
                          <Table.Td key={role.id} ta="center" data-changed={flipped.has(key) || undefined}>
                            <Cell
                              name={`${role.name}: ${permission.name}`}
                              id={key}
                              checked={has !== flipped.has(key)}
                              locked={owner}
                              disabled={owner || !mayChange || !may(permission.code)}
                              onFlip={flip}
                            />
                          </Table.Td>
                        );
                      })}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              );
            })}
          </Table>
        </Paper>
      )}
      {count > 0 && (
        <Paper withBorder shadow="lg" radius="md" p="xs" className="serai-bulk" role="region" aria-label={t('roles.changes')}>
          <Group justify="space-between">
            <Text size="sm" fw={600} aria-live="polite">
              {t('roles.changed', { count })}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={() => setFlipped(new Set())}>
                {t('roles.discard')}
              </Button>
              <Button onClick={() => setReviewing(true)}>{t('roles.review')}</Button>
            </Group>
          </Group>
        </Paper>
      )}
      {reviewing && (
        <Review
          changes={changes}
          names={new Map((permissions ?? []).map(({ code, name }) => [code, name]))}
          save={save}
          onClose={() => {
            setReviewing(false);
            refresh('roles', 'role-permissions');
          }}
        />
      )}
    </Page>
  );
}

function Name({ permission }: { permission: Permission }) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      <Text span size="sm">
        {permission.name}
      </Text>
      {permission.description && (
        <Tooltip label={permission.description} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
          <ActionIcon size="xs" variant="transparent" color="gray" aria-label={t('help', { field: permission.name })}>
            <IconInfoCircle size={13} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}

const Cell = memo(function Cell({
  id,
  name,
  checked,
  locked,
  disabled,
  onFlip,
}: {
  id: string;
  name: string;
  checked: boolean;
  locked: boolean;
  disabled: boolean;
  onFlip(id: string): void;
}) {
  if (locked) return <IconLock size={14} aria-label={name} className="serai-lock" />;
  return <Checkbox size="xs" display="inline-block" aria-label={name} checked={checked} disabled={disabled} onChange={() => onFlip(id)} />;
});

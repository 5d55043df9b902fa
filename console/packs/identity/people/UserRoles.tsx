import { ActionIcon, Badge, Button, Group, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row } from '../../../kit/meta.ts';
import type { RecordProps } from '../../../kit/overrides.ts';
import { Panel } from '../../../kit/page.tsx';
import { saidOf } from '../../../kit/prose.ts';

interface Held extends Row {
  readonly role_id: string;
  readonly expires_at: string | null;
  readonly role?: { name: string; code: string } | null;
}

/** The roles of one person, given and taken here. */
export function UserRoles({ row }: RecordProps) {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const { http, may, resource } = useArea();
  const held = useAll<Held>('user-roles', { user_id: row.id, expand: 'role' });
  const roles = useAll<Row & { name: string; code: string }>('roles');
  const [chosen, setChosen] = useState<string | null>(null);
  const words = ['users', 'user-roles'];
  const give = useDeed((role_id: string) => call(http, 'POST /v1/user-roles', { body: { user_id: row.id, role_id } }), {
    done: t('form.saved'),
    words,
  });
  const take = useDeed((id: string) => call(http, 'POST /v1/user-roles/{id}/revoke', { id, body: {} }), { done: t('form.saved'), words });
  if (!resource('user-roles')) return null;
  const mayEdit = may('team.edit') && row.status !== 'deleted';
  const mine = new Set(held.data?.map(({ role_id }) => role_id));
  const free = (roles.data ?? []).filter(({ id, code }) => !mine.has(id) && code !== 'owner');
  const error = held.error ?? give.error ?? take.error;
  return (
    <Panel title={labels.resource('roles')}>
      <Group gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {row.is_owner === true && (
          <Badge component="li" size="lg" tt="none" radius="sm" variant="filled">
            {t('team.owner')}
          </Badge>
        )}
        {held.data
          ?.filter(({ role }) => role?.code !== 'owner')
          .map((one) => (
            <Badge
              key={one.id}
              component="li"
              size="lg"
              tt="none"
              radius="sm"
              variant="light"
              rightSection={
                mayEdit && (
                  <ActionIcon
                    size={16}
                    variant="transparent"
                    aria-label={`${t('remove')}: ${String(saidOf('roles', 'name', one.role?.name))}`}
                    onClick={() => take.mutate(one.id)}
                  >
                    <IconX size={13} />
                  </ActionIcon>
                )
              }
            >
              {String(saidOf('roles', 'name', one.role?.name))}
              {one.expires_at && ` · ${t('account.until', { when: format.moment(one.expires_at) })}`}
            </Badge>
          ))}
      </Group>
      {held.data?.length === 0 && row.is_owner !== true && (
        <Text size="sm" c="dimmed">
          {t('team.noRoles')}
        </Text>
      )}
      {mayEdit && free.length > 0 && (
        <Group align="flex-end" gap="xs">
          <Select
            label={t('team.giveRole')}
            data={free.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen}
            onChange={setChosen}
            placeholder={t('choose')}
          />
          <Button
            variant="default"
            disabled={!chosen}
            loading={give.isPending}
            onClick={() => chosen && give.mutate(chosen, { onSuccess: () => setChosen(null) })}
          >
            {t('team.give')}
          </Button>
        </Group>
      )}
      {error && <Failure error={error} />}
    </Panel>
  );
}

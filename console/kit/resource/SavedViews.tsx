import { ActionIcon, Button, Group, Loader, Popover, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useAll } from '../deed.ts';
import { Failure } from '../Failure.tsx';
import type { Row } from '../meta.ts';
import type { ListSearch } from './list-state.ts';
import { type SavedView, useSavedViews } from './saved-views.ts';

/** Views somebody named, their own and shared ones. */
export function SavedViews({ word, search }: { word: string; search: ListSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { base } = useArea();
  const [opened, setOpened] = useState(false);
  const { views, save, remove } = useSavedViews(word, opened);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Tooltip label={t('view.saved')}>
          <ActionIcon variant="default" size="lg" aria-label={t('view.saved')} onClick={() => setOpened((was) => !was)}>
            <IconBookmark size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown w={320}>
        <Stack gap="xs">
          {views.isPending && <Loader size="sm" />}
          {views.data?.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('view.none')}
            </Text>
          )}
          {views.data?.map((view) => (
            <ViewLine
              key={view.id}
              view={view}
              onOpen={() => {
                setOpened(false);
                void navigate({ to: `${base}/${word}` as string, search: view.search as never });
              }}
              onRemove={() => remove.mutate(view.id)}
            />
          ))}
          {(views.error ?? save.error ?? remove.error) && <Failure error={views.error ?? save.error ?? remove.error} />}
          <SaveView
            busy={save.isPending}
            onSave={(name, role) =>
              save.mutate(
                { name, search, role },
                {
                  onSuccess: () => {
                    setOpened(false);
                    notifications.show({ message: t('view.kept') });
                  },
                },
              )
            }
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewLine({ view, onOpen, onRemove }: { view: SavedView; onOpen(): void; onRemove(): void }) {
  const { t } = useTranslation();
  const remark = view.savedBy
    ? t('view.by', { name: view.savedBy })
    : view.role
      ? t('view.sharedWith', { role: view.role.name })
      : undefined;
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <div style={{ minWidth: 0 }}>
        <Button variant="subtle" size="compact-sm" maw="100%" onClick={onOpen}>
          {view.name}
        </Button>
        {remark && (
          <Text size="xs" c="dimmed" px="xs" truncate>
            {remark}
          </Text>
        )}
      </div>
      {view.isMine && (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('view.remove', { name: view.name })} onClick={onRemove}>
          <IconTrash size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}

function SaveView({ busy, onSave }: { busy: boolean; onSave(name: string, role: string | null): void }) {
  const { t } = useTranslation();
  const { name: area, meta } = useArea();
  const [name, setName] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const all = useAll<Row & { code: string; name: string }>('roles');
  // One's own roles; the owner's are all. Who may not read roles sees the codes of their own.
  const mine = (code: string) => meta.actor.is_owner || meta.actor.roles.includes(code);
  const roles = all.data
    ? all.data.filter(({ code }) => mine(code)).map((one) => ({ value: one.code, label: one.name }))
    : meta.actor.roles.map((code) => ({ value: code, label: code }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (name.trim()) onSave(name.trim(), role);
  };
  return (
    <form onSubmit={send}>
      <Stack gap={6}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            maxLength={100}
            aria-label={t('view.name')}
            placeholder={t('view.name')}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button size="xs" type="submit" disabled={!name.trim()} loading={busy}>
            {t('save')}
          </Button>
        </Group>
        {area === 'business' && roles.length > 0 && (
          <Select
            size="xs"
            aria-label={t('view.share')}
            placeholder={t('view.onlyMe')}
            data={roles}
            value={role}
            onChange={setRole}
            clearable
            comboboxProps={{ withinPortal: false }}
          />
        )}
      </Stack>
    </form>
  );
}

import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import type { ListSearch } from './list-state.ts';
import { useSavedViews } from './saved-views.ts';

/** Views somebody named: each is an address, kept in this browser and shared by its link. */
export function SavedViews({ word, search }: { word: string; search: ListSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { base } = useArea();
  const { views, save, remove } = useSavedViews(word);
  const [name, setName] = useState('');
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Tooltip label={t('view.saved')}>
          <ActionIcon variant="default" size="lg" aria-label={t('view.saved')} onClick={() => setOpened((was) => !was)}>
            <IconBookmark size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown w={300}>
        <Stack gap="xs">
          {views.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('view.none')}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.name} justify="space-between" wrap="nowrap">
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  setOpened(false);
                  void navigate({ to: `${base}/${word}` as string, search: view.search as never });
                }}
              >
                {view.name}
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('view.remove', { name: view.name })}
                onClick={() => remove(view.name)}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!name.trim()) return;
              save(name.trim(), search);
              setName('');
              setOpened(false);
              notifications.show({ message: t('view.kept') });
            }}
          >
            <Group gap="xs" wrap="nowrap">
              <TextInput
                size="xs"
                flex={1}
                aria-label={t('view.name')}
                placeholder={t('view.name')}
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <Button size="xs" type="submit" disabled={!name.trim()}>
                {t('save')}
              </Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

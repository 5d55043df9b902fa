import { ActionIcon, Button, Code, CopyButton, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCode, IconCopy, IconDots, IconDownload, IconEdit, IconTerminal2, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../area.tsx';
import { useLabels } from '../labels.ts';
import { type CommandMeta, commandsFor, needsConfirmation, type ResourceMeta, type Row, titleOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { CommandDialog, EditDialog } from './dialogs.ts';
import { saveAs } from './download.ts';

const fileOf = ({ path }: { path: string }): string => path.slice(path.lastIndexOf('/') + 1);

/** Deeds that this record's state and the person's permissions allow. */
export function Commands({ word, resource, row }: { word: string; resource: ResourceMeta; row: Row }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, base } = useArea();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [command, setCommand] = useState<CommandMeta | null>(null);
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [raw, setRaw] = useState(false);
  const { offers, primary: wanted, title: called } = overrideOf(word);
  const title = called?.(row) ?? titleOf(resource, row);
  const allowed = commandsFor(resource, row).filter(({ name }) => offers?.(row, name) ?? true);
  const narrow = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false });
  const buttons = wanted
    ? wanted.flatMap((name) => allowed.filter((one) => one.name === name))
    : allowed.filter((one) => !needsConfirmation(one)).slice(0, 2);
  // On a telephone they stand in one line with the menu that has the others.
  const first = narrow ? buttons.slice(0, 1) : buttons;
  const downloads = resource.downloads.filter((one) => offers?.(row, fileOf(one)) ?? true);
  const rest = allowed.filter((one) => !first.includes(one));
  const curl = `curl -s '${location.origin}${resource.path}/${row.id}' -H "Authorization: Bearer $SERAI_API_KEY"`;
  const remove = async () => {
    await http.request('DELETE', `${resource.path}/${row.id}`);
    refresh();
    notifications.show({ color: 'teal', message: t('form.deleted') });
    void navigate({ to: `${base}/${word}` as string });
  };
  return (
    <Group gap="xs">
      {first.map((one) => (
        <Button
          key={one.operation_id}
          variant={one === first[0] ? 'filled' : 'light'}
          color={needsConfirmation(one) ? 'red' : undefined}
          onClick={() => setCommand(one)}
        >
          {labels.command(one.name)}
        </Button>
      ))}
      {resource.update && (
        <Button variant="default" leftSection={<IconEdit size={16} />} onClick={() => setEditing(true)} data-shortcut="edit">
          {t('edit')}
        </Button>
      )}
      {downloads.map((download) => (
        <Button
          key={download.path}
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() =>
            void saveAs(http, download.path.replace('{id}', row.id)).catch((error) =>
              notifications.show({ color: 'red', message: String(error.message ?? error) }),
            )
          }
        >
          {labels.command(fileOf(download))}
        </Button>
      ))}
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('more')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((one) => (
            <Menu.Item key={one.operation_id} color={needsConfirmation(one) ? 'red' : undefined} onClick={() => setCommand(one)}>
              {labels.command(one.name)}
            </Menu.Item>
          ))}
          {rest.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconCode size={15} />} onClick={() => setRaw(true)}>
            {t('raw')}
          </Menu.Item>
          <CopyButton value={curl}>
            {({ copy, copied }) => (
              <Menu.Item leftSection={<IconTerminal2 size={15} />} onClick={copy} closeMenuOnClick={false}>
                {copied ? t('copied') : t('curl')}
              </Menu.Item>
            )}
          </CopyButton>
          <CopyButton value={location.href}>
            {({ copy, copied }) => (
              <Menu.Item leftSection={<IconCopy size={15} />} onClick={copy} closeMenuOnClick={false}>
                {copied ? t('copied') : t('link')}
              </Menu.Item>
            )}
          </CopyButton>
          {resource.delete && (
            <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => setDeleting(true)}>
              {t('delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {command && <CommandDialog word={word} command={command} row={row} onClose={() => setCommand(null)} />}
        {editing && <EditDialog word={word} id={row.id} title={title} onClose={() => setEditing(false)} />}
      </Suspense>
      {raw && (
        <Modal opened onClose={() => setRaw(false)} title={t('raw')} size="xl">
          <Code block className="serai-code">
            {JSON.stringify(row, null, 2)}
          </Code>
        </Modal>
      )}
      {deleting && (
        <Modal opened onClose={() => setDeleting(false)} title={<Text fw={600}>{t('delete')}</Text>}>
          <Stack>
            <Text>{t('confirm.delete', { name: title })}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setDeleting(false)}>
                {t('cancel')}
              </Button>
              <Button
                color="red"
                data-autofocus
                onClick={() => void remove().catch((error) => notifications.show({ color: 'red', message: error.message }))}
              >
                {t('delete')}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Group>
  );
}

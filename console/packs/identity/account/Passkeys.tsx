import { ActionIcon, Alert, Button, Group, Modal, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconKey, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '../../../../generated/client.ts';
import { useArea, useRefresh } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { Panel } from '../../../kit/page.tsx';
import { newPasskey, passkeysWork } from '../../../kit/passkeys.ts';
import { useEnrolled } from './Authenticator.tsx';
import { PasswordDialog } from './Password.tsx';

type Passkey = Operations['GET /v1/auth/factors']['answer']['passkeys'][number];

/** Signing in with a finger, a face or a security key. */
export function Passkeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { http } = useArea();
  const refresh = useRefresh();
  const enrolled = useEnrolled();
  const [adding, setAdding] = useState(false);
  const [name, setName] = useState('');
  const [renaming, setRenaming] = useState<Passkey | null>(null);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const add = async (password: string) => {
    const { public_key } = await call(http, 'POST /v1/auth/passkey-options', { body: { password } });
    const credential = await newPasskey(public_key);
    return call(http, 'POST /v1/auth/register-passkey', { body: { name: name.trim() || t('account.passkey'), credential } });
  };
  return (
    <Panel
      title={t('account.passkeys')}
      text={t('account.passkeysText')}
      actions={
        passkeysWork() && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('account.passkeyAdd')}
          </Button>
        )
      }
    >
      {!passkeysWork() && <Alert color="gray">{t('account.passkeysNot')}</Alert>}
      {passkeys.length === 0 && passkeysWork() && (
        <Text size="sm" c="dimmed">
          {t('account.passkeysNone')}
        </Text>
      )}
      {passkeys.map((passkey) => (
        <Group key={passkey.id} justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <IconKey size={18} />
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} className="serai-clip">
                {passkey.name}
              </Text>
              <Text size="xs" c="dimmed">
                {t('account.added', { when: format.ago(passkey.created_at) })}
                {passkey.last_used_at ? ` · ${t('account.used', { when: format.ago(passkey.last_used_at) })}` : ''}
              </Text>
            </div>
          </Group>
          <Group gap={4} wrap="nowrap">
            <Tooltip label={t('account.rename')}>
              <ActionIcon variant="default" aria-label={`${t('account.rename')}: ${passkey.name}`} onClick={() => setRenaming(passkey)}>
                <IconPencil size={15} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('remove')}>
              <ActionIcon variant="default" c="red" aria-label={`${t('remove')}: ${passkey.name}`} onClick={() => setRemoving(passkey)}>
                <IconTrash size={15} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
      ))}
      {adding && (
        <PasswordDialog
          title={t('account.passkeyAdd')}
          submit={t('continue')}
          work={add}
          onDone={() => {
            setAdding(false);
            setName('');
            void enrolled();
          }}
          onClose={() => setAdding(false)}
        >
          <TextInput
            label={t('account.passkeyName')}
            placeholder={t('account.passkeyNameHint')}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={80}
          />
        </PasswordDialog>
      )}
      {renaming && (
        <Rename
          passkey={renaming}
          onClose={() => {
            setRenaming(null);
            refresh('factors');
          }}
        />
      )}
      {removing && (
        <PasswordDialog
          title={`${t('remove')}: ${removing.name}`}
          text={t('account.passkeyRemoveText')}
          submit={t('remove')}
          danger
          work={(password) => call(http, 'POST /v1/auth/remove-passkey', { body: { passkey_id: removing.id, password } })}
          onDone={() => {
            setRemoving(null);
            refresh('factors');
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </Panel>
  );
}

function Rename({ passkey, onClose }: { passkey: Passkey; onClose(): void }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const [name, setName] = useState(passkey.name);
  const deed = useDeed(() => call(http, 'POST /v1/auth/rename-passkey', { body: { passkey_id: passkey.id, name: name.trim() } }));
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('account.rename')}</Text>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          deed.mutate(undefined, { onSuccess: onClose });
        }}
      >
        <Stack>
          <TextInput
            label={t('account.passkeyName')}
            data-autofocus
            required
            withAsterisk={false}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={80}
          />
          {deed.error && <Failure error={deed.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={deed.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { Page, Panel } from '../../../kit/page.tsx';
import { PermissionPicker } from '../PermissionPicker.tsx';

const codeOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '');

/** A role of the business's own. */
export default function NewRole({ word }: { word: string }) {
  const { t } = useTranslation();
  const { http, base } = useArea();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [description, setDescription] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<string>>(new Set());
  const make = useDeed(
    () =>
      call(http, 'POST /v1/roles', {
        body: {
          name: name.trim(),
          code: code ?? codeOf(name),
          ...(description.trim() ? { description: description.trim() } : {}),
          permissions: [...scopes],
        },
        idempotencyKey: crypto.randomUUID(),
      }),
    { words: [word, 'role-permissions'], done: t('form.saved') },
  );
  const back = () => void navigate({ to: `${base}/${word}` as string });
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(undefined, { onSuccess: back });
  };
  return (
    <Page title={t('roles.new')} text={t('roles.newText')} narrow>
      <form onSubmit={send}>
        <Stack gap="md">
          <Panel title={t('group.main')}>
            <TextInput
              label={t('roles.name')}
              required
              withAsterisk={false}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              autoComplete="off"
            />
            <TextInput
              label={t('roles.code')}
              description={t('roles.codeText')}
              required
              withAsterisk={false}
              pattern="[a-z][a-z0-9_]{1,99}"
              value={code ?? codeOf(name)}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
              autoComplete="off"
            />
            <Textarea
              label={t('roles.for')}
              autosize
              minRows={2}
              value={description}
              onChange={({ currentTarget }) => setDescription(currentTarget.value)}
            />
          </Panel>
          <Panel title={t('roles.allows')} text={t('keys.scopesText')}>
            <PermissionPicker value={scopes} onChange={setScopes} />
          </Panel>
          {make.error && <Failure error={make.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={back}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

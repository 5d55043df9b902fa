import { Alert, Button, Checkbox, Code, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import type { Row } from '../../../kit/meta.ts';
import { Page, Panel } from '../../../kit/page.tsx';

/** Whom to invite, and as what; then the link, which is mailed as well. */
export default function Invite({ word }: { word: string }) {
  const { t } = useTranslation();
  const { http, base } = useArea();
  const format = useFormat();
  const navigate = useNavigate();
  const roles = useAll<Row & { code: string; name: string; description: string | null }>('roles');
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const invite = useDeed(
    () =>
      call(http, 'POST /v1/invitations', {
        body: { email: email.trim(), ...(name.trim() ? { name: name.trim() } : {}), role_ids: chosen },
        idempotencyKey: crypto.randomUUID(),
      }),
    { words: [word] },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  const done = invite.data;
  if (done) {
    // What follows the hash is never sent to a server, nor written into its logs.
    const link = `${location.origin}/invitation#${done.token}`;
    return (
      <Page title={t('invite.title')} narrow>
        <Panel title={t('invite.sent', { email: done.email })} text={t('invite.sentText', { when: format.time(done.expires_at) })}>
          <Alert color="yellow" title={t('result.once')} />
          <Group wrap="nowrap">
            <Code block flex={1} className="serai-code">
              {link}
            </Code>
            <CopyButton value={link}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
          <Group justify="flex-end">
            <Button
              variant="default"
              onClick={() => {
                invite.reset();
                setEmail('');
                setName('');
              }}
            >
              {t('invite.another')}
            </Button>
            <Button component={Link} to={`${base}/${word}` as string}>
              {t('close')}
            </Button>
          </Group>
        </Panel>
      </Page>
    );
  }
  return (
    <Page title={t('invite.title')} text={t('invite.text')} narrow>
      <Panel title={t('invite.who')}>
        <form onSubmit={send}>
          <Stack>
            <TextInput
              label={t('signIn.email')}
              type="email"
              required
              withAsterisk={false}
              value={email}
              onChange={({ currentTarget }) => setEmail(currentTarget.value)}
              autoComplete="off"
            />
            <TextInput
              label={t('account.name')}
              description={t('invite.nameText')}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              autoComplete="off"
            />
            <Checkbox.Group label={t('invite.roles')} value={chosen} onChange={setChosen}>
              <Stack gap="xs" mt="xs">
                {(roles.data ?? [])
                  .filter(({ code }) => code !== 'owner')
                  .map((role) => (
                    <Checkbox key={role.id} value={role.id} label={role.name} description={role.description} />
                  ))}
              </Stack>
            </Checkbox.Group>
            {(invite.error ?? roles.error) && <Failure error={invite.error ?? roles.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => void navigate({ to: `${base}/${word}` as string })}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={invite.isPending} disabled={!chosen.length}>
                {t('invite.send')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </Page>
  );
}

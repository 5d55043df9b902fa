import { Alert, Button, Code, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { Page, Panel } from '../../../kit/page.tsx';
import { fromLocal } from '../../../kit/zone.ts';
import { PermissionPicker } from '../PermissionPicker.tsx';

/** A key for a program: what it may do, and until when. The key is shown once. */
export default function NewKey({ word }: { word: string }) {
  const { t, i18n } = useTranslation();
  const { http, base, zone } = useArea();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<string>>(new Set());
  const [until, setUntil] = useState<string | null>(null);
  const make = useDeed(
    () =>
      call(http, 'POST /v1/api-keys', {
        body: { name: name.trim(), permissions: [...scopes], ...(until ? { expires_at: fromLocal(`${until} 23:59:59`, zone) } : {}) },
        idempotencyKey: crypto.randomUUID(),
      }),
    { words: [word] },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  if (make.data)
    return (
      <Page title={t('keys.new')} narrow>
        <Panel title={make.data.name} text={t('keys.madeText')}>
          <Alert color="yellow" title={t('result.once')} />
          <Group wrap="nowrap" align="flex-start">
            <Code block flex={1} className="serai-code" data-testid="api-key">
              {make.data.key}
            </Code>
            <CopyButton value={make.data.key}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
          <Group justify="flex-end">
            <Button component={Link} to={`${base}/${word}` as string}>
              {t('keys.kept')}
            </Button>
          </Group>
        </Panel>
      </Page>
    );
  return (
    <Page title={t('keys.new')} text={t('keys.text')} narrow>
      <form onSubmit={send}>
        <Stack gap="md">
          <Panel title={t('keys.what')}>
            <TextInput
              label={t('keys.name')}
              placeholder={t('keys.nameHint')}
              required
              withAsterisk={false}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              autoComplete="off"
            />
            <DatePickerInput
              label={t('keys.until')}
              description={t('keys.untilText')}
              locale={i18n.language}
              valueFormat="DD MMM YYYY"
              minDate={new Date()}
              value={until}
              onChange={setUntil}
              clearable
              maw={320}
            />
          </Panel>
          <Panel title={t('keys.scopes')} text={t('keys.scopesText')}>
            <PermissionPicker value={scopes} onChange={setScopes} />
          </Panel>
          {make.error && <Failure error={make.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void navigate({ to: `${base}/${word}` as string })}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={make.isPending} disabled={!scopes.size}>
              {t('keys.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

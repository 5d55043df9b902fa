import { Badge, Button, Code, CopyButton, Group, Image, Modal, PinInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '../../../../generated/client.ts';
import { useArea, useRefresh } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { Panel } from '../../../kit/page.tsx';
import { saveBlob } from '../../../kit/resource/download.ts';
import { PasswordDialog } from './Password.tsx';

type Factors = Operations['GET /v1/auth/factors']['answer'];
type Enrolment = Operations['POST /v1/auth/enrol-totp']['answer'];

/** A second factor is there now: whoever was held back by its lack gets a token that knows. */
export function useEnrolled(): () => Promise<void> {
  const { session, limited } = useArea();
  const refresh = useRefresh();
  return async () => {
    if (limited) await session.renew();
    refresh();
  };
}

/** An app that shows six digits, and the codes for the day it is lost. */
export function Authenticator({ factors }: { factors: Factors }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const refresh = useRefresh();
  const enrolled = useEnrolled();
  const [asks, setAsks] = useState<'enrol' | 'renew' | 'disable' | null>(null);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Panel
      title={t('account.totp')}
      text={t('account.totpText')}
      actions={
        factors.totp ? (
          <>
            <Button variant="default" onClick={() => setAsks('renew')}>
              {t('account.renew')}
            </Button>
            <Button variant="light" color="red" onClick={() => setAsks('disable')}>
              {t('account.disable')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsks('enrol')}>{t('account.enrol')}</Button>
        )
      }
    >
      <Group gap="xs">
        <Badge color={factors.totp ? 'teal' : 'gray'} variant="light" tt="none">
          {t(factors.totp ? 'account.on' : 'account.off')}
        </Badge>
        {factors.required && (
          <Badge color="blue" variant="light" tt="none">
            {t('account.required')}
          </Badge>
        )}
        {factors.totp && (
          <Text size="sm" c={factors.backup_codes < 3 ? 'red' : 'dimmed'}>
            {t('account.codesLeft', { count: factors.backup_codes })}
          </Text>
        )}
      </Group>
      {asks === 'enrol' && (
        <PasswordDialog
          title={t('account.enrol')}
          submit={t('continue')}
          work={(password) => call(http, 'POST /v1/auth/enrol-totp', { body: { password } })}
          onDone={(answer) => {
            setAsks(null);
            setEnrolment(answer);
          }}
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'renew' && (
        <PasswordDialog
          title={t('account.renew')}
          text={t('account.renewText')}
          submit={t('account.renew')}
          work={(password) => call(http, 'POST /v1/auth/renew-backup-codes', { body: { password } })}
          onDone={({ backup_codes }) => {
            setAsks(null);
            setCodes(backup_codes);
          }}
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'disable' && (
        <PasswordDialog
          title={t('account.disable')}
          text={t('account.disableText')}
          submit={t('account.disable')}
          danger
          work={(password) => call(http, 'POST /v1/auth/disable-totp', { body: { password } })}
          onDone={() => {
            setAsks(null);
            refresh('factors');
          }}
          onClose={() => setAsks(null)}
        />
      )}
      {enrolment && (
        <Confirm
          enrolment={enrolment}
          onDone={(backup) => {
            setEnrolment(null);
            setCodes(backup);
          }}
          onClose={() => setEnrolment(null)}
        />
      )}
      {codes && (
        <BackupCodes
          codes={codes}
          onClose={() => {
            setCodes(null);
            void enrolled();
          }}
        />
      )}
    </Panel>
  );
}

/** The QR code, and the first code that proves the app has it. */
function Confirm({ enrolment, onDone, onClose }: { enrolment: Enrolment; onDone(codes: readonly string[]): void; onClose(): void }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const [code, setCode] = useState('');
  const deed = useDeed((given: string) => call(http, 'POST /v1/auth/confirm-totp', { body: { code: given } }));
  const send = (given: string) => deed.mutate(given, { onSuccess: ({ backup_codes }) => onDone(backup_codes), onError: () => setCode('') });
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('account.enrol')}</Text>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          send(code);
        }}
      >
        <Stack>
          <Text size="sm">{t('account.scan')}</Text>
          {/* A QR code is read by machines: always dark on white. */}
          <Image src={enrolment.qr} alt={t('account.qr')} w={200} h={200} mx="auto" bg="white" p={8} radius="md" />
          <Group gap="xs" justify="center">
            <Code data-testid="totp-secret">{enrolment.secret}</Code>
            <CopyButton value={enrolment.secret}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="default" onClick={copy}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
          <Text size="sm">{t('account.firstCode')}</Text>
          <PinInput
            length={6}
            type="number"
            oneTimeCode
            mx="auto"
            value={code}
            onChange={setCode}
            onComplete={send}
            disabled={deed.isPending}
            aria-label={t('account.firstCode')}
            getInputProps={(index) => ({ 'aria-label': t('signIn.digit', { digit: index + 1 }) })}
          />
          {deed.error && <Failure error={deed.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={deed.isPending} disabled={code.length < 6}>
              {t('account.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Shown once; the server keeps only their hashes. */
function BackupCodes({ codes, onClose }: { codes: readonly string[]; onClose(): void }) {
  const { t } = useTranslation();
  const text = codes.join('\n');
  const save = () => saveBlob(new Blob([`${text}\n`], { type: 'text/plain' }), 'serai-backup-codes.txt');
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={<Text fw={600}>{t('account.codes')}</Text>}
    >
      <Stack>
        <Text size="sm">{t('account.codesText')}</Text>
        <SimpleGrid cols={2} component="ul" m={0} p={0} aria-label={t('account.codes')} style={{ listStyle: 'none' }}>
          {codes.map((code) => (
            <li key={code}>
              <Code block ta="center" fz="md">
                {code}
              </Code>
            </li>
          ))}
        </SimpleGrid>
        <Group justify="space-between">
          <Group gap="xs">
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={save}>
              {t('account.download')}
            </Button>
          </Group>
          <Button onClick={onClose}>{t('account.codesKept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import {
  Alert,
  Anchor,
  Button,
  Center,
  Checkbox,
  Divider,
  Group,
  Paper,
  PasswordInput,
  PinInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../kit/Failure.tsx';
import { call } from '../kit/http.ts';
import { passkeyAnswer, passkeysWork } from '../kit/passkeys.ts';
import { isProblem } from '../kit/problem.ts';
import { sessions } from '../kit/session.ts';

const session = sessions.business;
const kept = 'serai.business';

/** Sign-in of a business's people: password, then a second factor where one is asked for; or a passkey alone. */
export default function SignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const [tenant, setTenant] = useState(localStorage.getItem(kept) ?? '');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const [remember, setRemember] = useState(false);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${t('signIn.title')} · Serai`;
  }, [t]);
  const enter = (result: { access_token: string; mfa_enrolment_required?: boolean }) => {
    localStorage.setItem(kept, tenant);
    session.take(result);
    // Only a path of ours: never another site.
    const target = to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/platform') ? to : '/';
    void navigate({ href: result.mfa_enrolment_required ? '/account' : target, replace: true });
  };
  const attempt = async (work: () => Promise<{ access_token: string }>) => {
    setBusy(true);
    setError(null);
    try {
      enter(await work());
    } catch (problem) {
      if (isProblem(problem, 'mfa_required')) setAsked(true);
      else setError(problem);
      setOtp('');
    } finally {
      setBusy(false);
    }
  };
  const withPassword = (event?: FormEvent, code = otp) => {
    event?.preventDefault();
    void attempt(() =>
      call(session.http, 'POST /v1/auth/sign-in', {
        body: {
          ...(tenant ? { tenant } : {}),
          email: email.trim(),
          password,
          transport: 'cookie',
          ...(code ? { otp: code } : {}),
          ...(remember ? { remember_device: true } : {}),
        },
      }),
    );
  };
  const withPasskey = () =>
    void attempt(async () => {
      const options = await call(session.http, 'POST /v1/auth/passkey-sign-in-options', { body: tenant ? { tenant } : {} });
      const credential = await passkeyAnswer(options);
      return call(session.http, 'POST /v1/auth/passkey-sign-in', {
        body: { ...(tenant ? { tenant } : {}), credential, transport: 'cookie' } as never,
      });
    });
  return (
    <Center mih="100dvh" p="md" component="main" className="serai-main">
      <Paper withBorder shadow="sm" radius="lg" p="xl" w={420} maw="100%">
        <Stack>
          <Group gap="sm">
            <img src="/icon.svg" width={34} height={34} alt="" />
            <Title order={1} size="h3">
              {t('signIn.title')}
            </Title>
          </Group>
          <form onSubmit={withPassword}>
            <Stack>
              {asked ? (
                <>
                  <Text size="sm">{t('signIn.code')}</Text>
                  <PinInput
                    length={6}
                    type="number"
                    oneTimeCode
                    autoFocus
                    aria-label={t('signIn.code')}
                    value={otp}
                    onChange={setOtp}
                    onComplete={(code) => withPassword(undefined, code)}
                    disabled={busy}
                    getInputProps={(index) => ({ 'aria-label': t('signIn.digit', { digit: index + 1 }) })}
                  />
                  <TextInput
                    label={t('signIn.backup')}
                    value={otp.length > 6 ? otp : ''}
                    onChange={({ currentTarget }) => setOtp(currentTarget.value.trim())}
                    autoComplete="off"
                  />
                  <Checkbox
                    label={t('signIn.remember')}
                    checked={remember}
                    onChange={({ currentTarget }) => setRemember(currentTarget.checked)}
                  />
                </>
              ) : (
                <>
                  <TextInput
                    label={t('signIn.business')}
                    description={t('signIn.businessHint')}
                    value={tenant}
                    onChange={({ currentTarget }) => setTenant(currentTarget.value.trim())}
                    autoComplete="organization"
                    autoCapitalize="none"
                  />
                  <TextInput
                    label={t('signIn.email')}
                    type="email"
                    required
                    withAsterisk={false}
                    value={email}
                    onChange={({ currentTarget }) => setEmail(currentTarget.value)}
                    autoComplete="username webauthn"
                  />
                  <PasswordInput
                    label={t('signIn.password')}
                    required
                    withAsterisk={false}
                    value={password}
                    onChange={({ currentTarget }) => setPassword(currentTarget.value)}
                    autoComplete="current-password"
                    visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
                  />
                </>
              )}
              {Boolean(error) && <Failure error={error} />}
              <Button type="submit" loading={busy} fullWidth>
                {t(asked ? 'continue' : 'signIn.do')}
              </Button>
              {asked && (
                <Button
                  variant="subtle"
                  onClick={() => {
                    setAsked(false);
                    setOtp('');
                  }}
                >
                  {t('back')}
                </Button>
              )}
            </Stack>
          </form>
          {!asked && passkeysWork() && (
            <>
              <Divider label={t('or')} />
              <Button variant="default" leftSection={<IconKey size={17} />} onClick={withPasskey} disabled={busy}>
                {t('signIn.passkey')}
              </Button>
            </>
          )}
          <Group justify="space-between">
            <Anchor size="sm" href="/reset">
              {t('signIn.forgot')}
            </Anchor>
          </Group>
          {to && !asked && (
            <Alert variant="light" p="xs">
              <Text size="xs">{t('signIn.returns')}</Text>
            </Alert>
          )}
        </Stack>
      </Paper>
    </Center>
  );
}

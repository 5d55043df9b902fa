import { Button, Center, Group, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../kit/Failure.tsx';
import { call } from '../kit/http.ts';
import { sessions } from '../kit/session.ts';

const session = sessions.platform;

/** Sign-in of the platform's owners. */
export default function PlatformSignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${t('signIn.platform')} · Serai`;
  }, [t]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      session.take(await call(session.http, 'POST /platform/v1/auth/sign-in', { body: { email: email.trim(), password } }));
      void navigate({ href: to?.startsWith('/platform') ? to : '/platform', replace: true });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Center mih="100dvh" p="md" component="main" className="serai-main">
      <Paper withBorder shadow="sm" radius="lg" p="xl" w={420} maw="100%">
        <form onSubmit={(event) => void send(event)}>
          <Stack>
            <Group gap="sm">
              <img src="/icon.svg" width={34} height={34} alt="" />
              <Title order={1} size="h3">
                {t('signIn.platform')}
              </Title>
            </Group>
            <TextInput
              label={t('signIn.email')}
              type="email"
              required
              withAsterisk={false}
              value={email}
              onChange={({ currentTarget }) => setEmail(currentTarget.value)}
              autoComplete="username"
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
            {Boolean(error) && <Failure error={error} />}
            <Button type="submit" loading={busy} fullWidth>
              {t('signIn.do')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

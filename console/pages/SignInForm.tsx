import { Alert, Anchor, Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../kit/Failure.tsx';
import type { AreaName } from '../kit/http.ts';
import { type SignedIn, sessions } from '../kit/session.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What a part of the form can do: try to enter by some way. Undefined: the server asks for more first. */
export interface Attempts {
  readonly busy: boolean;
  readonly credentials: Credentials;
  attempt(work: () => Promise<SignedIn | undefined>): void;
}

interface SignInFormProps {
  readonly area: AreaName;
  readonly title: string;
  onPassword(credentials: Credentials): Promise<SignedIn | undefined>;
  onEntered?(): void;
  /** Fields above the address. */
  readonly before?: ReactNode;
  /** Stands for address and password once the server asked for more. */
  readonly secondStep?: { fields(attempts: Attempts): ReactNode; onBack(): void } | undefined;
  /** Below the form: a way in without a password. */
  readonly otherWay?: ((attempts: Attempts) => ReactNode) | undefined;
  /** Where a forgotten password is asked for. */
  readonly forgot?: string;
}

/** Only a path of this area: never another site, and never from one area into the other. */
function targetOf(area: AreaName, to: string | undefined): string {
  if (!to?.startsWith('/') || to.startsWith('//')) return area === 'platform' ? '/platform' : '/';
  const ofPlatform = /^\/platform(?=[/?#]|$)/.test(to);
  return ofPlatform === (area === 'platform') ? to : area === 'platform' ? '/platform' : '/';
}

/** The sign-in of either area: an address and a password, and whatever the area asks for besides. */
export function SignInForm({ area, title, onPassword, onEntered, before, secondStep, otherWay, forgot }: SignInFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${title} · Serai`;
  }, [title]);
  const credentials = { email: email.trim(), password };
  const attempt = async (work: () => Promise<SignedIn | undefined>) => {
    setBusy(true);
    setError(null);
    try {
      const result = await work();
      if (!result) return;
      onEntered?.();
      sessions[area].take(result);
      void navigate({ href: result.mfa_enrolment_required ? '/account' : targetOf(area, to), replace: true });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const attempts: Attempts = { busy, credentials, attempt: (work) => void attempt(work) };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void attempt(() => onPassword(credentials));
  };
  return (
    <Center mih="100dvh" p="md" component="main" className="serai-main">
      <Paper withBorder shadow="sm" radius="lg" p="xl" w={420} maw="100%">
        <Stack>
          <Group gap="sm">
            <img src="/icon.svg" width={34} height={34} alt="" />
            <Title order={1} size="h3">
              {title}
            </Title>
          </Group>
          <form onSubmit={send}>
            <Stack>
              {secondStep?.fields(attempts) ?? (
                <>
                  {before}
                  <TextInput
                    label={t('signIn.email')}
                    type="email"
                    required
                    withAsterisk={false}
                    value={email}
                    onChange={({ currentTarget }) => setEmail(currentTarget.value)}
                    autoComplete={otherWay ? 'username webauthn' : 'username'}
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
                {t(secondStep ? 'continue' : 'signIn.do')}
              </Button>
              {secondStep && (
                <Button
                  variant="subtle"
                  onClick={() => {
                    setError(null);
                    secondStep.onBack();
                  }}
                >
                  {t('back')}
                </Button>
              )}
            </Stack>
          </form>
          {!secondStep && otherWay?.(attempts)}
          {forgot && (
            <Anchor size="sm" href={forgot}>
              {t('signIn.forgot')}
            </Anchor>
          )}
          {to && !secondStep && (
            <Alert variant="light" p="xs">
              <Text size="xs">{t('signIn.returns')}</Text>
            </Alert>
          )}
        </Stack>
      </Paper>
    </Center>
  );
}

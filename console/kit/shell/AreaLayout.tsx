import { Button, Center, Loader, Stack } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaProvider, useArea, useSignedIn } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import type { AreaName } from '../http.ts';
import { sessions } from '../session.ts';
import { Shell } from './Shell.tsx';

export const Waiting = () => {
  const { t } = useTranslation();
  return (
    <Center h="100dvh">
      <Loader aria-label={t('loading')} />
    </Center>
  );
};

/** Who has to set up a second factor first is led to where that is done. */
function Limit() {
  const { limited } = useArea();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    if (limited && path !== '/account') void navigate({ to: '/account' as string, replace: true });
  }, [limited, path, navigate]);
  return null;
}

/** Everything behind a sign-in. When the session ends, by whom ever, the sign-in comes back and leads here again. */
export function AreaLayout({ name }: { name: AreaName }) {
  const { t } = useTranslation();
  const session = sessions[name];
  const signedIn = useSignedIn(session);
  const navigate = useNavigate();
  useEffect(() => {
    if (!signedIn)
      void navigate({
        to: (name === 'business' ? '/sign-in' : '/platform/sign-in') as string,
        search: { to: location.pathname + location.search } as never,
        replace: true,
      });
  }, [signedIn, navigate, name]);
  if (!signedIn) return <Waiting />;
  return (
    <AreaProvider
      name={name}
      waiting={<Waiting />}
      failed={(error) => (
        <Center h="100dvh" p="md">
          <Stack w={520} maw="100%">
            <Failure error={error} retry={() => location.reload()} />
            <Button variant="default" onClick={() => void session.signOut()}>
              {t('signOut')}
            </Button>
          </Stack>
        </Center>
      )}
    >
      <Limit />
      <Shell />
    </AreaProvider>
  );
}

import { Alert, Stack } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { Page } from '../../../kit/page.tsx';
import { Loading } from '../../../kit/shell/resource-routes.tsx';
import { Authenticator } from './Authenticator.tsx';
import { Devices, Sessions } from './Devices.tsx';
import { Passkeys } from './Passkeys.tsx';
import { Password } from './Password.tsx';
import { Profile } from './Profile.tsx';

/** What somebody says of themselves, and how they sign in. */
export default function Account() {
  const { t } = useTranslation();
  const { http, name, limited } = useArea();
  const me = useQuery({ queryKey: [name, 'me'], queryFn: () => call(http, 'GET /v1/auth/me'), staleTime: 300_000 });
  const factors = useQuery({ queryKey: [name, 'factors'], queryFn: () => call(http, 'GET /v1/auth/factors') });
  const error = me.error ?? factors.error;
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} retry={() => void Promise.all([me.refetch(), factors.refetch()])} />
      </div>
    );
  if (!me.data || !factors.data) return <Loading />;
  return (
    <Page title={t('account')} text={`${me.data.email} · ${me.data.tenant.name}`} narrow>
      {limited && (
        <Alert color="yellow" icon={<IconShieldLock size={18} />} title={t('account.limited')} role="status">
          {t('account.limitedText', { business: me.data.tenant.name })}
        </Alert>
      )}
      <Stack gap="md">
        {!limited && <Profile me={me.data} />}
        <Authenticator factors={factors.data} />
        <Passkeys passkeys={factors.data.passkeys} />
        {!limited && (
          <>
            <Password />
            <Devices devices={factors.data.devices} />
            <Sessions />
          </>
        )}
      </Stack>
    </Page>
  );
}

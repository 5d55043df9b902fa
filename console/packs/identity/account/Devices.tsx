import { Badge, Button, Group, Skeleton, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '../../../../generated/client.ts';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { Panel } from '../../../kit/page.tsx';

type Device = Operations['GET /v1/auth/factors']['answer']['devices'][number];

function Line({ type, name, text, children }: { type: string | null; name: string; text: string; children: ReactNode }) {
  const Icon = type === 'mobile' || type === 'tablet' ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap" style={{ minWidth: 0, flex: '1 1 200px' }}>
        <Icon size={18} style={{ flex: 'none' }} />
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} className="serai-clip">
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {text}
          </Text>
        </div>
      </Group>
      {children}
    </Group>
  );
}

/** Devices that are asked for no code for a while. */
export function Devices({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { http } = useArea();
  const forget = useDeed((device_id: string) => call(http, 'POST /v1/auth/forget-device', { body: { device_id } }), {
    done: t('account.forgotten'),
    words: ['factors'],
  });
  return (
    <Panel title={t('account.devices')} text={t('account.devicesText')}>
      {devices.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('account.devicesNone')}
        </Text>
      )}
      {devices.map((device) => {
        const name = device.device_name ?? t('account.unknownDevice');
        return (
          <Line
            key={device.id}
            type={device.device_type}
            name={name}
            text={`${t('account.used', { when: format.ago(device.last_used_at) })} · ${t('account.until', { when: format.moment(device.expires_at) })}`}
          >
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${t('account.forget')}: ${name}`}
              loading={forget.isPending && forget.variables === device.id}
              onClick={() => forget.mutate(device.id)}
            >
              {t('account.forget')}
            </Button>
          </Line>
        );
      })}
      {forget.error && <Failure error={forget.error} />}
    </Panel>
  );
}

/** Where somebody is signed in, and the end of it. */
export function Sessions() {
  const { t } = useTranslation();
  const format = useFormat();
  const { http, name, session } = useArea();
  const { data, error } = useQuery({ queryKey: [name, 'sessions'], queryFn: () => call(http, 'GET /v1/auth/sessions') });
  const end = useDeed((session_id: string) => call(http, 'POST /v1/auth/end-session', { body: { session_id } }), {
    done: t('account.ended'),
    words: ['sessions'],
  });
  return (
    <Panel title={t('account.sessions')} text={t('account.sessionsText')}>
      {error && <Failure error={error} />}
      {!data && !error && <Skeleton height={80} />}
      {data?.data.map((one) => {
        const device = one.device_name ?? t('account.unknownDevice');
        return (
          <Line
            key={one.id}
            type={one.device_type}
            name={device}
            text={[one.ip_address, t('account.active', { when: format.ago(one.last_activity_at) })].filter(Boolean).join(' · ')}
          >
            {one.is_current ? (
              <Group gap="xs" wrap="nowrap">
                <Badge color="teal" variant="light" tt="none">
                  {t('account.thisOne')}
                </Badge>
                <Button variant="default" size="compact-sm" onClick={() => void session.signOut()}>
                  {t('signOut')}
                </Button>
              </Group>
            ) : (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${t('account.end')}: ${device}`}
                loading={end.isPending && end.variables === one.id}
                onClick={() => end.mutate(one.id)}
              >
                {t('account.end')}
              </Button>
            )}
          </Line>
        );
      })}
      {end.error && <Failure error={end.error} />}
    </Panel>
  );
}

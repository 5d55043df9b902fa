import { Alert, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { call } from '../../kit/http.ts';
import type { Row } from '../../kit/meta.ts';
import type { RecordProps } from '../../kit/overrides.ts';
import { saidOf } from '../../kit/prose.ts';
import { Copyable } from '../../kit/resource/Copyable.tsx';
import { DeedButton } from '../../kit/resource/DeedButton.tsx';

interface Hook {
  readonly path: string;
  readonly header: string;
  readonly token: string;
}

/** Whether the courier works, why not, and where it must send its news: the token is fetched only when asked for. */
export function CourierState({ row }: { row: Row }) {
  const { t } = useTranslation();
  const { http, may } = useArea();
  const [hook, setHook] = useState<Hook | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const reveal = async () => {
    setBusy(true);
    setError(null);
    try {
      setHook(await call(http, 'POST /v1/courier-configs/{id}/reveal-webhook', { id: row.id, body: {} }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="md">
      <div role="status">
        {row.status === 'error' ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('courier.failed')}>
            <Text size="sm">{String(saidOf('courier-configs', 'error', row.error) ?? '')}</Text>
            <Text size="sm">{t('courier.failed.help')}</Text>
            <DeedButton word="courier-configs" row={row} command={['reconnect']} size="compact-sm" mt="sm">
              {t('connect.correct')}
            </DeedButton>
          </Alert>
        ) : row.status === 'disconnected' ? (
          <Alert color="gray" icon={<IconPlugConnectedX size={18} />} title={t('channel.disconnected')}>
            <DeedButton word="courier-configs" row={row} command={['reconnect']} size="compact-sm" variant="default">
              {t('connect.again')}
            </DeedButton>
          </Alert>
        ) : row.checked_at === null ? (
          <Alert color="blue" icon={<Loader size={16} />} title={t('channel.testing')}>
            {t('channel.testing.help')}
          </Alert>
        ) : (
          <Alert color="teal" icon={<IconCheck size={18} />} title={t('courier.works')} />
        )}
      </div>
      {row.status !== 'disconnected' && may('couriers.manage') && (
        <Paper withBorder radius="md" p="md" component="section" aria-label={t('hook.title')}>
          <Group justify="space-between" mb={4}>
            <Title order={2} size="h5">
              {t('hook.title')}
            </Title>
            {!hook && (
              <Button size="compact-sm" variant="light" loading={busy} onClick={() => void reveal()}>
                {t('hook.show')}
              </Button>
            )}
          </Group>
          <Text size="sm" c="dimmed" mb="sm">
            {t('courier.hook.help')}
          </Text>
          {Boolean(error) && <Failure error={error} />}
          {hook && (
            <Stack gap="sm">
              <Copyable label={t('hook.address')} value={location.origin + hook.path} />
              <Copyable label={t('hook.header')} value={hook.header} />
              <Copyable label={t('hook.token')} value={hook.token} />
            </Stack>
          )}
        </Paper>
      )}
    </Stack>
  );
}

export default function CourierSection({ row }: RecordProps) {
  return <CourierState key={row.id} row={row} />;
}

import { Alert, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPencil, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../kit/format.ts';
import type { Row } from '../../kit/meta.ts';
import type { RecordProps } from '../../kit/overrides.ts';
import { saidOf } from '../../kit/prose.ts';
import { Copyable } from '../../kit/resource/Copyable.tsx';
import { DeedButton } from '../../kit/resource/DeedButton.tsx';

const withoutProvider: Record<
  string,
  { readonly title: 'channel.manual' | 'channel.csv'; readonly help: 'channel.manual.help' | 'channel.csv.help' }
> = {
  csv: { title: 'channel.csv', help: 'channel.csv.help' },
};

/** What an active channel does: it answers, or there is nobody to answer and it only receives what people bring. */
function Works({ row }: { row: Row }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (row.has_provider === false) {
    const { title, help } = withoutProvider[String(row.channel_type_code)] ?? { title: 'channel.manual', help: 'channel.manual.help' };
    return (
      <Alert color="gray" icon={<IconPencil size={18} />} title={t(title)}>
        {t(help)}
      </Alert>
    );
  }
  return (
    <Alert color="teal" icon={<IconCheck size={18} />} title={t('channel.works')}>
      {typeof row.last_sync_at === 'string' && t('channel.synced', { when: format.ago(row.last_sync_at) })}
    </Alert>
  );
}

/** Whether the channel works, why not, and what to enter at the provider. */
export function ChannelState({ row }: { row: Row }) {
  const { t } = useTranslation();
  const hook = row.webhook_path ? location.origin + String(row.webhook_path) : undefined;
  return (
    <Stack gap="md">
      <div role="status">
        {row.status === 'syncing' ? (
          <Alert color="blue" icon={<Loader size={16} />} title={t('channel.testing')}>
            {t('channel.testing.help')}
          </Alert>
        ) : row.status === 'error' ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('channel.failed')}>
            <Text size="sm">{String(saidOf('sales-channels', 'sync_error', row.sync_error) ?? '')}</Text>
            <Text size="sm">{t('channel.failed.help')}</Text>
            <DeedButton word="sales-channels" row={row} command={['update-credentials']} size="compact-sm" mt="sm">
              {t('connect.correct')}
            </DeedButton>
          </Alert>
        ) : row.status === 'disconnected' ? (
          <Alert color="gray" icon={<IconPlugConnectedX size={18} />} title={t('channel.disconnected')}>
            <DeedButton word="sales-channels" row={row} command={['reconnect']} size="compact-sm" variant="default">
              {t('connect.again')}
            </DeedButton>
          </Alert>
        ) : (
          <Works row={row} />
        )}
      </div>
      {hook && row.status !== 'disconnected' && (
        <Paper withBorder radius="md" p="md" component="section" aria-label={t('hook.title')}>
          <Title order={2} size="h5" mb={4}>
            {t('hook.title')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('channel.hook.help')}
          </Text>
          <Copyable label={t('hook.address')} value={hook} />
        </Paper>
      )}
    </Stack>
  );
}

export default function ChannelSection({ row }: RecordProps) {
  return <ChannelState row={row} />;
}

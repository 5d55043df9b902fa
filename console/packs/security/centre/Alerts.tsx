import { Badge, Button, Group, Modal, Paper, SegmentedControl, Skeleton, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import type { Row } from '../../../kit/meta.ts';
import { StateBadge } from '../../../kit/resource/Value.tsx';

interface Alert extends Row {
  readonly kind: string;
  readonly severity: string;
  readonly title: string;
  readonly reasons: readonly string[];
  readonly ip_address: string | null;
  readonly status: 'open' | 'acknowledged' | 'resolved';
  readonly occurrences: number;
  readonly last_seen_at: string;
  readonly resolution: string | null;
  readonly user?: { name: string } | null;
}

const states = ['open', 'acknowledged', 'resolved'] as const;

/** What somebody should look at: taken on, then closed with a word about what it was. */
export default function Alerts() {
  const { t } = useTranslation();
  const format = useFormat();
  const { http, may } = useArea();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const [resolving, setResolving] = useState<Alert | null>(null);
  const { data, error } = useAll<Alert>('security-alerts', { status: state, expand: 'user' });
  const words = ['security-alerts'];
  const acknowledge = useDeed((id: string) => http.request('POST', `/v1/security-alerts/${id}/acknowledge`, { body: {} }), { words });
  return (
    <Stack>
      <SegmentedControl
        value={state}
        onChange={(value) => setState(value as 'open')}
        data={states.map((value) => ({ value, label: t(`alerts.${value}`) }))}
        style={{ alignSelf: 'flex-start' }}
      />
      {(error ?? acknowledge.error) && <Failure error={error ?? acknowledge.error} />}
      {!data && !error && <Skeleton height={160} />}
      {data?.length === 0 && (
        <Paper withBorder radius="md" p="xl">
          <Text ta="center" c="dimmed">
            {t(state === 'open' ? 'alerts.none' : 'list.empty')}
          </Text>
        </Paper>
      )}
      {data?.map((alert) => (
        <Paper key={alert.id} withBorder radius="md" p="md" component="article">
          <Group justify="space-between" align="flex-start" wrap="wrap">
            <div style={{ flex: '1 1 320px', minWidth: 0 }}>
              <Group gap="xs" mb={4}>
                <Title order={2} size="h6">
                  {alert.title}
                </Title>
                <StateBadge value={alert.severity} />
                {alert.occurrences > 1 && (
                  <Badge variant="default" tt="none" radius="sm">
                    {t('alerts.times', { count: alert.occurrences })}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {[alert.user?.name, alert.ip_address, format.ago(alert.last_seen_at)].filter(Boolean).join(' · ')}
              </Text>
              <ul style={{ margin: '6px 0 0', paddingInlineStart: 20 }}>
                {alert.reasons.map((reason) => (
                  <Text key={reason} component="li" size="sm">
                    {reason}
                  </Text>
                ))}
              </ul>
              {alert.resolution && (
                <Text size="sm" mt={6}>
                  {alert.resolution}
                </Text>
              )}
            </div>
            {may('security.manage') && alert.status !== 'resolved' && (
              <Group gap="xs">
                {alert.status === 'open' && (
                  <Button
                    variant="default"
                    loading={acknowledge.isPending && acknowledge.variables === alert.id}
                    onClick={() => acknowledge.mutate(alert.id)}
                  >
                    {t('alerts.acknowledge')}
                  </Button>
                )}
                <Button onClick={() => setResolving(alert)}>{t('alerts.resolve')}</Button>
              </Group>
            )}
          </Group>
        </Paper>
      ))}
      {resolving && <Resolve alert={resolving} onClose={() => setResolving(null)} />}
    </Stack>
  );
}

function Resolve({ alert, onClose }: { alert: Alert; onClose(): void }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const [resolution, setResolution] = useState('');
  const deed = useDeed(() => http.request('POST', `/v1/security-alerts/${alert.id}/resolve`, { body: { resolution: resolution.trim() } }), {
    done: t('alerts.done'),
    words: ['security-alerts'],
  });
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{alert.title}</Text>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          deed.mutate(undefined, { onSuccess: onClose });
        }}
      >
        <Stack>
          <Textarea
            label={t('alerts.what')}
            data-autofocus
            required
            withAsterisk={false}
            autosize
            minRows={3}
            value={resolution}
            onChange={({ currentTarget }) => setResolution(currentTarget.value)}
          />
          {deed.error && <Failure error={deed.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={deed.isPending}>
              {t('alerts.resolve')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

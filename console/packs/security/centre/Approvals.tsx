import { Anchor, Badge, Button, Group, Modal, Paper, Skeleton, Stack, Text, Textarea, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { ExportLog } from '../../../kit/resource/exports.ts';

interface Waiting extends ExportLog {
  readonly user_id: string;
  readonly filters_applied: Record<string, string>;
  readonly columns_exported: readonly string[];
  readonly masked_columns: readonly string[];
}

/** Exports so large that somebody else has to let them out. */
export default function Approvals() {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const { meta, base } = useArea();
  const { data, error } = useAll<Waiting>('export-logs', { status: 'pending_approval', expand: 'user' }, 30_000);
  const [deciding, setDeciding] = useState<{ one: Waiting; deed: 'approve' | 'reject' } | null>(null);
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton height={160} />;
  return (
    <Stack>
      {data.length === 0 && (
        <Paper withBorder radius="md" p="xl">
          <Text ta="center" c="dimmed">
            {t('approvals.none')}
          </Text>
        </Paper>
      )}
      {data.map((one) => (
        <Paper key={one.id} withBorder radius="md" p="md" component="article">
          <Group justify="space-between" align="flex-start" wrap="wrap">
            <div style={{ flex: '1 1 320px', minWidth: 0 }}>
              <Title order={2} size="h6">
                {t('approvals.who', {
                  who: one.user?.name ?? one.user_id.slice(-8),
                  resource: labels.resource(one.resource),
                  rows: format.number(one.row_count),
                })}
              </Title>
              <Text size="sm" c="dimmed">
                {one.file_format === 'xlsx' ? 'Excel' : 'CSV'} · {format.ago(one.created_at)} ·{' '}
                {t('approvals.columns', { count: one.columns_exported.length })}
                {one.masked_columns.length > 0 &&
                  ` · ${t('approvals.masked', { fields: one.masked_columns.map(labels.field).join(', ') })}`}
              </Text>
              <Text size="sm" mt={4}>
                {one.reason ?? t('approvals.noReason')}
              </Text>
              <Group gap={6} mt={6}>
                {Object.entries(one.filters_applied).map(([name, value]) => (
                  <Badge key={name} variant="default" tt="none" radius="sm">
                    {labels.field(name)}: {value}
                  </Badge>
                ))}
              </Group>
            </div>
            {one.user_id === meta.actor.id ? (
              <Text size="sm" c="dimmed">
                {t('approvals.own')}
              </Text>
            ) : (
              <Group gap="xs">
                <Button onClick={() => setDeciding({ one, deed: 'approve' })}>{t('approvals.approve')}</Button>
                <Button variant="light" color="red" onClick={() => setDeciding({ one, deed: 'reject' })}>
                  {t('approvals.reject')}
                </Button>
              </Group>
            )}
          </Group>
        </Paper>
      ))}
      <Anchor component={Link} to={`${base}/export-logs` as string} size="sm">
        {t('approvals.all')}
      </Anchor>
      {deciding && <Decide {...deciding} onClose={() => setDeciding(null)} />}
    </Stack>
  );
}

function Decide({ one, deed, onClose }: { one: Waiting; deed: 'approve' | 'reject'; onClose(): void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http } = useArea();
  const [words, setWords] = useState('');
  const said = words.trim();
  const decide = useDeed<void, unknown>(
    () =>
      deed === 'approve'
        ? call(http, 'POST /v1/export-logs/{id}/approve', { id: one.id, body: said ? { note: said } : {} })
        : call(http, 'POST /v1/export-logs/{id}/reject', { id: one.id, body: { reason: said } }),
    { done: t(deed === 'approve' ? 'approvals.approved' : 'approvals.rejected'), words: ['export-logs'] },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={600}>
          {t(`approvals.${deed}`)}: {labels.resource(one.resource)}
        </Text>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decide.mutate(undefined, { onSuccess: onClose });
        }}
      >
        <Stack>
          <Textarea
            label={t(deed === 'approve' ? 'review.note' : 'approvals.why')}
            data-autofocus
            required={deed === 'reject'}
            withAsterisk={false}
            minLength={deed === 'reject' ? 3 : undefined}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          {decide.error && <Failure error={decide.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={decide.isPending} color={deed === 'reject' ? 'red' : undefined}>
              {t(`approvals.${deed}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

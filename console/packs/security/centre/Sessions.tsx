import { Badge, Button, Group, Paper, Skeleton, Stack, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row } from '../../../kit/meta.ts';

interface Session extends Row {
  readonly user_id: string;
  readonly ip_address: string | null;
  readonly device_name: string | null;
  readonly location: string | null;
  readonly transport: string;
  readonly is_trusted: boolean;
  readonly last_activity_at: string;
  readonly expires_at: string;
  readonly created_at: string;
  readonly user?: { name: string; email: string } | null;
}

/** Who is signed in now, where, and the end of it. */
export default function Sessions() {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const { http, may, base } = useArea();
  const [text, setText] = useState('');
  const { data, error } = useAll<Session>(
    'user-sessions',
    { 'terminated_at[null]': 'true', expand: 'user', sort: '-last_activity_at' },
    30_000,
  );
  const end = useDeed((id: string) => call(http, 'POST /v1/user-sessions/{id}/terminate', { id, body: {} }), {
    done: t('account.ended'),
    words: ['user-sessions'],
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton height={240} />;
  const wanted = text.trim().toLowerCase();
  const shown = data.filter(
    ({ expires_at, user, ip_address, device_name }) =>
      Date.parse(expires_at) > Date.now() &&
      [user?.name, user?.email, ip_address, device_name].some((one) => one?.toLowerCase().includes(wanted)),
  );
  return (
    <Stack>
      <Group justify="space-between">
        <TextInput
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={15} />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          data-shortcut="search"
        />
        <Text size="sm" c="dimmed">
          {t('security.running', { count: shown.length })}
        </Text>
      </Group>
      {end.error && <Failure error={end.error} />}
      <Paper withBorder radius="md">
        <Table.ScrollContainer minWidth={760}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('review.person')}</Table.Th>
                <Table.Th>{t('security.device')}</Table.Th>
                <Table.Th>{labels.field('ip_address')}</Table.Th>
                <Table.Th>{t('security.since')}</Table.Th>
                <Table.Th>{t('security.lastSeen')}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{t('more')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <Link to={`${base}/users/${one.user_id}` as string} className="serai-link">
                      <Text span size="sm" fw={600}>
                        {one.user?.name ?? one.user_id.slice(-8)}
                      </Text>
                    </Link>
                    <Text size="xs" c="dimmed">
                      {one.user?.email}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Group gap={6}>
                      <Text span size="sm">
                        {one.device_name ?? t('account.unknownDevice')}
                      </Text>
                      {one.is_trusted && (
                        <Badge size="sm" variant="light" color="teal" tt="none">
                          {t('security.trusted')}
                        </Badge>
                      )}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Text span size="sm" ff="monospace">
                      {one.ip_address ?? '–'}
                    </Text>
                  </Table.Td>
                  <Table.Td className="serai-figure">{format.moment(one.created_at)}</Table.Td>
                  <Table.Td className="serai-figure">{format.ago(one.last_activity_at)}</Table.Td>
                  <Table.Td ta="end">
                    {may('security.manage') && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`${t('account.end')}: ${one.user?.name ?? ''}, ${one.device_name ?? t('account.unknownDevice')}`}
                        loading={end.isPending && end.variables === one.id}
                        onClick={() => end.mutate(one.id)}
                      >
                        {t('account.end')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {shown.length === 0 && (
          <Text p="lg" ta="center" c="dimmed">
            {t('list.noMatch')}
          </Text>
        )}
      </Paper>
    </Stack>
  );
}

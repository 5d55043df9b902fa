import {
  Badge,
  Button,
  Checkbox,
  Group,
  Modal,
  Paper,
  Progress,
  SegmentedControl,
  Skeleton,
  Stack,
  Table,
  Text,
  Textarea,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../../kit/area.tsx';
import { useAll, useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row } from '../../../kit/meta.ts';
import { Page } from '../../../kit/page.tsx';
import { StateBadge } from '../../../kit/resource/Value.tsx';

interface Access {
  readonly is_owner?: boolean;
  readonly roles?: readonly string[];
  readonly permissions?: readonly string[];
  readonly two_factor?: boolean;
  readonly last_sign_in_at?: string | null;
}

interface Item extends Row {
  readonly user_id: string;
  readonly status: 'pending' | 'confirmed' | 'revoked';
  readonly access: Access;
  readonly changes: Record<string, unknown> | null;
  readonly note: string | null;
  readonly user?: { name: string; email: string; status: string } | null;
}

type Decision = 'confirm' | 'revoke';
const filters = ['pending', 'changed', 'all'] as const;

/** Everyone's access, quarter by quarter: right as it is, or taken away. */
export default function AccessReview({ word, id }: { word: string; id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const labels = useLabels();
  const { http, name, may, base } = useArea();
  const review = useQuery({
    queryKey: [name, word, 'record', id],
    queryFn: () => call(http, 'GET /v1/access-reviews/{id}', { id }),
  });
  const items = useAll<Item>('access-review-items', { access_review_id: id, expand: 'user' });
  const [filter, setFilter] = useState<(typeof filters)[number]>('pending');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const complete = useDeed(() => call(http, 'POST /v1/access-reviews/{id}/complete', { id, body: {} }), {
    done: t('review.completed'),
    words: [word],
  });
  const error = review.error ?? items.error;
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} />
      </div>
    );
  if (!review.data || !items.data) return <Skeleton className="serai-page" height={300} />;
  const all = items.data;
  const done = all.filter(({ status }) => status !== 'pending').length;
  const open = review.data.status === 'open' && may('admins.manage');
  const isChanged = ({ changes }: Item) => changes !== null && Object.keys(changes ?? {}).length > 0;
  const shown = all.filter((item) => (filter === 'pending' ? item.status === 'pending' : filter === 'changed' ? isChanged(item) : true));
  const free = shown.filter(({ status }) => status === 'pending').map((item) => item.id);
  const toggle = (item: string) => {
    const next = new Set(chosen);
    if (!next.delete(item)) next.add(item);
    setChosen(next);
  };
  return (
    <Page
      title={t('review.title', { quarter: review.data.quarter })}
      text={t('review.text', { when: format.moment(review.data.due_at) })}
      actions={
        <>
          <StateBadge value={review.data.status} />
          {open && (
            <Button disabled={done < all.length} loading={complete.isPending} onClick={() => complete.mutate()}>
              {t('review.complete')}
            </Button>
          )}
        </>
      }
    >
      {complete.error && <Failure error={complete.error} />}
      <Group gap="sm" wrap="nowrap">
        <Progress
          value={all.length ? (done / all.length) * 100 : 0}
          flex={1}
          aria-label={t('review.progress', { done, all: all.length })}
        />
        <Text size="sm" className="serai-figure">
          {t('review.progress', { done, all: all.length })}
        </Text>
      </Group>
      <SegmentedControl
        value={filter}
        onChange={(value) => setFilter(value as 'all')}
        data={filters.map((value) => ({ value, label: t(`review.${value}`) }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <Paper withBorder radius="md" style={{ overflowX: 'auto' }}>
        <Table verticalSpacing="sm" miw={760}>
          <Table.Thead>
            <Table.Tr>
              {open && (
                <Table.Th w={40}>
                  <Checkbox
                    size="xs"
                    aria-label={t('list.selectAll')}
                    checked={free.length > 0 && free.every((item) => chosen.has(item))}
                    indeterminate={free.some((item) => chosen.has(item)) && !free.every((item) => chosen.has(item))}
                    onChange={({ currentTarget }) => setChosen(new Set(currentTarget.checked ? free : []))}
                    disabled={!free.length}
                  />
                </Table.Th>
              )}
              <Table.Th>{t('review.person')}</Table.Th>
              <Table.Th>{labels.resource('roles')}</Table.Th>
              <Table.Th>{t('review.changes')}</Table.Th>
              <Table.Th>{t('review.lastSignIn')}</Table.Th>
              <Table.Th>{t('review.decision')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((item) => (
              <Table.Tr key={item.id}>
                {open && (
                  <Table.Td>
                    <Checkbox
                      size="xs"
                      aria-label={`${t('list.select')}: ${item.user?.name ?? item.user_id}`}
                      checked={chosen.has(item.id)}
                      disabled={item.status !== 'pending'}
                      onChange={() => toggle(item.id)}
                    />
                  </Table.Td>
                )}
                <Table.Td>
                  <Link to={`${base}/users/${item.user_id}` as string} className="serai-link">
                    <Text span size="sm" fw={600}>
                      {item.user?.name ?? item.user_id.slice(-8)}
                    </Text>
                  </Link>
                  <Text size="xs" c="dimmed">
                    {item.user?.email}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Group gap={4}>
                    {item.access.is_owner && (
                      <Badge tt="none" radius="sm">
                        {t('team.owner')}
                      </Badge>
                    )}
                    {item.access.roles
                      ?.filter((role) => role !== 'owner')
                      .map((role) => (
                        <Badge key={role} variant="default" tt="none" radius="sm">
                          {labels.value(role)}
                        </Badge>
                      ))}
                  </Group>
                  <Text size="xs" c="dimmed" mt={2}>
                    {item.access.is_owner ? t('all') : t('review.permissions', { count: item.access.permissions?.length ?? 0 })}
                    {item.access.two_factor === false && ` · ${t('review.noFactor')}`}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {isChanged(item) ? (
                    <Group gap={4}>
                      {Object.keys(item.changes!).map((field) => (
                        <Badge key={field} color="yellow" variant="light" tt="none" radius="sm">
                          {labels.field(field)}
                        </Badge>
                      ))}
                    </Group>
                  ) : (
                    <Text span size="sm" c="dimmed">
                      {t('review.same')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Text span size="sm" c="dimmed">
                    {item.access.last_sign_in_at ? format.ago(item.access.last_sign_in_at) : t('review.never')}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <StateBadge value={item.status} />
                  {item.note && (
                    <Text size="xs" c="dimmed">
                      {item.note}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {shown.length === 0 && (
          <Text p="xl" ta="center" c="dimmed">
            {t(filter === 'pending' ? 'review.nonePending' : 'list.noMatch')}
          </Text>
        )}
      </Paper>
      {chosen.size > 0 && (
        <Paper withBorder shadow="lg" radius="md" p="xs" className="serai-bulk" role="region" aria-label={t('bulk.title')}>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {t('bulk.chosen', { count: chosen.size })}
            </Text>
            <Group gap="xs">
              <Button onClick={() => setDeciding('confirm')}>{t('review.confirm')}</Button>
              <Button color="red" variant="light" onClick={() => setDeciding('revoke')}>
                {t('review.revoke')}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
      {deciding && (
        <Decide
          decision={deciding}
          items={all.filter((item) => chosen.has(item.id))}
          onClose={() => {
            setDeciding(null);
            setChosen(new Set());
          }}
        />
      )}
    </Page>
  );
}

/** Decides on each of those chosen; who is refused stays chosen with the reason. */
function Decide({ decision, items, onClose }: { decision: Decision; items: readonly Item[]; onClose(): void }) {
  const { t } = useTranslation();
  const { http } = useArea();
  const refresh = useRefresh();
  const [note, setNote] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const [failed, setFailed] = useState<{ name: string; why: string }[]>([]);
  const [given] = useState(items);
  const send = async () => {
    setDone(0);
    const problems: { name: string; why: string }[] = [];
    for (const [index, item] of given.entries()) {
      try {
        await call(http, `POST /v1/access-review-items/{id}/${decision}`, { id: item.id, body: note.trim() ? { note: note.trim() } : {} });
      } catch (error) {
        problems.push({ name: item.user?.name ?? item.user_id, why: error instanceof Error ? error.message : String(error) });
      }
      setDone(index + 1);
    }
    setFailed(problems);
    refresh('access-review-items', 'access-reviews', 'users');
    if (!problems.length) {
      notifications.show({ color: 'teal', message: t('bulk.done', { done: given.length, all: given.length }) });
      onClose();
    }
  };
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t(`review.${decision}`)}</Text>}>
      <Stack>
        <Text size="sm">
          {t(decision === 'confirm' ? 'review.confirmText' : 'review.revokeText', {
            names: given.map(({ user, user_id }) => user?.name ?? user_id.slice(-8)).join(', '),
          })}
        </Text>
        <Textarea
          label={t('review.note')}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          disabled={done !== null}
          data-autofocus
        />
        {done !== null && <Progress value={(done / given.length) * 100} aria-label={t('bulk.done', { done, all: given.length })} />}
        {failed.map(({ name, why }) => (
          <Text key={name} size="sm" c="red">
            {name}: {why}
          </Text>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t(failed.length ? 'close' : 'cancel')}
          </Button>
          {!failed.length && (
            <Button color={decision === 'revoke' ? 'red' : undefined} loading={done !== null} onClick={() => void send()}>
              {t(`review.${decision}`)}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

import { Anchor, Breadcrumbs, Button, Group, Modal, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import type { ResourceMeta, Row, Schema } from '../meta.ts';
import { isDecided, isProblem } from '../problem.ts';
import { Extras } from './CommandDialog.tsx';
import { extras } from './deeds.ts';
import { useRecord } from './record.ts';
import { SchemaForm } from './SchemaForm.tsx';
import { withoutEmpty } from './schema.ts';
import { Value } from './Value.tsx';

/** What a form leaves empty is what the record has as null or as an object without members. */
const plainly = (value: unknown): string => {
  const given = withoutEmpty(value) ?? null;
  const hollow = given === '' || (given !== null && typeof given === 'object' && !Array.isArray(given) && Object.keys(given).length === 0);
  return JSON.stringify(hollow ? null : given);
};
const same = (one: unknown, other: unknown): boolean => plainly(one) === plainly(other);

/** What the server says of a creation that nobody wrote a word about. */
const derived = /^Create one of /;

export function CreatePage({ word }: { word: string }) {
  const { http, resource: find, base } = useArea();
  const resource = find(word)!;
  const { t } = useTranslation();
  const labels = useLabels();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [result, setResult] = useState<{ id: string; more: Record<string, unknown> }>();
  // One key for one form: a second press, or a retry after a lost answer, makes nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const go = (id: string) => void navigate({ to: `${base}/${word}/${id}` as string });
  const send = async (body: unknown) => {
    try {
      const { data } = await http.request<Row>('POST', resource.path, { body, idempotencyKey: key });
      refresh();
      notifications.show({ color: 'teal', message: t('form.created', { resource: labels.resource(word) }) });
      const more = extras(resource, data);
      if (more) setResult({ id: data.id, more });
      else go(data.id);
    } catch (error) {
      if (isDecided(error)) setKey(crypto.randomUUID());
      throw error;
    }
  };
  const { summary, schema = { type: 'object' } } = resource.create!;
  return (
    <Stack className="serai-page" maw={820} gap="md">
      <Breadcrumbs>
        <Anchor component={Link} to={`${base}/${word}` as string} size="sm">
          {labels.resource(word)}
        </Anchor>
        <Text size="sm">{t('new')}</Text>
      </Breadcrumbs>
      <div>
        <Title order={1} size="h3">
          {t('new')}: {labels.resource(word)}
        </Title>
        {!derived.test(summary) && (
          <Text size="sm" c="dimmed">
            {summary}
          </Text>
        )}
      </div>
      <Paper withBorder p="lg" radius="md">
        {result ? (
          <Stack>
            <Extras values={result.more} />
            <Group justify="flex-end">
              <Button onClick={() => go(result.id)}>{t('continue')}</Button>
            </Group>
          </Stack>
        ) : (
          <SchemaForm schema={schema} resource={resource} onSubmit={send} onCancel={() => window.history.back()} submit={t('create')} />
        )}
      </Paper>
    </Stack>
  );
}

/** What both did to a record that somebody else changed meanwhile. */
function Conflict({
  resource,
  mine,
  theirs,
  onKeep,
  onTake,
  onClose,
}: {
  resource: ResourceMeta;
  mine: Record<string, unknown>;
  theirs: Row;
  onKeep(): void;
  onTake(): void;
  onClose(): void;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('conflict.title')}</Text>} size="xl">
      <Stack>
        <Text size="sm">{t('conflict.text')}</Text>
        <Table withTableBorder layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field')}</Table.Th>
              <Table.Th>{t('conflict.mine')}</Table.Th>
              <Table.Th>{t('conflict.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.keys(mine)
              .filter((field) => field in resource.fields)
              .map((field) => (
                <Table.Tr key={field}>
                  <Table.Td fw={500}>{labels.field(field)}</Table.Td>
                  <Table.Td>
                    <Value resource={resource} row={{ ...theirs, ...mine }} field={field} long />
                  </Table.Td>
                  <Table.Td>
                    <Value resource={resource} row={theirs} field={field} long />
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTake}>
            {t('conflict.take')}
          </Button>
          <Button onClick={onKeep}>{t('conflict.keep')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Changes the fields that may be changed; sends only those that differ, with the version they were read at. */
export function EditDialog({ word, id, title, onClose }: { word: string; id: string; title: string; onClose(): void }) {
  const { http, resource: find } = useArea();
  const resource = find(word)!;
  const { t } = useTranslation();
  const refresh = useRefresh();
  const { data: now, error } = useRecord(word, id);
  // The version the person saw when the form opened: what others do meanwhile is read anew, and must not pass for it.
  const opened = useRef(now);
  opened.current ??= now;
  const data = opened.current;
  const [conflict, setConflict] = useState<{ mine: Record<string, unknown>; theirs: Row; etag: string | null }>();
  const schema: Schema = resource.update!.schema ?? { type: 'object' };
  const fields = Object.keys(schema.properties ?? {});
  const save = async (body: Record<string, unknown>, etag: string | null) => {
    try {
      await http.request('PATCH', `${resource.path}/${id}`, { body, ifMatch: etag });
    } catch (problem) {
      if (!isProblem(problem, 'version_conflict')) throw problem;
      const now = await http.request<Row>('GET', `${resource.path}/${id}`);
      setConflict({ mine: body, theirs: now.data, etag: now.etag });
      return;
    }
    refresh();
    notifications.show({ color: 'teal', message: t('form.saved') });
    onClose();
  };
  const send = async (given: unknown) => {
    const before = data!.row;
    const filled = given as Record<string, unknown>;
    const body = Object.fromEntries(
      fields.filter((field) => !same(filled[field], before[field])).map((field) => [field, filled[field] ?? null]),
    );
    if (!Object.keys(body).length) return onClose();
    await save(body, data!.etag);
  };
  if (conflict)
    return (
      <Conflict
        resource={resource}
        mine={conflict.mine}
        theirs={conflict.theirs}
        onClose={onClose}
        onTake={() => {
          refresh(word);
          onClose();
        }}
        onKeep={() => void save(conflict.mine, conflict.etag)}
      />
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={600}>
          {t('edit')} · {title}
        </Text>
      }
      size="lg"
    >
      {error ? (
        <Failure error={error} />
      ) : data ? (
        <SchemaForm
          schema={{ ...schema, required: [] }}
          resource={resource}
          initial={Object.fromEntries(
            fields.filter((field) => data.row[field] !== null && data.row[field] !== undefined).map((field) => [field, data.row[field]]),
          )}
          onSubmit={send}
          onCancel={onClose}
          submit={t('save')}
        />
      ) : null}
    </Modal>
  );
}

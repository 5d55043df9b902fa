import {
  Anchor,
  Badge,
  Breadcrumbs,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  SimpleGrid,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { IconCertificate, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { CommandMeta, Row } from '../../../kit/meta.ts';
import { Fact, Panel } from '../../../kit/page.tsx';
import { saidRow } from '../../../kit/prose.ts';
import { saveBlob } from '../../../kit/resource/download.ts';
import { useTitle } from '../../../kit/resource/title.ts';
import { StateBadge } from '../../../kit/resource/Value.tsx';
import { deedOn } from './operations.ts';

const said = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);

/** One deed: what changed, by whom, from where, and the proof that it is in the sealed trail. */
export default function AuditEntry({ word, id }: { word: string; id: string }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const area = useArea();
  const { http, name, base, resource: find } = area;
  const path = find(word)!.path;
  const { data, error } = useQuery({
    queryKey: [name, word, 'record', id],
    queryFn: async () => (await http.request<Row>('GET', `${path}/${id}`)).data,
    select: (row) => saidRow(word, row),
  });
  const [proving, setProving] = useState(false);
  const prove = deedOn(area, 'prove');
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} />
      </div>
    );
  if (!data) return <Skeleton className="serai-page" height={320} />;
  const text = (field: string): string | undefined => (data[field] === null || data[field] === undefined ? undefined : String(data[field]));
  const before = (data.before ?? {}) as Record<string, unknown>;
  const after = (data.after ?? {}) as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  // A deed without input has an empty one.
  const more = Object.entries((data.metadata ?? {}) as object).filter(([, value]) => JSON.stringify(value) !== '{}');
  const target = text('resource')?.replaceAll('_', '-');
  const record =
    target && find(target) && text('resource_id') ? (
      <Anchor component={Link} to={`${base}/${target}/${text('resource_id')}` as string} size="sm">
        {labels.resource(target)} {text('resource_name') ?? text('resource_id')!.slice(-8)}
      </Anchor>
    ) : (
      `${target ? labels.resource(target) : '–'} ${text('resource_name') ?? text('resource_id')?.slice(-8) ?? ''}`
    );
  const person =
    text('actor_id') && find('users') && text('actor_kind') === 'user' ? (
      <Anchor component={Link} to={`${base}/users/${text('actor_id')}` as string} size="sm">
        {text('actor_name')}
      </Anchor>
    ) : (
      (text('actor_name') ?? labels.value(text('actor_kind') ?? ''))
    );
  return (
    <Stack className="serai-page" gap="md">
      <Breadcrumbs>
        <Anchor component={Link} to={`${base}/${word}` as string} size="sm">
          {labels.resource(word)}
        </Anchor>
        <Text size="sm" className="serai-clip" maw={280}>
          {text('action')}
        </Text>
      </Breadcrumbs>
      <Group justify="space-between" wrap="wrap">
        <Group gap="sm">
          <Title order={1} size="h3">
            {text('action')}
          </Title>
          <StateBadge value={text('outcome') ?? ''} />
          {text('severity') !== 'info' && <StateBadge value={text('severity') ?? ''} />}
        </Group>
        {prove && (
          <Button variant="default" leftSection={<IconCertificate size={17} />} onClick={() => setProving(true)}>
            {t('audit.prove')}
          </Button>
        )}
      </Group>
      {text('error') && (
        <Text c="red" size="sm">
          {text('error_code')}: {text('error')}
        </Text>
      )}
      <Panel title={t('audit.changes')} text={text('description')}>
        {fields.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('audit.noChanges')}
          </Text>
        ) : (
          <Table.ScrollContainer minWidth={520}>
            <Table layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={180}>{t('field')}</Table.Th>
                  <Table.Th>{t('audit.before')}</Table.Th>
                  <Table.Th>{t('audit.after')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {fields.map((field) => (
                  <Table.Tr key={field}>
                    <Table.Th scope="row" fw={500}>
                      {labels.field(field)}
                    </Table.Th>
                    <Table.Td className="serai-wrap">
                      {field in before ? <Code className="serai-before">{said(before[field])}</Code> : ''}
                    </Table.Td>
                    <Table.Td className="serai-wrap">{field in after ? <Code>{said(after[field])}</Code> : ''}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Panel>
      <Panel title={t('group.main')}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="dl" m={0} verticalSpacing="sm">
          <Fact label={t('audit.who')}>{person}</Fact>
          <Fact label={labels.field('occurred_at')}>{format.time(text('occurred_at')!)}</Fact>
          <Fact label={labels.field('resource')}>{record}</Fact>
          <Fact label={labels.field('category')}>{labels.value(text('category') ?? '')}</Fact>
          <Fact label={labels.field('risk_score')}>{text('risk_score')}</Fact>
          <Fact label={labels.field('approval_required')}>
            {data.approval_required === true ? <Approval by={text('approved_by')} at={text('approved_at')} /> : t('no')}
          </Fact>
          <Fact label={labels.field('ip')}>{text('ip')}</Fact>
          <Fact label={labels.field('endpoint')}>
            {text('endpoint')} {text('status_code') && <Badge variant="default">{text('status_code')}</Badge>}
          </Fact>
          <Fact label={labels.field('duration_ms')}>{text('duration_ms') && `${text('duration_ms')} ms`}</Fact>
          <Fact label={labels.field('request_id')}>{text('request_id')}</Fact>
          <Fact label={labels.field('user_agent')}>{text('user_agent')}</Fact>
          <Fact label={labels.field('session_id')}>{text('session_id')}</Fact>
        </SimpleGrid>
      </Panel>
      {more.length > 0 && (
        <Panel title={labels.field('metadata')}>
          <Code block className="serai-code">
            {JSON.stringify(Object.fromEntries(more), null, 2)}
          </Code>
        </Panel>
      )}
      {proving && prove && <Prove prove={prove} id={id} onClose={() => setProving(false)} />}
    </Stack>
  );
}

/** Who let a deed pass that needs approval. */
function Approval({ by, at }: { by: string | undefined; at: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { base, resource: find } = useArea();
  const word = ['users', 'super-admins'].find((people) => find(people));
  const name = useTitle(word, by);
  if (!at)
    return (
      <Text span size="sm" c="red">
        {t('audit.unapproved')}
      </Text>
    );
  const time = format.time(at);
  if (!by || !word) return t('audit.approvedAt', { time });
  return (
    <Anchor component={Link} to={`${base}/${word}/${by}` as string} size="sm">
      {t('audit.approved', { name: name ?? by.slice(-8), time })}
    </Anchor>
  );
}

/** The hashes that lead from this entry to a signed checkpoint: whoever has the key checks them without us. */
function Prove({ prove, id, onClose }: { prove: CommandMeta; id: string; onClose(): void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http } = useArea();
  const run = useDeed(async () => {
    const body = prove.input && 'entry_id' in (prove.input.properties ?? {}) ? { entry_id: id } : {};
    return (await http.request<Record<string, unknown>>('POST', prove.path.replace('{id}', id), { body })).data;
  });
  const text = run.data ? JSON.stringify(run.data, null, 2) : '';
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('audit.prove')}</Text>} size="xl">
      <Stack>
        <Text size="sm">{t('audit.proveText')}</Text>
        {run.error && <Failure error={run.error} />}
        {run.data &&
          Object.entries(run.data).map(([field, value]) => (
            <div key={field}>
              <Text size="xs" c="dimmed">
                {labels.field(field)}
              </Text>
              <Code block className="serai-code">
                {typeof value === 'string' ? value : JSON.stringify(value, null, 1)}
              </Code>
            </div>
          ))}
        <Group justify="flex-end">
          {run.data ? (
            <>
              <CopyButton value={text}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {copied ? t('copied') : t('copy')}
                  </Button>
                )}
              </CopyButton>
              <Button
                leftSection={<IconDownload size={17} />}
                onClick={() => saveBlob(new Blob([`${text}\n`], { type: 'application/json' }), `audit-proof-${id}.json`)}
              >
                {t('audit.saveProof')}
              </Button>
            </>
          ) : (
            <Button loading={run.isPending} onClick={() => run.mutate()} data-autofocus>
              {t('audit.prove')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

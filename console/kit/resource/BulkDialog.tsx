import { Anchor, Button, Group, Modal, Progress, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import { type CommandMeta, needsConfirmation } from '../meta.ts';
import type { ProblemDetails } from '../problem.ts';
import { useProblemWords } from '../problem-words.ts';
import { SchemaForm } from './SchemaForm.tsx';
import { useTitle } from './title.ts';

interface Outcome {
  readonly id: string;
  readonly status: number;
  readonly problem?: ProblemDetails;
}

/** Does a command to many records and says how each went. */
export default function BulkDialog({
  word,
  command,
  ids,
  onClose,
}: {
  word: string;
  command: CommandMeta;
  ids: readonly string[];
  onClose(done: boolean): void;
}) {
  const { t } = useTranslation();
  const { http, resource: find } = useArea();
  const refresh = useRefresh();
  const labels = useLabels();
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (input: unknown) => {
    setRunning(true);
    setError(null);
    try {
      const { data } = await http.request<{ data: Outcome[] }>('POST', command.bulk!, {
        body: { ...(input as object), ids },
        idempotencyKey: crypto.randomUUID(),
      });
      setOutcomes(data.data);
      refresh();
    } catch (problem) {
      setError(problem);
      throw problem;
    } finally {
      setRunning(false);
    }
  };
  const failed = outcomes?.filter(({ status }) => status >= 400) ?? [];
  const fields = Object.keys(command.input?.properties ?? {}).length;
  return (
    <Modal
      opened
      onClose={() => onClose(outcomes !== null)}
      title={`${labels.command(command.name)} · ${t('bulk.chosen', { count: ids.length })}`}
      size="lg"
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {command.summary}
        </Text>
        {running && <Progress value={100} animated aria-label={t('loading')} />}
        {outcomes ? (
          <>
            <Text>{t('bulk.done', { done: outcomes.length - failed.length, all: outcomes.length })}</Text>
            {failed.length > 0 && (
              <Table striped>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('record')}</Table.Th>
                    <Table.Th>{t('error.why')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {failed.map(({ id, problem }) => (
                    <Table.Tr key={id}>
                      <Table.Td>
                        <Name word={word} id={id} />
                      </Table.Td>
                      <Table.Td>{problem && <Why problem={problem} />}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
            <Group justify="flex-end">
              <Button onClick={() => onClose(true)}>{t('close')}</Button>
            </Group>
          </>
        ) : fields ? (
          <SchemaForm
            schema={command.input!}
            resource={find(word)}
            onSubmit={run}
            onCancel={() => onClose(false)}
            submit={labels.command(command.name)}
            danger={needsConfirmation(command)}
          />
        ) : (
          <>
            {Boolean(error) && <Failure error={error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => onClose(false)}>
                {t('cancel')}
              </Button>
              <Button
                color={needsConfirmation(command) ? 'red' : undefined}
                loading={running}
                onClick={() => void run({}).catch(() => {})}
                data-autofocus
              >
                {labels.command(command.name)}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

function Name({ word, id }: { word: string; id: string }) {
  const { base } = useArea();
  return (
    <Anchor component={Link} to={`${base}/${word}/${id}` as string} size="sm">
      {useTitle(word, id) ?? id.slice(-8)}
    </Anchor>
  );
}

function Why({ problem }: { problem: ProblemDetails }) {
  const { title, text } = useProblemWords()(problem);
  return (
    <>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm">{problem.errors?.[0]?.message ?? text}</Text>
    </>
  );
}

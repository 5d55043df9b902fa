import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import { type CommandMeta, needsConfirmation, type Row, startOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { Copyable } from './Copyable.tsx';
import { extras, useCommand } from './deeds.ts';
import { SchemaForm } from './SchemaForm.tsx';

/** What an answer says besides the record: a key shown once, an address, a report. */
export function Extras({ values }: { values: Record<string, unknown> }) {
  const { t } = useTranslation();
  const labels = useLabels();
  return (
    <Stack gap="xs">
      <Alert color="yellow" title={t('result.once')} />
      {Object.entries(values).map(([field, value]) => (
        <Copyable key={field} label={labels.field(field)} value={typeof value === 'string' ? value : JSON.stringify(value, null, 2)} />
      ))}
    </Stack>
  );
}

/** A command's form, or the question whether to do it; then what came of it. */
export function CommandDialog({
  word,
  command,
  row,
  initial,
  onClose,
}: {
  word: string;
  command: CommandMeta;
  row?: Row;
  /** What the form begins with. */
  initial?: Record<string, unknown>;
  onClose(): void;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { resource: find } = useArea();
  const resource = find(word);
  const deed = useCommand(word, command);
  const [result, setResult] = useState<Record<string, unknown>>();
  const Own = row && resource ? overrideOf(word).commands?.[command.name] : undefined;
  if (Own && row && resource)
    return (
      <Suspense>
        <Own word={word} resource={resource} row={row} onClose={onClose} />
      </Suspense>
    );
  const run = async (body: unknown) => {
    const answer = await deed.mutateAsync({ id: row?.id, body });
    const more = extras(resource, answer);
    if (more) setResult(more);
    else onClose();
  };
  const danger = needsConfirmation(command);
  const fields = Object.keys(command.input?.properties ?? {}).length;
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{labels.command(command.name)}</Text>} size="lg">
      <Stack>
        <Text size="sm" c="dimmed">
          {command.summary}
        </Text>
        {result ? (
          <>
            <Extras values={result} />
            <Group justify="flex-end">
              <Button onClick={onClose}>{t('close')}</Button>
            </Group>
          </>
        ) : fields ? (
          <SchemaForm
            schema={command.input!}
            resource={resource}
            initial={initial ?? (row && resource && startOf(resource, command, row))}
            onSubmit={run}
            onCancel={onClose}
            submit={labels.command(command.name)}
            danger={danger}
            csv={command.consumes === 'text/csv'}
          />
        ) : (
          <>
            {danger && <Text>{t('confirm.sure')}</Text>}
            {deed.error && <Failure error={deed.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button
                color={danger ? 'red' : undefined}
                loading={deed.isPending}
                data-autofocus
                onClick={() => void run(undefined).catch(() => {})}
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

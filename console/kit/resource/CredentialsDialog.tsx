import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import type { Http } from '../http.ts';
import { useLabels } from '../labels.ts';
import type { Schema } from '../meta.ts';
import type { RecordProps } from '../overrides.ts';
import type { Connectable } from './ConnectWizard.tsx';
import { useCommand } from './deeds.ts';
import { SchemaForm } from './SchemaForm.tsx';

export interface CredentialsProps {
  /** The command that takes them. */
  readonly command: string;
  /** Name of the record's field that says the kind. */
  readonly kindField: string;
  readonly kinds: (http: Http, signal: AbortSignal) => Promise<readonly Connectable[]>;
}

/** Asks for a connection's credentials as its wizard did: by what its kind wants to know. */
export function CredentialsDialog({
  word,
  row,
  resource,
  onClose,
  command: verb,
  kindField,
  kinds,
}: CredentialsProps & RecordProps & { onClose(): void }) {
  const { t } = useTranslation();
  const { http, name } = useArea();
  const labels = useLabels();
  const command = resource.commands.find((one) => one.name === verb)!;
  const deed = useCommand(word, command);
  const { data, error } = useQuery({ queryKey: [name, word, 'kinds'], queryFn: ({ signal }) => kinds(http, signal) });
  const asks = data?.find(({ code }) => code === row[kindField])?.config_schema as Schema | null | undefined;
  const send = async (credentials: object) => {
    await deed.mutateAsync({ id: row.id, body: { credentials } });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{`${labels.command(verb)} · ${String(row.name)}`}</Text>} size="lg">
      <Stack>
        <Text size="sm" c="dimmed">
          {t(asks || !data ? 'connect.sealed' : 'connect.nothingNeeded')}
        </Text>
        {error ? (
          <Failure error={error} />
        ) : !data ? (
          <Skeleton height={160} aria-label={t('loading')} />
        ) : asks ? (
          <SchemaForm
            schema={{ type: 'object', required: ['credentials'], properties: { credentials: asks } }}
            onSubmit={(value) => send((value as { credentials: object }).credentials)}
            onCancel={onClose}
            submit={t('connect.do')}
          />
        ) : (
          <>
            {deed.error && <Failure error={deed.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button loading={deed.isPending} data-autofocus onClick={() => void send({}).catch(() => {})}>
                {t('connect.do')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

import { Button, Group, Paper, Text, Transition } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import { type CommandMeta, needsConfirmation } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { part } from '../part.tsx';

const BulkDialog = part(() => import('./BulkDialog.tsx'));

/** What can be done to the rows that are chosen; each row answers for itself. */
export function BulkBar({ word, ids, onDone }: { word: string; ids: ReadonlySet<string>; onDone(): void }) {
  const { t } = useTranslation();
  const { resource: find } = useArea();
  const labels = useLabels();
  const [command, setCommand] = useState<CommandMeta | null>(null);
  const Own = overrideOf(word).bulk;
  const commands = find(word)!.commands.filter((one) => one.bulk);
  return (
    <>
      <Transition mounted={ids.size > 0} transition="slide-up">
        {(style) => (
          <Paper withBorder shadow="lg" radius="md" p="xs" className="serai-bulk" style={style} role="region" aria-label={t('bulk.title')}>
            <Group justify="space-between" wrap="wrap">
              <Text size="sm" fw={600}>
                {t('bulk.chosen', { count: ids.size })}
              </Text>
              <Group gap="xs">
                {Own && <Own ids={ids} />}
                {commands.map((one) => (
                  <Button
                    key={one.operation_id}
                    size="compact-sm"
                    variant="light"
                    color={needsConfirmation(one) ? 'red' : undefined}
                    onClick={() => setCommand(one)}
                  >
                    {labels.command(one.name)}
                  </Button>
                ))}
                <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
                  {t('clear')}
                </Button>
              </Group>
            </Group>
          </Paper>
        )}
      </Transition>
      {command && (
        <Suspense>
          <BulkDialog
            word={word}
            command={command}
            ids={[...ids]}
            onClose={(done) => {
              setCommand(null);
              if (done) onDone();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

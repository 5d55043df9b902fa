import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isProblem } from './problem.ts';
import { useProblemWords } from './problem-words.ts';

/** What went wrong and what to do about it. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const details = isProblem(error) ? error.details : undefined;
  const said = details && words(details);
  const errors = details?.errors ?? [];
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={said?.title ?? t('error.unexpected')} role="alert">
      <Stack gap="xs">
        <Text size="sm">{said?.text ?? (error instanceof Error ? error.message : String(error))}</Text>
        {said && said.facts.length > 0 && <Text size="sm">{said.facts.join(' · ')}</Text>}
        {errors.length > 0 && (
          <List size="sm">
            {errors.map(({ pointer, message }) => (
              <List.Item key={pointer + message}>
                {pointer && <Code>{pointer}</Code>} {message}
              </List.Item>
            ))}
          </List>
        )}
        <Group justify="space-between">
          {retry ? (
            <Button size="compact-sm" variant="light" color="red" onClick={retry}>
              {t('retry')}
            </Button>
          ) : (
            <span />
          )}
          {details?.instance && (
            <Text size="xs" c="dimmed">
              {details.code} · {details.instance.replace('urn:serai:request:', '')}
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

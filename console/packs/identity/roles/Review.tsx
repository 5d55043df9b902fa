import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../kit/Failure.tsx';
import type { RoleChange } from './Roles.tsx';

/** Everything that would change, before it does. */
export function Review({
  changes,
  names,
  save,
  onClose,
}: {
  changes: readonly RoleChange[];
  names: ReadonlyMap<string, string>;
  save(change: RoleChange): Promise<void>;
  onClose(): void;
}) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      // One role after another: what was saved stays saved when a later one is refused.
      for (const change of changes) await save(change);
      notifications.show({ color: 'teal', message: t('form.saved') });
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const list = (codes: readonly string[], color: string, sign: string, label: string) =>
    codes.length > 0 && (
      <div>
        <Text size="xs" c="dimmed" mb={4}>
          {label}
        </Text>
        <Group gap={6}>
          {codes.map((code) => (
            <Badge key={code} color={color} variant="light" tt="none" radius="sm">
              {sign} {names.get(code) ?? code}
            </Badge>
          ))}
        </Group>
      </div>
    );
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('roles.changes')}</Text>} size="lg">
      <Stack>
        {changes.map(({ role, given, taken }) => (
          <Stack key={role.id} gap="xs" className="serai-item">
            <Text fw={600}>{role.name}</Text>
            {list(given, 'teal', '+', t('roles.given'))}
            {list(taken, 'red', '−', t('roles.taken'))}
          </Stack>
        ))}
        <Text size="sm" c="dimmed">
          {t('roles.atOnce')}
        </Text>
        {Boolean(error) && <Failure error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={busy} disabled={!changes.length} onClick={() => void send()} data-autofocus>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

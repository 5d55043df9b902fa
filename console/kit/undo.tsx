import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Says what was done, with a button that takes it back. `onEnd` hears when the message is gone, by itself or put away. */
export function offerUndo({ message, undo, onUndo, onEnd }: { message: string; undo: string; onUndo(): void; onEnd?(): void }): string {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color: 'teal',
    autoClose: 6000,
    onClose: onEnd,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text span size="sm">
          {message}
        </Text>
        <Button
          size="compact-sm"
          variant="light"
          flex="none"
          onClick={() => {
            onUndo();
            notifications.hide(id);
          }}
        >
          {undo}
        </Button>
      </Group>
    ),
  });
  return id;
}

import { Kbd, Modal, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const shortcuts = [
  ['mod + K', 'shortcut.palette'],
  ['/', 'shortcut.search'],
  ['N', 'shortcut.new'],
  ['E', 'shortcut.edit'],
  ['G H', 'shortcut.home'],
  ['G O', 'shortcut.orders'],
  ['G S', 'shortcut.shipments'],
  ['G I', 'shortcut.inventory'],
  ['↑ ↓ / J K', 'shortcut.rows'],
  ['Enter', 'shortcut.open'],
  ['X', 'shortcut.select'],
  ['?', 'shortcut.help'],
] as const;

/** The keys that work everywhere. */
export default function Shortcuts({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('shortcut.title')}</Text>}>
      <Table>
        <Table.Tbody>
          {shortcuts.map(([keys, label]) => (
            <Table.Tr key={keys}>
              <Table.Td>
                <Kbd>{keys}</Kbd>
              </Table.Td>
              <Table.Td>{t(label)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

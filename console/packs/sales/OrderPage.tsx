import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { type CommandMeta, commandsFor, type Row } from '../../kit/meta.ts';
import { CommandDialog } from '../../kit/resource/dialogs.ts';
import { Fields } from '../../kit/resource/Fields.tsx';
import { RecordPage } from '../../kit/resource/RecordPage.tsx';
import { OrderObstacles } from './OrderObstacles.tsx';
import { type Ask, OrderOverview } from './OrderOverview.tsx';

/** One order whole: who, what, how much, where it is and everything that happened to it. */
export default function OrderPage({ word, id }: { word: string; id: string }) {
  const { resource: find } = useArea();
  const resource = find(word)!;
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ row: Row; command: CommandMeta; initial?: Record<string, unknown> } | null>(null);
  const deeds = (row: Row) => {
    const commands = commandsFor(resource, row);
    const ask: Ask = (name, initial) => {
      const command = commands.find((one) => one.name === name);
      if (command) setAsked({ row, command, initial });
    };
    return { row, ask, may: (name: string) => commands.some((one) => one.name === name) };
  };
  return (
    <>
      <RecordPage
        word={word}
        id={id}
        expand={['items', 'channel'].filter((name) => name in resource.expansions).join(',')}
        states={['status', 'payment_status']}
        trail={t('order.audit')}
        notice={(row) => <OrderObstacles {...deeds(row)} />}
        parts={(row) => [
          { name: 'overview', label: t('tab.overview'), view: <OrderOverview {...deeds(row)} /> },
          { name: 'fields', label: t('order.allFields'), view: <Fields word={word} resource={resource} row={row} /> },
        ]}
      />
      <Suspense>{asked && <CommandDialog word={word} {...asked} onClose={() => setAsked(null)} />}</Suspense>
    </>
  );
}

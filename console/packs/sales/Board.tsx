import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useLabels } from '../../kit/labels.ts';
import type { CommandMeta, Row } from '../../kit/meta.ts';
import { CommandDialog } from '../../kit/resource/dialogs.ts';
import { type ListSearch, listQuery } from '../../kit/resource/list-state.ts';
import { BoardColumn } from './BoardColumn.tsx';
import { useMoves } from './board-moves.ts';
import { canShip, type Step, stepsFor } from './order-states.ts';

const shown = ['order_number', 'customer_name', 'total_amount', 'payment_status', 'order_date'];
/** Asked for nothing but perhaps a remark: done without a form. */
const simple = (command: CommandMeta) => ['confirm', 'process'].includes(command.name);

/** Orders by state. A card is dragged, or moved by its menu, to where its state allows; that does the command that leads there. */
export default function Board({ word, search }: { word: string; search: ListSearch }) {
  const { resource: find, may } = useArea();
  const resource = find(word)!;
  const { t } = useTranslation();
  const labels = useLabels();
  const navigate = useNavigate();
  const [dragged, setDragged] = useState<Row | null>(null);
  const [asked, setAsked] = useState<{ row: Row; command: CommandMeta } | null>(null);
  const { held, move } = useMoves(word);
  // A card that was moved by keys takes the focus with it.
  const followed = useRef<string>(undefined);
  useEffect(() => {
    if (!followed.current || !held.has(followed.current)) return;
    document.querySelector<HTMLElement>(`[data-card="${followed.current}"] a`)?.focus();
    followed.current = undefined;
  }, [held]);
  const query = useMemo(() => {
    const { status: _, ...rest } = listQuery(word, resource, search, [
      ...shown,
      'fulfillment_status',
      'address_missing',
      'has_unmatched_items',
      'has_stock_shortage',
    ]);
    return rest;
  }, [word, resource, search]);
  const wanted = search.status?.split(',');
  const states = (resource.states?.values ?? []).filter((state) => !wanted || wanted.includes(state));
  const mayShip = may('shipments.create');
  const stepsOf = (row: Row) => stepsFor(resource, row, mayShip && (row.status === 'shipped' || canShip(row)));
  const onStep = (row: Row, { to, command }: Step, byKeys = false) => {
    setDragged(null);
    if (!command) return void navigate({ to: '/shipments/new' as string, search: { orders: row.id } as never });
    if (!simple(command)) return setAsked({ row, command });
    if (byKeys) followed.current = row.id;
    move(row, to, command);
  };
  const onRefuse = (row: Row, to: string) => {
    setDragged(null);
    const state = String(row.status);
    if (to === state) return;
    const next = resource.states?.transitions?.[state] ?? [];
    const why = next.includes(to)
      ? t(to === 'shipped' && !canShip(row) ? 'ship.nothingLeft' : 'board.notYours')
      : next.length
        ? t('board.next', { state: labels.value(state), next: next.map(labels.value).join(', ') })
        : t('board.end', { state: labels.value(state) });
    notifications.show({
      color: 'orange',
      title: t('board.cannot', { name: String(row.order_number), state: labels.value(to) }),
      message: why,
    });
  };
  return (
    <>
      <div className="serai-board" data-dragging={dragged ? true : undefined}>
        {states.map((state) => (
          <BoardColumn
            key={state}
            word={word}
            resource={resource}
            state={state}
            query={query}
            dragged={dragged}
            held={held}
            stepsOf={stepsOf}
            onStep={onStep}
            onRefuse={onRefuse}
            onDrag={setDragged}
          />
        ))}
      </div>
      <Suspense>{asked && <CommandDialog word={word} command={asked.command} row={asked.row} onClose={() => setAsked(null)} />}</Suspense>
    </>
  );
}

import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useLabels } from '../../kit/labels.ts';
import type { CommandMeta, Row } from '../../kit/meta.ts';
import { isProblem } from '../../kit/problem.ts';
import { useProblemWords } from '../../kit/problem-words.ts';
import { offerUndo } from '../../kit/undo.tsx';

/** By order: the card, and the state it was moved to. */
export type Held = ReadonlyMap<string, { readonly row: Row; readonly to: string }>;

/**
 * Moves cards by commands that ask for nothing. An order's state cannot go back once it is known outside, so a move waits while its message
 * offers to take it back: it is done when the message goes, and at once when the board is left.
 */
export function useMoves(word: string): { held: Held; move(row: Row, to: string, command: CommandMeta): void } {
  const { http, name } = useArea();
  const client = useQueryClient();
  const labels = useLabels();
  const words = useProblemWords();
  const { t } = useTranslation();
  const [held, setHeld] = useState<Held>(new Map());
  const waiting = useRef(new Map<string, (leaving: boolean) => void>());
  useEffect(() => {
    const all = waiting.current;
    const leave = () => {
      for (const finish of [...all.values()]) finish(true);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const drop = (id: string) => setHeld((now) => new Map([...now].filter(([one]) => one !== id)));
  const move = (row: Row, to: string, command: CommandMeta) => {
    const { id } = row;
    const number = String(row.order_number);
    const run = async (leaving: boolean) => {
      if (!waiting.current.delete(id)) return;
      notifications.hide(message);
      try {
        const path = command.path.replace('{id}', id);
        await http.request(command.method, path, { body: {}, idempotencyKey: crypto.randomUUID(), keepalive: leaving });
      } catch (error) {
        if (!isProblem(error)) throw error;
        const { title, text } = words(error.details);
        notifications.show({ color: 'red', autoClose: false, title: `${number}: ${title}`, message: text });
      }
      // The card stays where it was put until the list says so itself.
      await client.invalidateQueries({ queryKey: [name, word] });
      void client.invalidateQueries({ queryKey: [name, 'inventory'] });
      drop(id);
    };
    waiting.current.set(id, (leaving) => void run(leaving));
    setHeld((now) => new Map(now).set(id, { row, to }));
    const message = offerUndo({
      message: t('board.moved', { name: number, state: labels.value(to) }),
      undo: t('undo'),
      onUndo() {
        waiting.current.delete(id);
        drop(id);
      },
      onEnd: () => void run(false),
    });
  };
  return { held, move };
}

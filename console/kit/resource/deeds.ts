import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../area.tsx';
import { useLabels } from '../labels.ts';
import type { CommandMeta, ResourceMeta, Row } from '../meta.ts';
import { offerUndo } from '../undo.tsx';

/** Deeds that take another back, so that a message can offer it. */
const opposites: Record<string, string> = {
  deactivate: 'reactivate',
  suspend: 'reactivate',
  activate: 'deactivate',
  reactivate: 'deactivate',
};

/** Fields of an answer that the record does not have, such as a key that is shown once. */
export function extras(resource: ResourceMeta | undefined, answer: unknown): Record<string, unknown> | undefined {
  if (!answer || typeof answer !== 'object') return undefined;
  const more = Object.entries(answer).filter(([field]) => !resource || (!(field in resource.fields) && !(field in resource.expansions)));
  return more.length ? Object.fromEntries(more) : undefined;
}

/** Does a command to one record, or to the collection; says so, refreshes what is shown, and offers the way back where there is one. */
export function useCommand(word: string, command: CommandMeta) {
  const { http, resource: find } = useArea();
  const refresh = useRefresh();
  const labels = useLabels();
  const { t } = useTranslation();
  const resource = find(word);
  const send = async (done: CommandMeta, id: string | undefined, body: unknown) => {
    const path = done.path.replace('{id}', encodeURIComponent(id ?? ''));
    const csv = done.consumes === 'text/csv';
    const { body: text, ...query } = csv ? (body as Record<string, string>) : ({ body: undefined } as Record<string, string | undefined>);
    const answer = await http.request<Row | undefined>(done.method, path, {
      ...(csv ? { query, body: text, contentType: 'text/csv' } : done.input ? { body: body ?? {} } : {}),
      idempotencyKey: crypto.randomUUID(),
    });
    return answer.data;
  };
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body?: unknown }) => send(command, id, body),
    onSuccess: (_, { id }) => {
      refresh();
      const back = resource?.commands.find(({ name, input }) => name === opposites[command.name] && !input?.required?.length);
      const message = t('command.done', { command: labels.command(command.name) });
      if (!back || !id) return void notifications.show({ color: 'teal', message });
      const undone = async () => {
        await send(back, id, {});
        refresh();
        notifications.show({ color: 'teal', message: t('command.undone') });
      };
      offerUndo({
        message,
        undo: t('undo'),
        onUndo: () => void undone().catch((error) => notifications.show({ color: 'red', message: error.message })),
      });
    },
  });
}

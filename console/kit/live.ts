import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useArea } from './area.tsx';

/** What the stream says of an event: what kind, and of which resource. Never the record itself. */
interface LiveEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** Reads server-sent events from a response, so that the access token goes in a header and never in an address. */
async function* eventsOf(response: Response): AsyncGenerator<LiveEvent> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    let end = text.indexOf('\n\n');
    while (end >= 0) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      end = text.indexOf('\n\n');
      const of = (field: string) =>
        lines
          .filter((line) => line.startsWith(`${field}:`))
          .map((line) => line.slice(field.length + 1).trim())
          .join('\n');
      if (of('event') || of('data')) yield { id: of('id'), type: of('event'), data: of('data') };
    }
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Follows what happens in the business and makes what is shown read anew; comes back by itself from where it was. */
export function useLive(): 'on' | 'off' {
  const { name, http, limited } = useArea();
  const client = useQueryClient();
  const [state, setState] = useState<'on' | 'off'>('off');
  useEffect(() => {
    if (name !== 'business' || limited) return;
    const ended = new AbortController();
    let last: string | undefined;
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Many events at once are one refresh.
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (document.visibilityState === 'hidden') return void document.addEventListener('visibilitychange', refresh, { once: true });
        for (const word of stale) void client.invalidateQueries({ queryKey: [name, word] });
        stale.clear();
      }, 400);
    };
    const follow = async () => {
      for (let wait = 1000; !ended.signal.aborted; wait = Math.min(wait * 2, 30_000)) {
        try {
          const response = await http.fetch('GET', '/v1/stream', {
            accept: 'text/event-stream',
            signal: ended.signal,
            ...(last ? { lastEventId: last } : {}),
          });
          setState('on');
          wait = 1000;
          for await (const event of eventsOf(response)) {
            if (event.id) last = event.id;
            if (event.type === 'reset') void client.invalidateQueries({ queryKey: [name] });
            else if (event.type === 'change') {
              const { resource } = JSON.parse(event.data) as { resource?: string };
              if (resource) stale.add(resource.replaceAll('_', '-'));
              stale.add('home');
              refresh();
            }
          }
        } catch {
          // The connection ended; it is taken up again below.
        }
        setState('off');
        await pause(wait, ended.signal);
      }
    };
    void follow();
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, [name, http, client, limited]);
  return state;
}

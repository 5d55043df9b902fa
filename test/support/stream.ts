import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface Message {
  readonly id: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
  readonly data: any;
}

/** A live stream as a browser reads it. */
export interface Followed {
  readonly headers: Headers;
  /** Everything so far. */
  readonly messages: Message[];
  /** What changed, so far. */
  changes(): Message[];
  /** Resolves with the first message, past or coming, that fits. */
  until(fits: (message: Message) => boolean, within?: number): Promise<Message>;
  /** The id to come back with. */
  lastId(): string | undefined;
  /** Resolves when the server ended it. */
  readonly ended: Promise<void>;
  close(): void;
}

export async function listening(server: FastifyInstance): Promise<string> {
  if (!server.server.listening) await server.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

/** Opens `/v1/stream` and reads it in the background. */
export async function follow(url: string, token: string | undefined, lastEventId?: string): Promise<Followed> {
  const controller = new AbortController();
  const answer = await fetch(`${url}/v1/stream`, {
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: controller.signal,
  });
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  const messages: Message[] = [];
  let heard: () => void = () => {};
  let more = new Promise<void>((resolve) => (heard = resolve));
  let lastId: string | undefined = lastEventId;
  const read = async () => {
    let rest = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const lines = Object.fromEntries(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]));
        if (lines.id !== undefined) lastId = lines.id;
        messages.push({ id: lines.id ?? '', event: lines.event ?? 'message', data: JSON.parse(lines.data ?? 'null') });
      }
      heard();
      more = new Promise<void>((resolve) => (heard = resolve));
    }
  };
  const ended = read().catch(() => {});
  return {
    headers: answer.headers,
    messages,
    changes: () => messages.filter(({ event }) => event === 'change'),
    async until(fits, within = 30_000) {
      const deadline = performance.now() + within;
      for (;;) {
        const found = messages.find(fits);
        if (found) return found;
        const left = deadline - performance.now();
        if (left <= 0) throw new Error(`nothing of the kind came; what came: ${JSON.stringify(messages.slice(-5))}`);
        await Promise.race([more, new Promise((resolve) => setTimeout(resolve, left).unref())]);
      }
    },
    lastId: () => lastId,
    ended,
    close: () => controller.abort(),
  };
}

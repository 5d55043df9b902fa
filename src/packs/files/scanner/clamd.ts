import { connect } from 'node:net';
import { finished } from 'node:stream/promises';

/** Where clamd, ClamAV's daemon, listens. */
export interface Clamd {
  readonly host: string;
  readonly port: number;
}

/** The daemon of this process, as the environment names it; undefined: there is none. */
export function clamdFrom(env: Readonly<Record<string, string | undefined>>): Clamd | undefined {
  return env.CLAMD_HOST ? { host: env.CLAMD_HOST, port: Number(env.CLAMD_PORT ?? 3310) } : undefined;
}

export interface Verdict {
  readonly status: 'clean' | 'infected' | 'failed';
  /** Name of what was found, or why it could not be read; null when clean. */
  readonly result: string | null;
}

const silence = 60_000;

/**
 * Sends bytes to clamd as its INSTREAM command wants them: lengths and pieces, and a length of zero. Throws when the daemon cannot be
 * reached or says nothing, which tells nothing of the file.
 */
export async function scan({ host, port }: Clamd, bytes: AsyncIterable<Uint8Array>): Promise<Verdict> {
  const socket = connect({ host, port, timeout: silence });
  socket.on('timeout', () => socket.destroy(new Error('the virus scanner says nothing')));
  let said = '';
  socket.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const over = finished(socket, { readable: true, writable: false }).catch((error: unknown) => error);
  const send = (data: Uint8Array | string) =>
    new Promise<void>((sent, failed) => socket.write(data, (error) => (error ? failed(error) : sent())));
  try {
    await send('zINSTREAM\0');
    for await (const piece of bytes) {
      // It answers before the end when it has had enough.
      if (said) break;
      if (piece.byteLength === 0) continue;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.byteLength);
      socket.cork();
      const both = [send(length), send(piece)];
      socket.uncork();
      await Promise.all(both);
    }
    await send(Buffer.alloc(4));
  } catch (error) {
    const ended = await over;
    if (!said) throw ended instanceof Error ? ended : error;
  }
  const ended = await over;
  socket.destroy();
  if (!said) throw ended instanceof Error ? ended : new Error('the virus scanner hung up');
  return verdictOf(said);
}

/** `stream: OK`, `stream: <name> FOUND`, or `<complaint> ERROR`. */
export function verdictOf(said: string): Verdict {
  const text = said.replaceAll('\0', '').trim();
  if (/^stream: OK$/.test(text)) return { status: 'clean', result: null };
  const [, name] = /^stream: (.+) FOUND$/.exec(text) ?? [];
  if (name) return { status: 'infected', result: name.slice(0, 200) };
  return { status: 'failed', result: text.slice(0, 200) };
}

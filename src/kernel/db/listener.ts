import pg from 'pg';

type Heard = (payload: string | null) => void;

/**
 * One connection for everything a process listens to, kept while anybody listens: one from a pool, or behind a transaction pooler, does
 * not keep its subscription. It comes back by itself; listeners are told with null that they may have missed something.
 */
export function sharedListener(connectionString: string): (channel: string, heard: Heard) => Promise<() => Promise<void>> {
  const channels = new Map<string, Set<Heard>>();
  let client: pg.Client | undefined;
  let connecting: Promise<pg.Client> | undefined;
  let retry: NodeJS.Timeout | undefined;

  /** One statement after another. */
  let turn: Promise<unknown> = Promise.resolve();
  const listenTo = (on: pg.Client, channel: string) => {
    const asked = turn.then(() => on.query(`listen ${pg.escapeIdentifier(channel)}`));
    turn = asked.catch(() => {});
    return asked;
  };

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({ connectionString, application_name: 'serai-doorbell', keepAlive: true });
    made.on('notification', ({ channel, payload }) => {
      for (const heard of channels.get(channel) ?? []) heard(payload ?? '');
    });
    // The end of the connection follows every error.
    made.on('error', () => {});
    await made.connect();
    made.once('end', () => {
      if (client === made) client = undefined;
      again();
    });
    for (const channel of channels.keys()) await listenTo(made, channel);
    client = made;
    return made;
  }

  function again(): void {
    if (channels.size === 0 || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      connected().then(() => {
        for (const all of channels.values()) for (const heard of all) heard(null);
      }, again);
    }, 1_000);
  }

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    connecting ??= connect().finally(() => {
      connecting = undefined;
    });
    return connecting;
  }

  return async (channel, heard) => {
    const others = channels.get(channel);
    if (others) others.add(heard);
    else channels.set(channel, new Set([heard]));
    const stop = async () => {
      const left = channels.get(channel);
      left?.delete(heard);
      if (left?.size === 0) channels.delete(channel);
      if (channels.size > 0) return;
      clearTimeout(retry);
      retry = undefined;
      await connecting?.catch(() => undefined);
      await client?.end().catch(() => {});
    };
    try {
      // A connection that is being made may have passed this channel by: asking twice does no harm.
      await listenTo(await connected(), channel);
    } catch (error) {
      await stop();
      throw error;
    }
    heard(null);
    return stop;
  };
}

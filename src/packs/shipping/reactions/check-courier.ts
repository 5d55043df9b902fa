import { Problem } from '#kernel/errors';
import { reaction } from '#kernel/events';
import { inWords } from '../booking/claim.ts';
import { noteHealth, openConnection, sessionOf } from '../couriers/open-session.ts';

/** Signs in with new credentials and notes on the connection whether the courier takes them. */
export const checkCourier = reaction({
  name: 'shipping.check-courier',
  on: 'courier.connected',
  async perform(world, event) {
    const { id } = event.data as { id: string };
    const connection = await world.transaction(async (context) => {
      const open = await context.tx.maybe`select 1 from courier_configs where id = ${id} and status <> 'disconnected'`;
      return open && openConnection(context, id);
    });
    if (!connection) return;
    const failure = await connection.courier.authenticate(sessionOf(world, connection)).then(
      () => null,
      (error: unknown) => error,
    );
    await world.transaction((context) => noteHealth(context, id, failure ? inWords(failure) : null));
    const refused = failure instanceof Problem && failure.code === 'invalid_provider_credentials';
    if (failure && !refused) throw failure;
  },
});

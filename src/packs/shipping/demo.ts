import type { Pack } from '#kernel/pack';
import { connectCourier } from './commands/connect-courier.ts';

/** A courier to ship with from the first minute. Running it again changes nothing. */
export const demo: NonNullable<Pack['demo']> = (world) =>
  world.transaction(async (context) => {
    const connected = await context.tx.maybe`select 1 from courier_configs where status <> 'disconnected' limit 1`;
    if (connected) return;
    await connectCourier.run(context, {
      courier_type_code: 'sandbox',
      name: 'Sandbox courier',
      settings: {
        pickup_location: 'Main',
        pickup_address: {
          name: 'Main warehouse',
          line1: 'Unit 4, Industrial Estate',
          city: 'Mumbai',
          state: 'Maharashtra',
          postal_code: '400001',
          country: 'IN',
        },
        default_weight_grams: 500,
      },
    });
  });

import { schedule } from '#kernel/events';
import { openReview } from './open-review.ts';

/** Asked every day, so that a server that was off on the first of the quarter makes the list the day it is back. */
export const reviewAccess = schedule({
  name: 'identity.review_access',
  cron: '23 3 * * *',
  async perform(world) {
    await world.transaction(async (context) => void (await openReview(context)));
  },
});

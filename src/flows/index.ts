import { pack } from '#kernel/pack';
import { homeOverview } from './home-overview.ts';
import { orderTimeline } from './order-timeline.ts';

/** What spans packs and belongs to none: each part is shown to who may read it where it lives. */
export const flows = pack({ name: 'flows', commands: [homeOverview, orderTimeline] });

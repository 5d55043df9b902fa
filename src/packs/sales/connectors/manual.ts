import type { Connector } from './connector.ts';

/** Orders that people enter: nothing outside to talk to. */
export const manual: Connector = { code: 'manual' };

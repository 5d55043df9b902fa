import { Counter, Histogram } from 'prom-client';

/** Events handled (`done`), attempts that failed, and deliveries given up (`dead`), by reaction. */
export const reactions = new Counter({
  name: 'serai_reactions_total',
  help: 'Events handled by reactions, failed attempts, and dead letters.',
  labelNames: ['reaction', 'outcome'],
});

const lag = new Histogram({
  name: 'serai_reaction_lag_seconds',
  help: 'From the moment an event became true until its reaction was done.',
  labelNames: ['reaction'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300, 3_600],
});

/** Counts events that a reaction has handled. The lag of a batch is that of its oldest. */
export function observe(reaction: string, events: readonly { readonly occurred_at: Date }[]): void {
  const [oldest] = events;
  if (!oldest) return;
  reactions.inc({ reaction, outcome: 'done' }, events.length);
  lag.observe({ reaction }, Math.max(0, Date.now() - oldest.occurred_at.getTime()) / 1_000);
}

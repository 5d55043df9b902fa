import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry, register } from 'prom-client';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  request(method: string, route: string, status: number, seconds: number): void;
  /** A gauge read when it is asked for. */
  gauge(name: string, help: string, read: () => Promise<number> | number): void;
  counter(name: string, help: string): { inc(by?: number): void };
}

/** Prometheus metrics of one process. Routes, never addresses, are labels: their number is bounded. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'serai_http_request_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    // The worker's are in the library's own registry.
    text: async () => (await registry.metrics()) + (await register.metrics()),
    request: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
    counter: (name, help) => {
      const made = new Counter({ name, help, registers: [registry] });
      return { inc: (by = 1) => made.inc(by) };
    },
  };
}

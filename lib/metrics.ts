import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

// What an operator watches, for Prometheus. Labels are routes, codes and states: never an address, an id or a name.

function make() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'criterion_' });
  const registers = [registry];
  return {
    registry,
    http: new Histogram({
      name: 'criterion_http_duration_seconds',
      help: 'Time to answer a request, by the pattern of its route',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.6, 1, 3, 10],
      registers,
    }),
    refused: new Counter({
      name: 'criterion_http_refused_total',
      help: 'Requests refused at the door, by why',
      labelNames: ['why'] as const,
      registers,
    }),
    actions: new Counter({
      name: 'criterion_actions_total',
      help: 'Server actions, by what came of them: ok, a code of lib/errors.ts, or error',
      labelNames: ['outcome'] as const,
      registers,
    }),
    clockWatches: new Counter({
      name: 'criterion_clock_watches_total',
      help: 'Times that this process looked through the clocks, by how it went',
      labelNames: ['outcome'] as const,
      registers,
    }),
    clocksWatchedAt: new Gauge({
      name: 'criterion_clocks_watched_at_seconds',
      help: 'When this process did so last (Unix time)',
      registers,
    }),
    openCases: new Gauge({
      name: 'criterion_open_cases',
      help: 'Cases that still owe a notice, by status',
      labelNames: ['status'] as const,
      registers,
    }),
    overdueCases: new Gauge({ name: 'criterion_overdue_cases', help: 'Open cases whose notice is overdue', registers }),
    jobs: new Gauge({ name: 'criterion_jobs', help: 'Jobs in the queue, by state', labelNames: ['state'] as const, registers }),
    pool: new Gauge({
      name: 'criterion_database_connections',
      help: 'Connections of this process, by state',
      labelNames: ['state'] as const,
      registers,
    }),
  };
}

// On globalThis: the server and what Next bundles are two copies of this module in one process.
const kept = globalThis as { criterionMetrics?: ReturnType<typeof make> };

/** The process's figures, made on first use. */
export function metrics(): ReturnType<typeof make> {
  kept.criterionMetrics ??= make();
  return kept.criterionMetrics;
}

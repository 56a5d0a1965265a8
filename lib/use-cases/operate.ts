import { poolFigures } from '../data/db.ts';
import { type Readiness, readiness, workload } from '../data/readiness.ts';
import { metrics } from '../metrics.ts';

export type { Readiness } from '../data/readiness.ts';

/** Whether this process can do its work now. */
export const askReadiness = (): Promise<Readiness> => readiness(process.env.CRITERION_MIGRATION || null);

/** The figures in Prometheus' text format, counted anew where the database holds them. */
export async function readMetrics(): Promise<{ type: string; text: string }> {
  const { registry, openCases, overdueCases, jobs, pool } = metrics();
  const figures = poolFigures();
  if (figures) for (const [state, count] of Object.entries(figures)) pool.set({ state }, count);
  const work = await workload();
  openCases.reset();
  jobs.reset();
  for (const { status, count } of work.open) openCases.set({ status }, count);
  for (const { state, count } of work.jobs) jobs.set({ state }, count);
  overdueCases.set(work.overdue);
  return { type: registry.contentType, text: await registry.metrics() };
}

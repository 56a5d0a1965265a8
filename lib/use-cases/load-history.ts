import type { EventBody } from '../cases/events.ts';
import type { Viewer } from '../data/access.ts';
import { type ChainState, verifyChain } from '../data/audit.ts';
import { chainOf } from '../data/cases.ts';
import { type LoadedCase, loadCase } from './load-case.ts';

export type HistoryEntry = { number: number; hash: string; event: EventBody };

/**
 * The case's events, in order, and whether their chain is whole.
 * @throws AppError `not-found`
 */
export async function loadHistory(viewer: Viewer, number: string): Promise<LoadedCase & { entries: HistoryEntry[]; chain: ChainState }> {
  const loaded = await loadCase(viewer, number);
  const { head, events } = await chainOf(loaded.case.id);
  // Written by eventBody alone, and covered by the hash that is checked here.
  const entries = events.map((e) => ({ number: e.number, hash: e.hash, event: JSON.parse(e.body) as EventBody }));
  return { ...loaded, entries, chain: verifyChain(loaded.case.id, head, events) };
}

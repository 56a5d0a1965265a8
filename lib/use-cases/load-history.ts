import type { EventBody } from '../cases/events.ts';
import type { Viewer } from '../data/access.ts';
import { type ChainState, verifyChain } from '../data/audit.ts';
import { chainOf } from '../data/cases.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { eventsForScreen } from './read-protected.ts';

export type HistoryEntry = { number: number; hash: string; event: EventBody };

/**
 * The case's events, in order, and whether their chain is whole.
 * @throws AppError `not-found`
 */
export async function loadHistory(viewer: Viewer, number: string): Promise<LoadedCase & { entries: HistoryEntry[]; chain: ChainState }> {
  const loaded = await loadCase(viewer, number);
  const { head, events } = await chainOf(loaded.case.id);
  const entries = events.flatMap((e) => {
    const event = readBody(e.body);
    return event ? [{ number: e.number, hash: e.hash, event }] : [];
  });
  const shown = await eventsForScreen(viewer, loaded.case, entries);
  return { ...loaded, entries: shown, chain: verifyChain(loaded.case.id, head, events) };
}

/** A body was written by eventBody alone and is covered by the hash. One that is no JSON was tampered with: the chain says so, and names it. */
function readBody(body: string): EventBody | null {
  try {
    return JSON.parse(body) as EventBody;
  } catch {
    return null;
  }
}

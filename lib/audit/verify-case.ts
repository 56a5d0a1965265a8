import type { EventBody } from '../cases/events.ts';
import { canonical, type StoredEvent, sha256, verifyChain } from '../data/audit.ts';
import { type AfterTrail, afterFault } from './verify-after.ts';

/** Everything that is kept of one case. */
export type CaseTrail = {
  id: string;
  number: string;
  status: string;
  /** What the case row says of its newest event. */
  head: { count: number; hash: string };
  events: readonly StoredEvent[];
  snapshots: readonly { id: string; canonical: string; sha256: string }[];
  decisions: readonly { id: string; snapshotId: string; kind: string }[];
  letters: readonly { id: string; snapshotId: string; sha256: string; pdf: Uint8Array }[];
  /** What came after the decision. */
  after: AfterTrail;
  /** The heads that checkpoints hold of it, oldest first. */
  heads: readonly { checkpoint: number; count: number; hash: string }[];
};

/**
 * Checks the record of one case: each event's content, hash, order and canonical form, the head on the case, what checkpoints hold of it,
 * each snapshot, the decision's binding to its snapshot, each letter's bytes, and what came after the decision.
 * @returns the first thing that is broken, in words after the case's number; null: it is whole
 */
export function caseFault(trail: CaseTrail): string | null {
  return (
    chainFault(trail) ??
    headFault(trail) ??
    snapshotFault(trail) ??
    decisionFault(trail) ??
    letterFault(trail) ??
    afterFault(bodiesOf(trail.events), trail.after)
  );
}

function chainFault({ id, head, events }: CaseTrail): string | null {
  const bent = events.find(({ body }) => !isCanonical(body));
  const chain = verifyWhole(id, head, events);
  if (!chain.whole && (bent === undefined || chain.brokenAt <= bent.number)) return `event ${chain.brokenAt}: ${chain.reason}`;
  return bent === undefined ? null : `event ${bent.number}: it is not in its canonical form`;
}

/** A body that is no JSON has no columns to compare: its hash tells first, or it was hashed anew. */
function verifyWhole(id: string, head: CaseTrail['head'], events: readonly StoredEvent[]): ReturnType<typeof verifyChain> {
  try {
    return verifyChain(id, head, events);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { whole: false, brokenAt: events.find(({ body }) => !isCanonical(body))?.number ?? 1, reason: 'its content was changed' };
  }
}

/** Whether a text is the RFC 8785 form of the value that it is. */
export function isCanonical(text: string): boolean {
  try {
    return canonical(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

function headFault({ head, heads, events }: CaseTrail): string | null {
  for (const { checkpoint, count, hash } of heads) {
    if (count > head.count) return `event ${head.count + 1}: checkpoint ${checkpoint} holds ${count} events, and ${head.count} are left`;
    const event = events[count - 1];
    if (event?.hash !== hash) return `event ${count}: it is not the one that checkpoint ${checkpoint} holds`;
  }
  return null;
}

function snapshotFault({ snapshots }: CaseTrail): string | null {
  for (const { id, canonical: text, sha256: hash } of snapshots) {
    if (sha256(text) !== hash) return `snapshot ${id}: its content was changed`;
    if (!isCanonical(text)) return `snapshot ${id}: it is not in its canonical form`;
  }
  return null;
}

const bodiesOf = (events: readonly StoredEvent[]): EventBody[] => events.map(({ body }) => JSON.parse(body));

function decisionFault({ status, events, decisions, snapshots }: CaseTrail): string | null {
  const told = bodiesOf(events).flatMap((e) =>
    e.type === 'case-approved' || e.type === 'decision-signed' || e.type === 'case-ended' ? [e.payload] : [],
  );
  const gone = told.find(({ decision }) => !decisions.some(({ id }) => id === decision));
  if (gone) return `decision ${gone.decision}: it is gone`;
  if (decisions.length === 0 && (status === 'decided' || status === 'closed')) return 'it is decided, and has no decision';
  for (const { id, snapshotId, kind } of decisions) {
    const event = told.find(({ decision }) => decision === id);
    if (!event) return `decision ${id}: no event tells of it`;
    if (event.kind !== kind) return `decision ${id}: its event tells of another`;
    const snapshot = snapshots.find((s) => s.id === snapshotId);
    if (snapshot === undefined) return `decision ${id}: its snapshot is gone`;
    if (snapshot.sha256 !== event.snapshot) return `snapshot ${snapshotId}: it is not the one that was decided on`;
  }
  return null;
}

function letterFault({ events, letters, snapshots }: CaseTrail): string | null {
  const told = bodiesOf(events).flatMap((e) => (e.type === 'letter-issued' ? [e.payload] : []));
  const gone = told.find(({ letter }) => !letters.some(({ id }) => id === letter));
  if (gone) return `letter ${gone.letter}: it is gone`;
  for (const { id, snapshotId, sha256: hash, pdf } of letters) {
    if (sha256(pdf) !== hash) return `letter ${id}: its bytes were changed`;
    const event = told.find(({ letter }) => letter === id);
    if (!event) return `letter ${id}: no event tells of it`;
    if (event.sha256 !== hash) return `letter ${id}: it is not the one that was issued`;
    if (!snapshots.some((s) => s.id === snapshotId)) return `letter ${id}: the snapshot that it was made from is gone`;
  }
  return null;
}

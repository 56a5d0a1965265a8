import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent, EventBody } from '../cases/events.ts';
import { type Acting, roleIn } from './access.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** RFC 8785 text of a JSON value. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** The body of an event, as the SQL functions append and chain it. */
export function eventBody(acting: Acting, planId: string, event: CaseEvent): string {
  const { id, name, title } = acting.viewer;
  const actor = { id, name: title ? `${name}, ${title}` : name, role: roleIn(acting.viewer, planId) ?? 'none' };
  return canonical({ ...event, actor, at: acting.at } satisfies EventBody);
}

/** The body of an event that the jobs write at an instant: nobody acts but the system itself. */
export function systemEventBody(at: string, event: CaseEvent): string {
  const actor = { id: 'system', name: 'Criterion', role: 'system' };
  return canonical({ ...event, actor, at } satisfies EventBody);
}

/** An event as it is stored: its canonical text, what chains it, and the columns that repeat parts of the text for queries. */
export type StoredEvent = {
  number: number;
  type: string;
  actorId: string;
  actorRole: string;
  /** ISO 8601 UTC. */
  at: string;
  body: string;
  previousHash: string;
  hash: string;
};

/**
 * The hash that chains an event: SHA-256 over the RFC 8785 form of `{body, case, number, previous}`, where `body` is the SHA-256 of
 * the event's own canonical text. The SQL function `append_event` computes the same.
 */
export function chainHash(caseId: string, number: number, body: string, previous: string): string {
  return sha256(canonical({ body: sha256(body), case: caseId, number, previous }));
}

export type ChainState = { whole: true; count: number } | { whole: false; brokenAt: number; reason: string };

const ZERO = '0'.repeat(64);

/** Walks one case's chain from its first event to the head kept on the case row, and names the first event that does not fit. */
export function verifyChain(caseId: string, head: { count: number; hash: string }, events: readonly StoredEvent[]): ChainState {
  let previous = ZERO;
  let number = 0;
  for (const e of events) {
    number += 1;
    if (e.number !== number) return { whole: false, brokenAt: number, reason: 'an event is missing' };
    if (e.previousHash !== previous) return { whole: false, brokenAt: number, reason: 'it does not follow the event before it' };
    if (e.hash !== chainHash(caseId, number, e.body, previous))
      return { whole: false, brokenAt: number, reason: 'its content was changed' };
    if (!columnsAgree(e)) return { whole: false, brokenAt: number, reason: 'its columns say something else than its content' };
    previous = e.hash;
  }
  return atHead(head, { count: number, hash: previous });
}

function columnsAgree(e: StoredEvent): boolean {
  // Written by eventBody alone, and its hash holds.
  const { type, actor, at } = JSON.parse(e.body) as EventBody;
  return type === e.type && actor.id === e.actorId && actor.role === e.actorRole && at === e.at;
}

function atHead(head: { count: number; hash: string }, { count, hash }: { count: number; hash: string }): ChainState {
  if (head.count > count) return { whole: false, brokenAt: count + 1, reason: 'the newest event is missing' };
  if (head.count < count) return { whole: false, brokenAt: head.count + 1, reason: 'the case does not count it' };
  if (head.hash !== hash) return { whole: false, brokenAt: count, reason: 'it is not the event that the case names as its newest' };
  return { whole: true, count };
}

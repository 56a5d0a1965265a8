import type { ReopeningReason } from './after-rules.ts';
import type { DutyDue } from './duties.ts';

/** A duty as the event tells it that gives rise to it. */
export type DutyPayload = DutyDue & { id: string };

type Change = { what: string; before: string; after: string };

/**
 * What comes after a decision, in the case's history; `record` is the hash of the version of an authorization that it tells of. Days are
 * `YYYY-MM-DD`, instants ISO 8601 UTC.
 */
export type AfterEvent =
  | {
      type: 'authorization-amended';
      payload: { authorization: string; version: number; reason: string; changes: Change[]; record: string };
    }
  | {
      type: 'authorization-ended';
      payload: {
        authorization: string;
        version: number;
        endsOn: string;
        reason: string;
        rationale: string;
        basis: string;
        /** Empty where the days of notice are kept. */
        exception: string;
        credential: string;
        reauthenticatedAt: string;
        record: string;
      };
    }
  | {
      type: 'external-outcome-recorded';
      payload: {
        body: string;
        result: string;
        reference: string;
        decidedOn: string;
        receivedAt: string;
        /** Numbers of the lines that it overturned. */
        lines: number[];
        authorization: string | null;
        record: string | null;
        duties: DutyPayload[];
      };
    }
  | { type: 'appeal-forwarded'; payload: { duty: string; to: string; means: string; sent: string[]; dueAt: string; basis: string } }
  | { type: 'decision-effectuated'; payload: { duty: string; note: string; dueAt: string; basis: string } }
  | { type: 'error-corrected'; payload: { reason: string; changes: Change[]; snapshot: string; letters: string[] } }
  | { type: 'case-reopened'; payload: { as: string; reason: ReopeningReason; cause: string; basis: string } }
  | { type: 'case-reconsidered'; payload: { as: string; with: string; basis: string } };

import { Temporal } from 'temporal-polyfill';
import type { Finding } from '../criteria/finding.ts';
import { type AfterCase, afterNotices } from './after-notices.ts';
import type { Status } from './case-view.ts';
import type { ClockStep } from './clocks.ts';
import type { MissedConsequence } from './events.ts';
import type { Notice, NoticeKey } from './notice.ts';
import type { ExtensionAsker } from './regulation.ts';
import { readInstant } from './time.ts';

/** An event of the case's history that a notice follows from, with its number there. */
export type NoticeEvent = { readonly number: number; readonly at: string; readonly actor: { readonly name: string } } & (
  | {
      readonly type: 'clock-extended';
      readonly payload: {
        readonly reason: string;
        readonly askedBy: ExtensionAsker;
        readonly clock: { readonly before: string; readonly after: string };
      };
    }
  | {
      readonly type: 'urgency-changed';
      readonly payload: { readonly to: string; readonly reason: string; readonly clock: { readonly after: string } };
    }
  | { readonly type: 'case-withdrawn'; readonly payload: { readonly by: string; readonly confirmed: string } }
  | { readonly type: 'overdue-flagged'; readonly payload: { readonly dueAt: string; readonly consequence: MissedConsequence } }
);

/** What of a case tells which notices it came to owe. Instants are ISO 8601 UTC. */
export interface NoticeCase extends AfterCase {
  readonly status: Status;
  readonly clockSteps: readonly Pick<ClockStep, 'action' | 'at'>[];
  readonly overdue: { readonly consequence: string } | null;
  readonly noticeEvents: readonly NoticeEvent[];
  readonly informationRequests: readonly {
    readonly id: string;
    readonly askedBy: string;
    readonly askedAt: string;
    readonly dueAt: string;
    readonly stopsClock: boolean;
    readonly note: string;
    readonly completedAt: string | null;
    readonly lapsedAt: string | null;
    readonly items: readonly { readonly number: number; readonly leaf: string; readonly fact: string; readonly what: string }[];
  }[];
}

/** A notice that the case came to owe. */
export type CaseNotice = {
  readonly key: NoticeKey;
  /** When it arose. */
  readonly at: string;
  /** What it says; null: the decision, which its own snapshot says. */
  readonly notice: Notice | null;
  /** Why it need not be given any more, in words for the screen; null: it is owed until it is given. */
  readonly moot: string | null;
};

type Clause = Pick<Finding, 'id' | 'statement' | 'citation'>;

/**
 * Every notice that the record gives rise to, oldest first: the decision; each request for information; each extension; each lowering of
 * urgency; the withdrawal; a due time that was missed with a consequence; what came after the decision. `notices_owed` of migration 0018 says the same of those that are not
 * moot, and a test holds the two together.
 * @param clauses of the evaluation, which name what an item of information serves
 */
export function owedNotices(c: NoticeCase, clauses: readonly Clause[]): CaseNotice[] {
  const decision: CaseNotice[] = c.decision ? [{ key: 'decision', at: c.decision.decidedAt, notice: null, moot: null }] : [];
  const asked = c.informationRequests.map((request) => informationNotice(c, request, clauses));
  const notices = [...asked, ...c.noticeEvents.flatMap((event) => noticeOf(c, event)), ...decision, ...afterNotices(c)];
  return notices.sort((a, b) => Temporal.Instant.compare(readInstant(a.at), readInstant(b.at)));
}

function informationNotice(c: NoticeCase, request: NoticeCase['informationRequests'][number], clauses: readonly Clause[]): CaseNotice {
  const { id, askedBy, askedAt, dueAt, stopsClock, note, items } = request;
  const notice: Notice = {
    kind: 'information-request',
    ...{ askedBy, askedAt, dueAt, stopsClock, note },
    items: items.map(({ number, what, fact, leaf }) => ({ number, what, fact, criterion: clauseOf(clauses, leaf) })),
  };
  return { key: `information:${id}`, at: askedAt, notice, moot: whyNotAsked(c, request) };
}

function clauseOf(clauses: readonly Clause[], leaf: string) {
  const clause = clauses.find(({ id }) => id === leaf);
  return clause ? { id: clause.id, statement: clause.statement, citation: clause.citation } : null;
}

/** Only while the case waits for it is anybody to be asked. */
function whyNotAsked({ status }: NoticeCase, r: NoticeCase['informationRequests'][number]): string | null {
  if (r.completedAt !== null) return 'The information came in';
  if (r.lapsedAt !== null) return 'The time to send it is over';
  return status === 'pended' ? null : 'The case no longer waits for it';
}

function noticeOf(c: NoticeCase, event: NoticeEvent): CaseNotice[] {
  const { at, actor } = event;
  const by = actor.name;
  switch (event.type) {
    case 'clock-extended': {
      const { reason, askedBy, clock } = event.payload;
      const notice: Notice = { kind: 'extension', at, by, reason, askedBy, previousDueAt: clock.before, dueAt: clock.after };
      return [
        {
          key: `extension:${event.number}`,
          at,
          notice,
          moot: holds(c, 'extend', at) ? null : 'The extension does not hold under the plan',
        },
      ];
    }
    case 'urgency-changed': {
      const { to, reason, clock } = event.payload;
      if (to !== 'standard') return [];
      const moot = holds(c, 'change-urgency', at) ? null : 'The change does not hold under the plan';
      return [{ key: `urgency:${event.number}`, at, notice: { kind: 'urgency', at, by, reason, dueAt: clock.after }, moot }];
    }
    case 'case-withdrawn':
      return [
        { key: 'withdrawal', at, notice: { kind: 'withdrawal', at, by: event.payload.by, confirmed: event.payload.confirmed }, moot: null },
      ];
    case 'overdue-flagged':
      return missed(c, event, event.payload);
  }
}

/** A correction of the plan can take back what moved the clock. */
const holds = (c: NoticeCase, action: ClockStep['action'], at: string): boolean =>
  c.clockSteps.some((step) => step.action === action && readInstant(step.at).equals(readInstant(at)));

/** A case is flagged again where a correction of its plan took the first flag back: the last one counts. */
function missed(
  c: NoticeCase,
  { number, at }: NoticeEvent,
  { dueAt, consequence }: { dueAt: string; consequence: MissedConsequence },
): CaseNotice[] {
  const isLast = c.noticeEvents.every((event) => event.type !== 'overdue-flagged' || event.number <= number);
  if (!isLast || consequence === 'overdue') return [];
  const moot = c.overdue?.consequence === consequence ? null : 'The due time was not missed under the plan';
  return [{ key: 'missed-due', at, notice: { kind: 'missed-due', at, dueAt, consequence }, moot }];
}

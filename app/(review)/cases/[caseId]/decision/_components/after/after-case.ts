import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import { zoneWords } from '@/components/case/when';
import {
  BODY_OF,
  ENDING_EXCEPTION_WORDS,
  ENDING_EXCEPTIONS,
  EXTERNAL_BODY_WORDS,
  endingRule,
  type ReopeningReason,
  reconsiderationRule,
  reopeningRules,
} from '@/lib/cases/after-rules.ts';
import { type AuthorizationVersion, authorizationsNow } from '@/lib/cases/authorization.ts';
import type { Role } from '@/lib/cases/case-view.ts';
import { addressLine, type Corrected, changedSince, spellingOf, whereChanged } from '@/lib/cases/clerical.ts';
import { describeCode } from '@/lib/cases/codes.ts';
import { type DutyKind, earliestEnd, reconsiderationEnds, whyNotReopen } from '@/lib/cases/duties.ts';
import type { Snapshot } from '@/lib/cases/snapshot.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { ageOn } from '@/lib/criteria/dates.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { loadSnapshot } from '@/lib/use-cases/load-letters.ts';
import { wallClock } from '../director/wall-time';

/** What the forms of what comes after a decision show and begin with: made on the server, so that no rule comes along to the browser. */
export interface AfterCase {
  readonly number: string;
  readonly zone: string;
  /** Day and time of the plan's wall clock. */
  readonly now: { readonly date: string; readonly time: string };
  readonly authorizations: readonly AuthorizationVersion[];
  readonly spelling: Corrected | null;
  readonly hasRepresentative: boolean;
  /** What was changed since the decision, as it is now: letters follow that, and no correction of the decision reaches it. */
  readonly changed: { readonly address: string | null; readonly representative: string | null };
  /** Where that is changed, for this person. */
  readonly whereChanged: string;
  /** Letters to the member go to another address than the one that is corrected. */
  readonly isConfidential: boolean;
  readonly duties: readonly { readonly id: string; readonly kind: DutyKind; readonly due: string }[];
  readonly reopening: readonly {
    readonly value: ReopeningReason;
    readonly label: string;
    readonly hint: string;
    readonly disabled: boolean;
  }[];
  /** Until when, by which rule; empty where the line of business has none. */
  readonly reconsideration: string;
  readonly ending: {
    readonly rule: string;
    readonly earliest: string;
    readonly exceptions: readonly { readonly value: string; readonly label: string }[];
    readonly asksEpsdt: boolean;
  };
  /** The body outside of the plan whose decision may come. */
  readonly body: string;
  readonly denied: readonly { readonly number: number; readonly label: string }[];
}

export async function afterCase(loaded: LoadedCase, role: Role | null): Promise<AfterCase | null> {
  const { case: c } = loaded;
  if (!c.decision) return null;
  const { timeZone, settings } = c.plan;
  const now = new Date().toISOString();
  const today = dayIn(now, timeZone);
  const decidedOn = dayIn(c.decision.decidedAt, timeZone);
  const snapshot = await loadSnapshot(loaded);
  const denied = c.decision.lines.filter(({ result }) => result === 'denied');
  const ending = endingRule(c.lineOfBusiness);
  return {
    number: c.number,
    zone: zoneWords(timeZone),
    now: wallClock(now, timeZone),
    authorizations: authorizationsNow(c).filter(({ kind, validTo }) => kind !== 'ended' && validTo >= today),
    spelling: snapshot && spellingOf(snapshot),
    hasRepresentative: c.representative !== null,
    changed: changedOf(c, snapshot),
    whereChanged: whereChanged(c.status, role),
    isConfidential: c.member.confidentialAddress !== undefined,
    duties: c.duties.flatMap(({ id, kind, doneAt, dueAt, basis, verified }) =>
      doneAt === null
        ? [{ id, kind, due: `Due ${formatInstant(dueAt, timeZone)} ${zoneWords(timeZone)}, ${basis}${marked(verified)}` }]
        : [],
    ),
    reopening: reopeningChoices(c, denied.length > 0, decidedOn, today),
    reconsideration: reconsiderationWords(c, decidedOn),
    ending: {
      rule: `${ending.citation}${marked(ending.verified)}`,
      earliest: earliestEnd(c.lineOfBusiness, today, settings.after),
      exceptions:
        c.lineOfBusiness === 'medicaid' ? ENDING_EXCEPTIONS.map((value) => ({ value, label: ENDING_EXCEPTION_WORDS[value] })) : [],
      asksEpsdt: c.lineOfBusiness === 'medicaid' && ageOn(c.member.dateOfBirth, c.dateOfService) < 21,
    },
    body: EXTERNAL_BODY_WORDS[BODY_OF[c.lineOfBusiness]],
    denied: denied.map(({ number, code }) => ({ number, label: `${code} ${describeCode(code)}` })),
  };
}

function changedOf(c: LoadedCase['case'], snapshot: Snapshot | null): AfterCase['changed'] {
  if (snapshot === null) return { address: null, representative: null };
  const now = { member: c.member, representative: c.representative, requestingPractitioner: c.practitioner, facility: c.facility };
  const changed = changedSince(spellingOf(snapshot), spellingOf(now));
  return {
    address: changed.includes('memberAddress') ? addressLine(c.member.address) : null,
    representative: changed.includes('representativeName') ? (c.representative?.name ?? 'nobody') : null,
  };
}

const marked = (verified: boolean) => (verified ? '' : ` ${UNVERIFIED_MARK}`);

function reopeningChoices(c: LoadedCase['case'], isAdverse: boolean, decidedOn: string, today: string): AfterCase['reopening'] {
  const { lineOfBusiness } = c;
  const { after } = c.plan.settings;
  return reopeningRules(lineOfBusiness).map(({ reason, words, citation, verified }) => {
    const why = whyNotReopen({ lineOfBusiness, isAdverse, decidedOn, ...(after ? { after } : {}) }, reason, today);
    return { value: reason, label: words, hint: `${citation}${marked(verified)}${why === null ? '' : `. ${why}`}`, disabled: why !== null };
  });
}

function reconsiderationWords({ lineOfBusiness, plan }: LoadedCase['case'], decidedOn: string): string {
  const rule = reconsiderationRule(lineOfBusiness);
  const ends = reconsiderationEnds(lineOfBusiness, decidedOn, plan.settings.after);
  return rule === null || ends === null ? '' : `Until ${formatDate(ends)}, ${rule.citation}${marked(rule.verified)}`;
}

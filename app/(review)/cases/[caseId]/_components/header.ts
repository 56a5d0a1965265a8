import { flagWords, indicationWords, policyWords, requestWords } from '@/components/case/case-words';
import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import { openRequest } from '@/components/case/information-words';
import { wordsOf } from '@/components/case/letter-words';
import { shortInstant, zoneWords } from '@/components/case/when';
import type { CaseHeaderProps } from '@/components/shell/CaseHeader';
import { isAppeal } from '@/lib/cases/case-clock.ts';
import { shortName } from '@/lib/cases/lifecycle.ts';
import { decisionNoticeGiven } from '@/lib/cases/notice-given.ts';
import { countFindings } from '@/lib/cases/score.ts';
import { caseSteps } from '@/lib/cases/steps.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate, noticeLeft, timeLeft } from '@/lib/cases/time-words.ts';
import { MISSED_WORDS, STATUS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { ageOn } from '@/lib/criteria/dates.ts';
import type { RecordDocument } from '@/lib/records/document.ts';
import { caseView } from '@/lib/use-cases/authorize.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';

/** The case in the words of its header, at the instant `now` (ISO 8601 UTC). */
export function headerOf(
  loaded: LoadedCase,
  documents: readonly RecordDocument[],
  now: string,
): Omit<CaseHeaderProps, 'actions' | 'presence' | 'timeLeft'> {
  const { case: c, evaluation, input } = loaded;
  const late = !c.clockOver && timeLeft(c.dueAt, now).tone === 'late';
  return {
    name: c.member.name,
    age: `${ageOn(c.member.dateOfBirth, c.dateOfService)} on the date of service`,
    memberId: c.member.memberId,
    status: STATUS_WORDS[c.status],
    flags: [
      ...(late ? [{ text: c.overdue ? wordsOf(MISSED_WORDS, c.overdue.consequence) : 'Overdue', tone: 'error' as const }] : []),
      ...(c.transitionUntil ? [{ text: `Transition of care until ${formatDate(c.transitionUntil)}`, tone: 'info' as const }] : []),
      ...(c.member.dateOfDeath ? [{ text: 'Member died', tone: 'neutral' as const }] : []),
      ...(c.member.confidentialAddress ? [{ text: 'Confidential address', tone: 'warn' as const }] : []),
      ...(isAppeal(c) ? [{ text: 'Appeal', tone: 'info' as const }] : []),
      ...flagWords(evaluation, dayIn(now, c.plan.timeZone)).map((text) => ({ text, tone: 'warn' as const })),
    ],
    urgency: { text: URGENCY_WORDS[c.urgency], tone: c.urgency === 'expedited' ? 'warn' : 'neutral' },
    clock: clockOf(loaded, now),
    caseNumber: c.number,
    request: requestWords(evaluation.stage, c.lines),
    payer: c.plan.name,
    policy: policyWords(evaluation),
    indication: indicationWords(input.facts.indication, []),
    diagnoses: c.diagnoses,
    reviewer: c.assignee ? shortName(c.assignee.name) : c.decision || c.status === 'withdrawn' ? 'nobody' : null,
    director: c.director ? shortName(c.director.name) : null,
    representative: c.representative?.name ?? null,
    steps: stepsOf(loaded, documents),
  };
}

/** What the notice is due for and when; once every notice is given, when that was. */
function clockOf({ case: c }: LoadedCase, now: string): CaseHeaderProps['clock'] {
  const { timeZone } = c.plan;
  const due = `${shortInstant(c.dueAt, timeZone, now)} ${zoneWords(timeZone)}`;
  if (c.clockOver && c.decision !== null) {
    const given = decisionNoticeGiven(c.letters);
    if (given === null) return null;
    const words = `Notice given ${shortInstant(given, timeZone, now)}`;
    return { text: words, tone: given > c.dueAt ? 'late' : 'done', due: `due ${due}`, basis: c.dueBasis };
  }
  if (c.status === 'withdrawn') return null;
  const basis = `${c.dueBasis}${c.dueVerified ? '' : ` ${UNVERIFIED_MARK}`}`;
  const waits = openRequest(c);
  if (waits?.stopsClock && waits.dueAt > now) {
    return { text: `Clock stands still until ${shortInstant(waits.dueAt, timeZone, now)}`, tone: 'stopped', due: `then due ${due}`, basis };
  }
  return { ...noticeLeft(c.dueAt, now), due, basis };
}

function stepsOf(loaded: LoadedCase, documents: readonly RecordDocument[]): CaseHeaderProps['steps'] {
  const { notMet, missing, ambiguous } = countFindings(loaded.evaluation);
  const { number, eventCount } = loaded.case;
  const records = { documents: documents.length, pages: documents.reduce((sum, { pages }) => sum + pages, 0) };
  return caseSteps(caseView(loaded), { notMet, missing, ambiguous, events: eventCount, ...records }).map(({ id, label, detail, mark }) => ({
    href: `/cases/${number}/${id}`,
    label,
    detail: detail || undefined,
    mark,
  }));
}

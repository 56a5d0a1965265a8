import { capitalized, counted } from '@/components/case/case-text';
import { policyWords } from '@/components/case/case-words';
import { shortInstant, zoneWords } from '@/components/case/when';
import { authorizationSpan } from '@/lib/cases/authorization.ts';
import { describeCode } from '@/lib/cases/codes.ts';
import { PEER_TO_PEER_OUTCOMES } from '@/lib/cases/events.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { PEER_TO_PEER_WORDS } from '@/lib/cases/words.ts';
import { changeChoices, showingWords } from '@/lib/criteria/documentable.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import type { LoadedSigning } from '@/lib/use-cases/load-signing.ts';
import { SIGNED_MEANING } from '@/lib/use-cases/sign-decision.ts';
import { markOf } from './clause-kind';
import type { ContactDesk, SignDesk } from './sign-desk';
import { wallClock } from './wall-time';

/** The case as the sign-off form needs it. `now`: ISO 8601 UTC. */
export function signDesk(loaded: LoadedSigning, now: string): SignDesk {
  const { case: c, evaluation, signingCase, signer, draft, savedAt, unclear } = loaded;
  return {
    number: c.number,
    version: c.version,
    timeZone: c.plan.timeZone,
    lines: c.lines.map(({ number, code }) => ({ number, code, description: describeCode(code) })),
    signingCase,
    signer,
    draft,
    savedAt,
    unclear: unclear.map(({ finding }) => finding.id),
    clauses: evaluation.findings.flatMap((finding) => {
      const kind = markOf(finding);
      const isAmbiguous = unclear.some((each) => each.finding.id === finding.id);
      return kind === 'not-met' || isAmbiguous ? [{ id: finding.id, title: finding.title, kind: isAmbiguous ? 'ambiguous' : kind }] : [];
    }),
    changes: changesOf(evaluation),
    readingGrade: c.plan.settings.letters.readingGrade,
    policy: policyWords(evaluation),
    span: spanWords(c),
    lapsed: signingCase.informationLapsed ? lapsedWords(c, now) : null,
    records: recordWords(c),
    meanings: SIGNED_MEANING,
    peerToPeer: peerToPeerWords(c, now),
    contact: contactDesk(c, now),
  };
}

/** Asked clause by clause, so that the form can follow what the director relies on. */
function changesOf(evaluation: LoadedSigning['evaluation']): SignDesk['changes'] {
  const byClause = evaluation.findings.map(({ id }) => ({ id, facts: changeChoices(evaluation, [id]) }));
  return changeChoices(evaluation).map((fact) => ({
    fact,
    label: capitalized(showingWords(fact, { your: 'the' }) ?? fact),
    clauses: byClause.filter(({ facts }) => facts.includes(fact)).map(({ id }) => id),
  }));
}

export function contactDesk({ number, plan: { timeZone }, practitioner: { name, phone } }: CaseRecord, now: string): ContactDesk {
  return { number, zone: zoneWords(timeZone), ...wallClock(now, timeZone), practitioner: name, phone };
}

function spanWords(c: CaseRecord): string {
  const days = c.plan.settings.authorizationDays;
  const { validFrom, validTo } = authorizationSpan(c, days);
  return `${days} days from the date of service: ${formatDate(validFrom)} to ${formatDate(validTo)}`;
}

/** `2 of 3 items not received, asked Nov 2, due Nov 16, 23:59`. */
function lapsedWords(c: CaseRecord, now: string): string {
  const request = c.informationRequests.findLast(({ completedAt }) => completedAt === null);
  if (request === undefined) return 'Information was asked for and did not come in time';
  const { timeZone } = c.plan;
  const open = request.items.filter(({ receivedAt }) => receivedAt === null);
  const asked = shortInstant(request.askedAt, timeZone, now);
  return `${open.length} of ${counted(request.items.length, 'item')} not received, asked ${asked}, due ${shortInstant(request.dueAt, timeZone, now)}: ${open
    .map(({ what }) => what)
    .join('; ')}`;
}

function recordWords(c: CaseRecord): string {
  const documents = [...new Set(c.evidence.map(({ document }) => document))];
  const answers = counted(c.answers.filter(({ value }) => value !== null).length, 'answer');
  if (documents.length === 0) return `${answers}; no document is cited.`;
  return `${answers}, and what is cited from ${documents.join(', ')}.`;
}

/** `not yet offered`, `held Nov 22, 11:04 with James Okafor, MD`. */
function peerToPeerWords(c: CaseRecord, now: string): string {
  const talks = c.contacts.filter(({ kind }) => kind === 'peer-to-peer');
  const last = talks.at(-1);
  if (last === undefined) return 'not yet offered';
  const known = PEER_TO_PEER_OUTCOMES.find((each) => each === last.outcome);
  const outcome = known ? PEER_TO_PEER_WORDS[known].toLowerCase() : 'recorded';
  const more = talks.length > 1 ? `, ${talks.length} recorded` : '';
  return `${outcome} ${shortInstant(last.happenedAt, c.plan.timeZone, now)} with ${last.person}${more}`;
}

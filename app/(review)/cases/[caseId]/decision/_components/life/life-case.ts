import { zoneWords } from '@/components/case/when';
import type { MarkKind } from '@/components/ui/StatusMark';
import { isAppeal } from '@/lib/cases/case-clock.ts';
import { CHECK_KINDS } from '@/lib/cases/checks.ts';
import { dismissalRule } from '@/lib/cases/dismissal.ts';
import { ENDING_BASES, ENDING_GROUNDS, type EndingBasis } from '@/lib/cases/endings.ts';
import type { EscalationReason } from '@/lib/cases/events.ts';
import { evidenceGaps } from '@/lib/cases/gaps.ts';
import { askingRules } from '@/lib/cases/information.ts';
import type { Status } from '@/lib/cases/lifecycle.ts';
import { extensionRule, type Urgency } from '@/lib/cases/regulation.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import type { Outcome } from '@/lib/criteria/outcome.ts';
import { questionsFor } from '@/lib/criteria/questions.ts';
import { listNurses } from '@/lib/use-cases/list-nurses.ts';
import type { CaseRecord, LoadedCase } from '@/lib/use-cases/load-case.ts';
import { can, type Viewer } from '@/lib/use-cases/permissions.ts';

/** An item as it would be asked for: the criterion it serves, the answer it would document, and the words to the practitioner. */
export interface Item {
  readonly leaf: string;
  readonly fact: string;
  readonly what: string;
}

/** What the forms of a case's life show and begin with: made on the server, so that no calendar comes along to the browser. */
export interface LifeCase {
  readonly number: string;
  readonly version: number;
  readonly status: Status;
  readonly urgency: Urgency;
  readonly attestedBy: string;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** `Nov 24, 2026, 23:59 ET`. */
  readonly due: string;
  readonly zone: string;
  readonly asking: { readonly mayExtend: boolean; readonly answerDaysAtLeast: number; readonly answerHoursAtLeast: number | null };
  /** `days`: null where one extension has one length. */
  readonly extension: { readonly days: number | null; readonly grounds: string; readonly citation: string };
  readonly missing: readonly Item[];
  readonly choices: readonly (Item & { readonly label: string })[];
  readonly shown: {
    readonly outcome: Outcome;
    readonly rows: readonly { id: string; title: string; mark: MarkKind }[];
    readonly gaps: number;
  };
  readonly reason: EscalationReason | '';
  readonly nurses: readonly { id: string; name: string; title: string; open: number }[];
  /** What the endings begin with: grounds that were confirmed, and what the plan keeps of them. */
  readonly ending: {
    readonly grounds: readonly EndingBasis[];
    readonly provision: string;
    readonly delegate: { readonly name: string; readonly contact: string } | null;
    /** Rights that the notice of a dismissal tells of, with their source. */
    readonly dismissal: string;
  };
}

export async function lifeCase(loaded: LoadedCase, viewer: Viewer): Promise<LifeCase> {
  const { case: c, evaluation, input } = loaded;
  const { timeZone } = c.plan;
  const choices = itemsOf(loaded);
  const { days, appliesTo, grounds, citation, verified, family } = extensionRule(c.lineOfBusiness);
  const nurses = can(viewer, 'case:assign', c.plan.id) ? await listNurses(viewer, [c.plan.id]) : [];
  return {
    number: c.number,
    version: c.version,
    status: c.status,
    urgency: c.urgency,
    attestedBy: c.urgencyRecord.attestedBy,
    assignee: c.assignee && { id: c.assignee.id, name: c.assignee.name },
    due: `${formatInstant(c.dueAt, timeZone)} ${zoneWords(timeZone)}`,
    zone: zoneWords(timeZone),
    asking: askingRules(c, new Date().toISOString()),
    extension: {
      days: family === 'federal' && (appliesTo.includes(c.urgency) || isAppeal(c)) ? days : null,
      grounds,
      citation: `${citation}${verified ? '' : ' †'}`,
    },
    missing: choices
      .filter(({ leaf, fact }) => isMissing(evaluation.findings, leaf, fact, input.facts.indication === null))
      .filter(firstOfFact),
    choices,
    shown: {
      outcome: evaluation.outcome,
      rows: evaluation.findings.flatMap((f) =>
        f.status === 'met' || f.status === 'not-applicable' ? [] : [{ id: f.id, title: f.title, mark: markOf(f) }],
      ),
      gaps: evidenceGaps(questionsFor(input), c.answers, c.evidence).length,
    },
    reason: reasonOf(loaded),
    nurses: nurses.map(({ id, name, title, open }) => ({ id, name, title, open })),
    ending: endingOf(c),
  };
}

function endingOf({ checks, lines, plan, lineOfBusiness }: CaseRecord): LifeCase['ending'] {
  const against = CHECK_KINDS.filter((kind) => checks.findLast((each) => each.kind === kind)?.result === 'unfavorable');
  const { exclusions, delegates } = plan.settings.beforeReview;
  const has = ({ codes }: { codes: readonly string[] }) => lines.some(({ code }) => codes.includes(code));
  const delegate = delegates.find(has);
  const { vacateMonths, reconsidered, citation, verified } = dismissalRule(lineOfBusiness);
  const rights = [
    ...(vacateMonths === null ? [] : [`ask that the dismissal be vacated for good cause, within ${vacateMonths} months`]),
    ...(reconsidered ? ['ask for a reconsideration of the dismissal'] : []),
  ];
  return {
    grounds: ENDING_BASES.filter((basis) => {
      const { check } = ENDING_GROUNDS[basis];
      return check === null || against.includes(check);
    }),
    provision: exclusions.find(has)?.source ?? '',
    delegate: delegate ? { name: delegate.name, contact: delegate.contact } : null,
    dismissal: `${rights.length === 0 ? 'No right to have a dismissal set aside is known for this line of business' : `The notice says that one may ${rights.join(', and ')}`} (${citation}${verified ? '' : ' †'})`,
  };
}

/** Every pair of a criterion and an answer that it reads, by criterion in the document's order; what decides the criteria serves none. */
function itemsOf({ input, evaluation }: LoadedCase): (Item & { label: string })[] {
  const order = new Map(evaluation.findings.map(({ id }, i) => [id, i]));
  const titles = new Map(evaluation.findings.map(({ id, title }) => [id, title]));
  const pairs = questionsFor(input).flatMap(({ fact, leaves }) =>
    leaves.length === 0 ? [{ leaf: '', fact }] : leaves.map(({ id }) => ({ leaf: id, fact })),
  );
  return pairs
    .toSorted((a, b) => (order.get(a.leaf) ?? -1) - (order.get(b.leaf) ?? -1))
    .map(({ leaf, fact }) => ({
      leaf,
      fact,
      what: wordsFor(fact),
      label: leaf === '' ? factSpec(fact).question : `${leaf} ${titles.get(leaf) ?? ''}: ${factSpec(fact).question}`,
    }));
}

/** A beginning, to be made plainer by who asks: the record is asked for, not an answer. */
const wordsFor = (fact: FactKey) => {
  const { question } = factSpec(fact);
  return `Records that show: ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
};

function isMissing(findings: readonly Finding[], leaf: string, fact: string, noIndication: boolean): boolean {
  if (leaf === '') return fact === 'indication' && noIndication;
  const finding = findings.find(({ id }) => id === leaf);
  return finding?.status === 'unknown' && finding.missing.some((each) => each === fact);
}

/** An answer that several criteria read is asked for once. */
const firstOfFact = ({ fact }: Item, i: number, all: readonly Item[]) => all.findIndex((other) => other.fact === fact) === i;

function markOf({ status, missing }: Finding): MarkKind {
  if (status !== 'unknown') return status;
  return missing.length > 0 ? 'missing' : 'ambiguous';
}

/** The reason that the case itself suggests. */
function reasonOf({ case: c, evaluation }: LoadedCase): EscalationReason | '' {
  if (c.informationLapsedAt !== null && evaluation.outcome === 'needs-information') return 'information-not-received';
  if (evaluation.outcome === 'does-not-meet') return 'does-not-meet';
  if (evaluation.outcome === 'needs-physician') return 'policy-unclear';
  return evaluation.warnings.some((warning) => warning.startsWith('code-not-listed')) ? 'code-not-listed' : '';
}

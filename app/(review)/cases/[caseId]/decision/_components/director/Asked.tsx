import { Card } from '@/components/case/Card';
import { reasonWords } from '@/components/case/case-words';
import { shortInstant } from '@/components/case/when';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { ESCALATION_REASONS, type EscalationReason } from '@/lib/cases/events.ts';
import { ESCALATION_WORDS } from '@/lib/cases/words.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { markOf } from './clause-kind';
import { isCited } from './Settled';

/** The nurse's summary: what is asked, how far the criteria go, and where what she relied on stands. */
export function Asked({ loaded, now }: { loaded: LoadedCase; now: string }) {
  const { case: c } = loaded;
  const { timeZone } = c.plan;
  const asked = c.escalations.at(-1);
  const before = c.escalations.slice(0, -1);
  return (
    <Card
      title="What is asked of you"
      aside={
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <OutcomeBadge outcome={loaded.evaluation.outcome} />
          <span>A score, not a decision.</span>
        </span>
      }
    >
      {asked ? <p className="[overflow-wrap:anywhere] whitespace-pre-line">{asked.question}</p> : null}
      <p className="mt-1">{summaryWords(loaded)}</p>
      {asked ? (
        <p className="mt-1 text-sm text-muted [overflow-wrap:anywhere]">
          {[
            asked.escalatedBy,
            `escalated ${shortInstant(asked.escalatedAt, timeZone, now)}`,
            reasonOf(asked.reason),
            sourcesWords(loaded),
          ].join(' · ')}
        </p>
      ) : null}
      {before.map((each) => (
        <p key={each.id} className="mt-2 border-t border-line pt-2 text-sm text-muted [overflow-wrap:anywhere] whitespace-pre-line">
          Asked before, {shortInstant(each.escalatedAt, timeZone, now)}: {each.question}
          {each.returnedAt === null
            ? ''
            : ` Returned by ${each.returnedBy}, ${shortInstant(each.returnedAt, timeZone, now)}: ${each.wanted}`}
        </p>
      ))}
    </Card>
  );
}

const reasonOf = (reason: string): string => {
  const known: EscalationReason | undefined = ESCALATION_REASONS.find((each) => each === reason);
  return known ? ESCALATION_WORDS[known].toLowerCase() : reason;
};

/** `11 of 12 criteria are met, all of them cited. 1 is unsettled: 2.c.iv.` */
function summaryWords({ case: c, evaluation }: LoadedCase): string {
  const { findings } = evaluation;
  const counting = findings.filter((finding) => finding.status !== 'not-applicable');
  if (counting.length === 0)
    return `No criteria decide this request: ${reasonWords(evaluation).join('; ').toLowerCase() || 'no review is asked'}.`;
  const met = findings.filter((finding) => finding.status === 'met');
  const cited = met.filter((finding) => isCited(finding, c)).length;
  const source = met.length === 0 ? '' : cited === met.length ? ', all of them cited' : `, ${cited} of them cited`;
  const open = counting.filter((finding) => finding.status !== 'met').map(({ id }) => id);
  const rest = open.length === 0 ? '' : ` Unsettled: ${open.join(', ')}.`;
  return `${met.length} of ${counting.length} criteria ${counting.length === 1 ? 'is' : 'are'} met${source}.${rest}`;
}

/** `evidence: PT discharge p. 2; clinic notes p. 12, 31`, for what is unsettled; all that is cited where nothing is. */
function sourcesWords({ case: c, evaluation }: LoadedCase): string {
  const open = evaluation.findings.filter((finding) => ['not-met', 'ambiguous', 'missing'].includes(markOf(finding)));
  const facts = new Set(open.flatMap((finding) => Object.keys(finding.facts)));
  const cited = c.evidence.filter((each) => facts.size === 0 || facts.has(each.fact));
  const pages = new Map<string, Set<string>>();
  for (const { document, page } of cited) pages.set(document, (pages.get(document) ?? new Set()).add(page));
  if (pages.size === 0) return 'no source cited for it';
  const words = [...pages].map(([document, on]) => {
    const numbers = [...on].filter((page) => page !== '').sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    return numbers.length === 0 ? document : `${document} p. ${numbers.join(', ')}`;
  });
  return `evidence: ${words.join('; ')}`;
}

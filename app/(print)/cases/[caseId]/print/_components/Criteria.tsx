import { policyWords, reasonWords } from '@/components/case/case-words';
import { cx } from '@/components/ui/cx';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { MARK_TEXT, MARK_WORDS, type MarkKind, StatusMark } from '@/components/ui/StatusMark';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { isFactKey } from '@/lib/criteria/facts.ts';
import type { Question } from '@/lib/criteria/questions.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { Section } from './Section';

/** Every criterion in the document's order, in two columns; each names the answers it reads by their number. */
export function Criteria({ loaded: { evaluation }, questions }: { loaded: LoadedCase; questions: readonly Question[] }) {
  const { findings } = evaluation;
  const number = new Map(questions.map(({ fact }, i) => [fact, i + 1]));
  return (
    <Section title="Criteria" aside={`${policyWords(evaluation)}. A score, not a decision.`}>
      <p className="mb-1 flex items-center gap-2">
        <OutcomeBadge outcome={evaluation.outcome} />
        {findings.length > 0 ? <span className="text-muted">{tally(findings)}</span> : null}
        {reasonWords(evaluation).join('; ')}
      </p>
      <ul className="columns-2 gap-x-5">
        {findings.map((finding) => (
          <Criterion key={finding.id} finding={finding} reads={readsOf(finding, number)} />
        ))}
      </ul>
    </Section>
  );
}

function markOf({ status, missing }: Finding): MarkKind {
  if (status !== 'unknown') return status;
  return missing.length > 0 ? 'missing' : 'ambiguous';
}

const readsOf = (finding: Finding, number: ReadonlyMap<string, number>): number[] =>
  Object.keys(finding.facts)
    .filter(isFactKey)
    .flatMap((fact) => number.get(fact) ?? [])
    .sort((a, b) => a - b);

/** "9 met, 1 policy unclear": each result that there is. */
function tally(findings: readonly Finding[]): string {
  const kinds: readonly MarkKind[] = ['met', 'not-met', 'missing', 'ambiguous', 'not-applicable'];
  return kinds
    .map((kind) => ({ kind, count: findings.filter((finding) => markOf(finding) === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${MARK_WORDS[kind].toLowerCase()}`)
    .join(', ');
}

function Criterion({ finding, reads }: { finding: Finding; reads: readonly number[] }) {
  const kind = markOf(finding);
  return (
    <li data-whole="" className="grid grid-cols-[76pt_minmax(0,1fr)] gap-x-1.5 border-t border-line py-[1.5pt]">
      <span className={cx('flex items-baseline gap-1 text-[7.5pt] font-medium', MARK_TEXT[kind])}>
        <StatusMark kind={kind} size={10} decorative />
        {MARK_WORDS[kind]}
      </span>
      <span className="[overflow-wrap:anywhere]">
        <span className="font-mono text-[7.5pt]">{finding.id}</span> {finding.title}
        {reads.length > 0 ? (
          <span className="text-[7.5pt] text-muted">
            {' '}
            {reads.length === 1 ? 'answer' : 'answers'} {reads.join(', ')}
          </span>
        ) : null}
      </span>
    </li>
  );
}

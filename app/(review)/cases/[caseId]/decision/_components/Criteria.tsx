import { Card } from '@/components/case/Card';
import { citationWords } from '@/components/case/citation-words';
import { valueWords } from '@/components/form/fact-words';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { MARK_WORDS, type MarkKind, StatusMark } from '@/components/ui/StatusMark';
import type { Evaluation, Finding } from '@/lib/criteria/evaluate.ts';
import { type FactKey, factSpec, isFactKey } from '@/lib/criteria/facts.ts';
import type { CaseRecord, LoadedCase } from '@/lib/use-cases/load-case.ts';

/** What is unsettled in full, clause beside record; what is met in one folded list. */
export function Criteria({ loaded: { case: c, evaluation } }: { loaded: LoadedCase }) {
  const policy = policyPath(evaluation);
  const groups = ORDER.map((kind) => ({ kind, findings: evaluation.findings.filter((finding) => markOf(finding) === kind) }));
  return groups.map(({ kind, findings }) =>
    findings.length === 0 ? null : kind === 'met' || kind === 'not-applicable' ? (
      <Folded key={kind} kind={kind} findings={findings} c={c} policy={policy} />
    ) : (
      <Card key={kind} title={MARK_WORDS[kind]} aside={`${findings.length} of ${evaluation.findings.length}`} flush>
        <ul>
          {findings.map((finding) => (
            <Row key={finding.id} finding={finding} c={c} policy={policy} />
          ))}
        </ul>
      </Card>
    ),
  );
}

interface Beside {
  c: CaseRecord;
  /** Address of the governing version's page, to which a clause's name is added; empty where none governs. */
  policy: string;
}

/** The governing version as its own page shows it, on the pathway of this case. */
function policyPath({ policy, version, stage, pathway }: Evaluation): string {
  const indication = pathway?.split('/')[0];
  if (policy === null || version === null || stage === null || indication === undefined) return '';
  return `/policies/${policy}/${version}?${new URLSearchParams({ indication, stage })}`;
}

const ORDER: readonly MarkKind[] = ['not-met', 'ambiguous', 'missing', 'met', 'not-applicable'];

function markOf({ status, missing }: Finding): MarkKind {
  if (status !== 'unknown') return status;
  return missing.length > 0 ? 'missing' : 'ambiguous';
}

function Folded({ kind, findings, c, policy }: { kind: MarkKind; findings: readonly Finding[] } & Beside) {
  return (
    <details>
      <summary className="w-fit text-sm font-medium text-muted hover:text-text">
        {MARK_WORDS[kind]}, {findings.length} {findings.length === 1 ? 'criterion' : 'criteria'}
      </summary>
      <ul className="mt-2 rounded border border-line bg-panel">
        {findings.map((finding) => (
          <Row key={finding.id} finding={finding} c={c} policy={policy} />
        ))}
      </ul>
    </details>
  );
}

/** The clause on the left; on the right what the record says to it, and what it leaves open. */
function Row({ finding, c, policy }: { finding: Finding } & Beside) {
  return (
    <li className="grid gap-x-5 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0 lg:grid-cols-2">
      <div className="min-w-0">
        <p className="flex gap-2">
          <StatusMark kind={markOf(finding)} className="mt-1" />
          <span>
            <span className="font-mono text-[0.78125rem] text-muted">{finding.id}</span>{' '}
            <span className="font-medium">{finding.title}</span>
          </span>
        </p>
        <p className="mt-0.5 pl-5 text-sm">{finding.statement}</p>
        <p className="mt-0.5 pl-5 text-xs text-muted">
          {finding.citation}
          {policy === '' ? null : (
            <>
              {' · '}
              <Link href={toRoute(`${policy}#${encodeURIComponent(finding.id)}`)} className="text-accent underline">
                Open the policy at {finding.id}
              </Link>
            </>
          )}
        </p>
      </div>
      <ul className="flex min-w-0 flex-col gap-1 text-sm">
        {Object.keys(finding.facts)
          .filter(isFactKey)
          .map((fact) => (
            <Fact key={fact} fact={fact} finding={finding} c={c} />
          ))}
      </ul>
    </li>
  );
}

function Fact({ fact, finding, c }: { fact: FactKey; finding: Finding; c: CaseRecord }) {
  const value = finding.facts[fact] ?? null;
  const cited = c.evidence.filter((each) => each.fact === fact);
  const note = c.answers.find((answer) => answer.fact === fact)?.note ?? '';
  return (
    <li className="[overflow-wrap:anywhere]">
      {factSpec(fact).question}: <span className={value === null ? 'text-missing' : 'font-medium'}>{valueWords(fact, value)}</span>
      {cited.map((each) => (
        <span key={each.id} className="block text-xs text-muted">
          {citationWords(each)}
        </span>
      ))}
      {note === '' ? null : <span className="block text-xs whitespace-pre-line text-muted">Note: {note}</span>}
      {finding.missing.includes(fact) && c.status === 'in-review' ? (
        <>
          {' '}
          <Link href={toRoute(`/cases/${c.number}/review#q-${fact}`)} className="text-accent underline">
            Open the question
          </Link>
        </>
      ) : null}
    </li>
  );
}

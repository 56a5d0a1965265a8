import { MARK_WORDS, type MarkKind, StatusMark } from '@/components/ui/StatusMark';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { isFactKey } from '@/lib/criteria/facts.ts';
import type { CaseRecord, LoadedCase } from '@/lib/use-cases/load-case.ts';
import { markOf } from './clause-kind';
import { RecordOf } from './Record';
import { PolicyLink } from './Unsettled';

/** What needs no reading: met and cited, met without a source, does not apply; each folded. */
export function Settled({ loaded }: { loaded: LoadedCase }) {
  const { case: c, evaluation } = loaded;
  const met = evaluation.findings.filter((finding) => markOf(finding) === 'met');
  const groups: readonly { title: string; kind: MarkKind; findings: Finding[] }[] = [
    { title: 'Met and cited', kind: 'met', findings: met.filter((finding) => isCited(finding, c)) },
    { title: 'Met, not every answer cited', kind: 'met', findings: met.filter((finding) => !isCited(finding, c)) },
    {
      title: MARK_WORDS['not-applicable'],
      kind: 'not-applicable',
      findings: evaluation.findings.filter((f) => markOf(f) === 'not-applicable'),
    },
  ];
  return groups.map(({ title, kind, findings }) =>
    findings.length === 0 ? null : (
      <details key={title}>
        <summary className="w-fit text-sm font-medium text-muted hover:text-text">
          {title}, {findings.length} {findings.length === 1 ? 'criterion' : 'criteria'}
        </summary>
        <ul className="mt-2 rounded border border-line bg-panel">
          {findings.map((finding) => (
            <Row key={finding.id} kind={kind} finding={finding} loaded={loaded} />
          ))}
        </ul>
      </details>
    ),
  );
}

/** Every answer that it reads names where it was found. */
export function isCited(finding: Finding, c: CaseRecord): boolean {
  const read = Object.keys(finding.facts).filter(isFactKey);
  return read.every((fact) => finding.facts[fact] === null || c.evidence.some((each) => each.fact === fact));
}

function Row({ kind, finding, loaded }: { kind: MarkKind; finding: Finding; loaded: LoadedCase }) {
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-4 py-2.5 text-sm last:border-b-0 lg:grid-cols-2">
      <div className="min-w-0">
        <p className="flex gap-2">
          <StatusMark kind={kind} className="mt-1" />
          <span>
            <span className="font-mono text-[0.78125rem] text-muted">{finding.id}</span>{' '}
            <span className="font-medium">{finding.title}</span>
          </span>
        </p>
        <p className="mt-0.5">{finding.statement}</p>
        <p className="mt-0.5 text-xs text-muted">{finding.citation}</p>
        <PolicyLink finding={finding} loaded={loaded} />
      </div>
      <RecordOf finding={finding} c={loaded.case} />
    </li>
  );
}

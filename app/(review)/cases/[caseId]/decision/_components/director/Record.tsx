import { citationWords } from '@/components/case/citation-words';
import { valueWords } from '@/components/form/fact-words';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { type FactKey, factSpec, isFactKey } from '@/lib/criteria/facts.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** What the record says to a clause: each fact it reads, in words, with where it was found. */
export function RecordOf({ finding, c }: { finding: Finding; c: CaseRecord }) {
  const facts = Object.keys(finding.facts).filter(isFactKey);
  if (facts.length === 0) return <p className="text-sm text-muted">The clause reads the request itself: age, kind or codes.</p>;
  return (
    <ul className="flex min-w-0 flex-col gap-1.5">
      {facts.map((fact) => (
        <FactLine key={fact} fact={fact} finding={finding} c={c} />
      ))}
    </ul>
  );
}

function FactLine({ fact, finding, c }: { fact: FactKey; finding: Finding; c: CaseRecord }) {
  const value = finding.facts[fact] ?? null;
  const cited = c.evidence.filter((each) => each.fact === fact);
  const note = c.answers.find((answer) => answer.fact === fact)?.note ?? '';
  return (
    <li className="[overflow-wrap:anywhere]">
      {factSpec(fact).question}: <span className={value === null ? 'text-missing' : 'font-medium'}>{valueWords(fact, value)}</span>
      {cited.map((each) => (
        <span key={each.id} className="block text-sm text-muted">
          {citationWords(each)}
        </span>
      ))}
      {value !== null && cited.length === 0 ? <span className="block text-sm text-muted">No source cited</span> : null}
      {note === '' ? null : <span className="block text-sm whitespace-pre-line text-muted">Note: {note}</span>}
    </li>
  );
}

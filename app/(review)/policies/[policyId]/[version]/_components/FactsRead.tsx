import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { rangeWords } from '@/components/form/fact-words';
import { type FactSpec, factSpec } from '@/lib/criteria/facts.ts';
import { atomsOf, factsRead } from '@/lib/criteria/logic.ts';
import { READ_GROUPS, type ReadKey, readWords } from '@/lib/criteria/reading.ts';
import type { ShownLeaf } from './shown';

/** Every fact that the clauses shown read, grouped as a chart is read, with the clauses that read it. */
export function FactsRead({ leaves }: { leaves: readonly ShownLeaf[] }) {
  const readers = readersOf(leaves);
  if (readers.size === 0) return null;
  const groups = READ_GROUPS.map((group) => ({ ...group, reads: group.reads.filter((read) => readers.has(read)) })).filter(
    ({ reads }) => reads.length > 0,
  );
  return (
    <Card title="Facts read" aside={`${counted(readers.size, 'fact')} by the clauses above`} flush>
      <div className="relative overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Facts that the clauses read</caption>
          <thead>
            <tr className="border-b border-line text-left text-xs text-muted">
              {['Question', 'Answer', 'Clauses'].map((heading) => (
                <th key={heading} scope="col" className="px-4 py-2 font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ id, title, reads }) => (
            <tbody key={id}>
              <tr className="border-b border-line bg-sunken">
                <th scope="rowgroup" colSpan={3} className="px-4 py-1 text-left text-xs font-semibold">
                  {title}
                </th>
              </tr>
              {reads.map((read) => (
                <tr key={read} className="border-b border-line">
                  <th scope="row" className="px-4 py-1.5 text-left align-top font-normal">
                    {readWords(read)}
                  </th>
                  <td className="px-4 py-1.5 align-top text-muted">{answerWords(read)}</td>
                  <td className="px-4 py-1.5 align-top">
                    <span className="flex flex-wrap gap-x-2 font-mono text-xs leading-5">
                      {(readers.get(read) ?? []).map(({ leaf, anchor }) => (
                        <a key={anchor} href={`#${anchor}`} className="text-accent hover:underline">
                          {leaf.id}
                        </a>
                      ))}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  );
}

function readersOf(leaves: readonly ShownLeaf[]): ReadonlyMap<ReadKey, readonly ShownLeaf[]> {
  const readers = new Map<ReadKey, ShownLeaf[]>();
  for (const shown of leaves) {
    const { condition, exception } = shown.leaf;
    const age = atomsOf(condition).some(({ kind }) => kind === 'age') ? (['age'] as const) : [];
    const facts = exception === undefined ? factsRead(condition) : [...factsRead(condition), ...factsRead(exception.condition)];
    for (const read of new Set<ReadKey>([...age, ...facts])) readers.set(read, [...(readers.get(read) ?? []), shown]);
  }
  return readers;
}

/** What kind of answer a fact takes: "Yes or no", "Number, 0–12 months", "Failed, not tolerated, adequate or not tried". */
function answerWords(read: ReadKey): string {
  if (read === 'age') return 'Completed years, from the date of birth';
  const spec: FactSpec = factSpec(read);
  switch (spec.type) {
    case 'boolean':
      return 'Yes or no';
    case 'date':
      return 'Date';
    case 'enum':
      return spec.options
        .map((option, index) => (index === 0 ? spec.optionLabels[option] : spec.optionLabels[option]?.toLowerCase()))
        .join(', ');
    default:
      return [spec.type === 'integer' ? 'Whole number' : 'Number', rangeWords(spec)].filter(Boolean).join(', ');
  }
}

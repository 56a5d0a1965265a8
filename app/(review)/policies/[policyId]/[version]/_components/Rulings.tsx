import { Card } from '@/components/case/Card';
import { StatusMark } from '@/components/ui/StatusMark';
import { describeCondition, UNCLEAR_FOR } from '@/lib/criteria/describe.ts';
import { atomsOf } from '@/lib/criteria/logic.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import type { Ruling } from '@/lib/criteria/rulings.ts';
import type { ShownLeaf } from './shown';

type Props = { rulings: readonly Ruling[]; leaves: readonly ShownLeaf[]; version: PolicyVersion };

/** How each passage that can be read in two ways is read; where the words do not decide, a physician reads them. */
export function Rulings({ rulings, leaves, version }: Props) {
  const open = rulings.filter(({ by }) => by === 'physician').length;
  return (
    <Card title="Rulings on ambiguous words" aside={`${rulings.length} passages · ${open} for a physician`} flush>
      <div className="relative overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">How passages that can be read in two ways are read</caption>
          <thead>
            <tr className="border-b border-line text-left text-xs text-muted">
              {['Clause', 'What can be read in two ways', 'How it is read'].map((heading) => (
                <th key={heading} scope="col" className="px-4 py-2 font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rulings.map((ruling) => (
              <tr key={ruling.passage} className="border-b border-line last:border-b-0">
                <td className="w-32 px-4 py-2 align-top">
                  <ClauseLinks clauses={ruling.clauses} leaves={leaves} />
                </td>
                <td className="px-4 py-2 align-top">
                  {ruling.passage}
                  <span className="block text-xs text-muted">{ruling.citation}</span>
                </td>
                <td className="w-1/2 px-4 py-2 align-top">
                  {ruling.ruling}
                  {ruling.by === 'physician' ? <ByPhysician values={openValues(version, ruling)} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function ClauseLinks({ clauses, leaves }: { clauses: readonly string[]; leaves: readonly ShownLeaf[] }) {
  if (clauses.length === 0) return <span className="text-muted">The document</span>;
  return (
    <ul className="flex flex-wrap gap-x-2 font-mono text-xs leading-5">
      {clauses.map((id) => {
        const anchor = leaves.find(({ leaf }) => leaf.id === id)?.anchor;
        return (
          <li key={id}>
            {anchor === undefined ? (
              <span className="text-muted">{id}</span>
            ) : (
              <a href={`#${anchor}`} className="text-accent hover:underline">
                {id}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The values for which the clauses of a ruling stay open, as their conditions hold them. */
function openValues({ criteria }: PolicyVersion, { clauses }: Ruling): string[] {
  const atoms = criteria.filter(({ id }) => clauses.includes(id)).flatMap(({ condition }) => atomsOf(condition));
  return atoms.flatMap((atom) => {
    const described = describeCondition(atom).atom;
    return described === undefined || described.unclear === null ? [] : [`${described.subject}: ${described.unclear}`];
  });
}

function ByPhysician({ values }: { values: readonly string[] }) {
  return (
    <p className="mt-0.5 text-ambiguous">
      <StatusMark kind="ambiguous" size={10} decorative className="mr-1.5" />A physician reads it
      {values.length === 0 ? '.' : `. ${UNCLEAR_FOR}: ${values.join('; ')}`}
    </p>
  );
}

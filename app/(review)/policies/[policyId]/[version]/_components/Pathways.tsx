import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { StatusMark } from '@/components/ui/StatusMark';
import { INDICATION_WORDS, REASON_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import { FACTS } from '@/lib/criteria/facts.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import { type Treatment, treatmentOf } from '@/lib/criteria/reading.ts';
import { address } from '../../../_lib/address';
import { versionAddress } from '../../../_lib/versions';
import type { Chosen } from './shown';

/** What the version does with each indication at each stage; a cell leads to its clauses. */
export function Pathways({ version, current }: { version: PolicyVersion; current: Chosen }) {
  const href = (chosen: Partial<Chosen>) => address(versionAddress(version), { ...chosen }, 'clauses');
  const isAll = current.indication === null && current.stage === null;
  return (
    <Card
      title="Pathways"
      aside={
        <Link href={toRoute(href({}))} aria-current={isAll ? 'true' : undefined} className={`${CELL} inline-flex font-medium`}>
          Every clause
        </Link>
      }
      flush
    >
      <div className="relative overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">What the policy does with each indication at each stage</caption>
          <thead>
            <tr className="border-b border-line text-left text-xs text-muted">
              <th scope="col" className="px-4 py-2 font-medium">
                Indication
              </th>
              {STAGES.map((stage) => (
                <th key={stage} scope="col" className="px-2 py-2 font-medium whitespace-nowrap print:px-1 print:whitespace-normal">
                  {STAGE_WORDS[stage]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FACTS.indication.options.map((indication) => (
              <tr key={indication} className="border-b border-line last:border-b-0">
                <th scope="row" className="px-4 py-1 text-left font-normal whitespace-nowrap">
                  {FACTS.indication.optionLabels[indication]}
                </th>
                {STAGES.map((stage) => (
                  <td key={stage} className="p-1">
                    <Link
                      href={toRoute(href({ indication, stage }))}
                      aria-current={indication === current.indication && stage === current.stage ? 'true' : undefined}
                      className={CELL}
                    >
                      <span className="sr-only">
                        {INDICATION_WORDS[indication]}, {STAGE_WORDS[stage].toLowerCase()}:{' '}
                      </span>
                      <Cell treatment={treatmentOf(version, indication, stage)} />
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const CELL =
  'flex min-h-6 items-center gap-1.5 rounded-sm border border-transparent px-1.5 py-0.5 text-xs whitespace-nowrap text-accent print:px-0.5 print:whitespace-normal hover:border-line-strong aria-[current]:border-accent aria-[current]:bg-accent-weak forced-colors:aria-[current]:border-[Highlight]';

function Cell({ treatment }: { treatment: Treatment }) {
  if (treatment.kind === 'criteria') return <span className="font-medium">{counted(treatment.leaves.length, 'clause')}</span>;
  if (treatment.kind === 'no-review') {
    return (
      <span className="inline-flex items-center gap-1.5 text-text">
        <StatusMark kind="not-applicable" size={10} decorative />
        No review
      </span>
    );
  }
  const isUnclear = treatment.limits.some(({ reason }) => reason === 'policy-ambiguous');
  return (
    <span className={`inline-flex items-center gap-1.5 ${isUnclear ? 'text-ambiguous' : 'text-muted'}`}>
      <StatusMark kind="ambiguous" size={10} decorative />
      {isUnclear ? 'Unclear' : 'Not addressed'}
      <span className="sr-only">: {treatment.limits.map(({ reason }) => REASON_WORDS[reason]).join(', ')}</span>
    </span>
  );
}

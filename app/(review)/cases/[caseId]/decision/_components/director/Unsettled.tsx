import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { MARK_WORDS, StatusMark } from '@/components/ui/StatusMark';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { RESULT_WORDS } from '@/lib/cases/words.ts';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { policyById } from '@/lib/criteria/registry.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import type { UnclearLeaf } from '@/lib/use-cases/load-signing.ts';
import { markOf } from './clause-kind';
import { clauseAddress } from './policy-address';
import { RecordOf } from './Record';

/** One clause that is not met, unclear or not documented: the policy's passage beside the record. */
export function Unsettled({ finding, loaded }: { finding: Finding; loaded: LoadedCase }) {
  const kind = markOf(finding);
  return (
    <Card
      title={
        <>
          Unsettled: <span className="[overflow-wrap:anywhere]">{finding.id}</span>
        </>
      }
      aside={
        <span className="inline-flex items-center gap-1.5">
          <StatusMark kind={kind} decorative />
          {MARK_WORDS[kind]}
        </span>
      }
    >
      <div className="grid gap-x-6 gap-y-3 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 className="text-xs font-normal text-muted">{passageWords(finding, loaded)}</h3>
          <p className="mt-1 font-medium">{finding.title}</p>
          <p className="mt-0.5">{finding.statement}</p>
          <p className="mt-0.5 text-xs text-muted">{finding.citation}</p>
          <PolicyLink finding={finding} loaded={loaded} />
        </div>
        <div className="min-w-0">
          <h3 className="mb-1 text-xs font-normal text-muted">The record</h3>
          <RecordOf finding={finding} c={loaded.case} />
        </div>
      </div>
    </Card>
  );
}

function passageWords({ id }: Finding, { evaluation: { policy } }: LoadedCase): string {
  return policy === null ? 'The policy' : `The policy, ${policyById(policy).documentNumber} section ${id}`;
}

export function PolicyLink({ finding: { id }, loaded: { evaluation } }: { finding: Finding; loaded: LoadedCase }) {
  const address = clauseAddress(evaluation, id);
  if (address === null) return null;
  return (
    <Link href={toRoute(address)} className="mt-1.5 inline-block text-accent hover:underline">
      Open the policy at {id}
    </Link>
  );
}

/** How the clause was read before: sent once the director's own reading is stored, and not before. */
export function EarlierReadings({ leaf, timeZone }: { leaf: UnclearLeaf; timeZone: string }) {
  const { count, readings } = leaf.earlier;
  return (
    <Card title={`Earlier readings of ${leaf.finding.id}`}>
      {readings === null ? (
        <p className="text-muted">
          {count === 0
            ? 'None yet in this plan and policy version.'
            : `Shown once you have written your own: ${counted(count, 'reading')}, in this plan and policy version.`}
        </p>
      ) : readings.length === 0 ? (
        <p className="text-muted">None in this plan and policy version: yours is the first.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {readings.map(({ id, result, text, writtenAt }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              <span className="inline-flex items-center gap-1.5 font-medium">
                <StatusMark kind={result} decorative />
                Read as {RESULT_WORDS[result].toLowerCase()}
              </span>
              <span className="text-xs text-muted"> · {formatDate(dayIn(writtenAt, timeZone))}</span>
              <p className="whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

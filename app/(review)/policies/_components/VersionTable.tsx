import { counted } from '@/components/case/case-text';
import { CurrencyMarks, NotInForceMark } from '@/components/policy/CurrencyMarks';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { formatDate } from '@/lib/cases/time-words.ts';
import { PAYER_WORDS } from '@/lib/cases/words.ts';
import { currencyOf, currentVersion } from '@/lib/criteria/currency.ts';
import type { Policy, PolicyVersion } from '@/lib/criteria/policy.ts';
import { address } from '../_lib/address';
import { versionAddress, versionKey } from '../_lib/versions';
import { numberWords } from './number-words';

/** Every version, the newest of each policy first, with its dates and where they stand in the document. */
export function VersionTable({ policies, today }: { policies: readonly Policy[]; today: string }) {
  return (
    <DataTable caption="Versions of all policies, with their dates in force and whether they are current">
      <thead>
        <tr>
          {['Payer', 'Policy', 'Version', 'In force', 'Review due', 'Today', 'Holds'].map((heading) => (
            <Th key={heading}>{heading}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {policies.flatMap((policy) =>
          policy.versions.toReversed().map((version) => <Row key={versionKey(version)} policy={policy} version={version} today={today} />),
        )}
      </tbody>
    </DataTable>
  );
}

function Row({ policy, version, today }: { policy: Policy; version: PolicyVersion; today: string }) {
  const isNewest = policy.versions.at(-1) === version;
  const { inForce, reviewDue } = version;
  return (
    <Tr>
      <Td look="name">{isNewest ? PAYER_WORDS[policy.payer] : <span className="sr-only">{PAYER_WORDS[policy.payer]}</span>}</Td>
      <Td wraps className="min-w-56">
        <Link href={toRoute(versionAddress(version))} className="font-medium text-accent hover:underline">
          {nameOf(policy)}
        </Link>
        <span className="block text-xs text-muted">{numberWords(policy)}</span>
      </Td>
      <Td look="code">{version.version}</Td>
      <Td title={inForce.citation}>{windowWords(inForce)}</Td>
      <Td look="quiet" title={reviewDue?.citation}>
        {reviewDue === undefined ? 'none given' : formatDate(reviewDue.last)}
      </Td>
      <Td>
        <span className="flex flex-wrap gap-1.5 py-1">
          <CurrencyMarks currency={currencyOf(policy, version, today)} />
          {isNewest && currentVersion(policy, today) === null ? <NotInForceMark /> : null}
        </span>
      </Td>
      <Td look="quiet">
        {counted(version.criteria.length, 'clause')}
        <Before policy={policy} version={version} />
      </Td>
    </Tr>
  );
}

/** The version before it, to compare with. */
function Before({ policy, version }: { policy: Policy; version: PolicyVersion }) {
  const before = policy.versions[policy.versions.indexOf(version) - 1];
  if (before === undefined) return null;
  const href = address('/policies/difference', { from: versionKey(before), to: versionKey(version) });
  return (
    <>
      {' · '}
      <Link href={toRoute(href)} className="text-accent hover:underline">
        what changed
      </Link>
    </>
  );
}

/** The registry's title without its payer, which has a column of its own. */
const nameOf = ({ title }: Policy): string => title.slice(title.indexOf(', ') + 2);

/** `Feb 1, 2025 – Dec 31, 2025`; `from Aug 9, 2023`. */
function windowWords({ from, to }: PolicyVersion['inForce']): string {
  return to === undefined ? `from ${formatDate(from)}` : `${formatDate(from)} – ${formatDate(to)}`;
}

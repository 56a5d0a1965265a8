import { Card } from '@/components/case/Card';
import { Callout } from '@/components/ui/Callout';
import { formatDate } from '@/lib/cases/time-words.ts';
import { currencyOf, currentVersion } from '@/lib/criteria/currency.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import { policyById } from '@/lib/criteria/registry.ts';

/** For which dates the version holds, and where its document says so. */
export function InForceWindow({ version, today }: { version: PolicyVersion; today: string }) {
  const { inForce, reviewDue } = version;
  const rows = [
    { term: 'In force', words: windowWords(inForce), citation: inForce.citation },
    ...(reviewDue === undefined
      ? [{ term: 'Review', words: 'The document gives no date for its next review', citation: null }]
      : [{ term: 'Review', words: `Due by ${formatDate(reviewDue.last)}`, citation: reviewDue.citation }]),
  ];
  return (
    <Card title="Dates">
      <dl className="grid gap-y-1 text-sm sm:grid-cols-[6rem_minmax(0,1fr)]">
        {rows.map(({ term, words, citation }) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd>
              {words}
              {citation === null ? null : <span className="text-muted"> · {citation}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <NotCurrent version={version} today={today} />
    </Card>
  );
}

function windowWords({ from, to, receivedTo }: PolicyVersion['inForce']): string {
  if (to === undefined) return `Services from ${formatDate(from)} on; no end is given`;
  const received = receivedTo === undefined ? '' : `, for requests received by ${formatDate(receivedTo)}`;
  return `Services from ${formatDate(from)} to ${formatDate(to)}, both included${received}`;
}

/** What follows for a request of today. */
function NotCurrent({ version, today }: { version: PolicyVersion; today: string }) {
  const policy = policyById(version.policy);
  const { state, reviewOverdueSince } = currencyOf(policy, version, today);
  const current = currentVersion(policy, today);
  if (state === 'in-force') {
    if (reviewOverdueSince === null) return null;
    return (
      <Callout tone="warn" className="mt-2.5" title="Its review is overdue; it still governs">
        Cases with a later date of service carry the flag. Ask the payer for the current document.
      </Callout>
    );
  }
  return (
    <Callout tone="warn" className="mt-2.5" title="It does not govern services of today">
      {current === null
        ? 'No version of this policy is in force today: a request goes to a physician.'
        : `Version ${current.version} governs them.`}
    </Callout>
  );
}

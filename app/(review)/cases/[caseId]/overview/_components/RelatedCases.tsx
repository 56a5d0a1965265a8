import Link from 'next/link';
import { Card } from '@/components/case/Card';
import { stageWords } from '@/components/case/case-words';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { toRoute } from '@/components/ui/routes';
import { Tag } from '@/components/ui/Tag';
import { STATUSES } from '@/lib/cases/lifecycle.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { STATUS_WORDS } from '@/lib/cases/words.ts';
import { OUTCOMES } from '@/lib/criteria/evaluate.ts';
import { stageFromCodes } from '@/lib/criteria/stage.ts';
import type { RelatedCase } from '@/lib/use-cases/list-related-cases.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

const LINK_WORDS: Readonly<Record<string, string>> = {
  split: 'from the same request',
  duplicate: 'duplicate',
  appeal: 'appeal',
  related: 'related',
};

/** The member's other requests in the plan: the trial before a pump, the other half of a split request. */
export function RelatedCases({ c, related }: { c: CaseRecord; related: readonly RelatedCase[] }) {
  const links = new Map(c.links.map((link) => [link.number, LINK_WORDS[link.kind] ?? link.kind]));
  return (
    <Card title="Related authorizations" aside={related.length > 0 ? 'this member, in this plan' : undefined} flush>
      {related.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">The plan has no other request for this member: no trial, no earlier pump.</p>
      ) : (
        <ul>
          {related.map((each) => (
            <RelatedRow key={each.number} related={each} link={links.get(each.number)} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function RelatedRow({ related, link }: { related: RelatedCase; link: string | undefined }) {
  const { number, codes, authorization, dateOfService } = related;
  const status = STATUSES.find((each) => each === related.status);
  const outcome = OUTCOMES.find((each) => each === related.outcome);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line px-4 py-2 text-sm last:border-b-0">
      <Link href={toRoute(`/cases/${number}/overview`)} className="font-mono text-[0.78125rem] text-accent hover:underline">
        {number}
      </Link>
      <span className="font-medium">{stageWords(related.stage ?? stageFromCodes(codes))}</span>
      <span className="text-muted">{codes.join(' + ')}</span>
      <span className="text-muted">service {formatDate(dateOfService)}</span>
      {link ? <Tag>{link}</Tag> : null}
      <span className="ml-auto flex flex-wrap items-center gap-x-3">
        {authorization ? (
          <span>
            Approved, <span className="font-mono text-[0.78125rem]">{authorization.number}</span>{' '}
            <span className="text-muted">to {formatDate(authorization.validTo)}</span>
          </span>
        ) : outcome ? (
          <OutcomeBadge outcome={outcome} />
        ) : null}
        {status ? <span className="text-muted">{STATUS_WORDS[status]}</span> : null}
      </span>
    </li>
  );
}

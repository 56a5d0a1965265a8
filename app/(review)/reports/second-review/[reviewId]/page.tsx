import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { noteView, orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { requireViewer } from '@/lib/auth/session.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { RESULT_WORDS } from '@/lib/cases/words.ts';
import { can } from '@/lib/use-cases/permissions.ts';
import { disagreements, loadFinishedReview, type SecondReviewRecord, type WordedClause } from '@/lib/use-cases/settle-disagreement.ts';
import { Settle } from './_components/Settle';

export const metadata: Metadata = { title: 'Second review of a case' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where two reviews of a case differ, and which answer stands. */
export default async function FinishedReviewPage({ params }: PageProps<'/reports/second-review/[reviewId]'>) {
  const viewer = await requireViewer();
  const { reviewId } = await params;
  if (!UUID.test(reviewId)) notFound();
  const { review, clauses } = await orNotFound(loadFinishedReview(viewer, reviewId));
  await noteView(viewer, { kind: 'case', caseNumber: review.caseNumber, subject: reviewId });
  const differing = disagreements(clauses);
  const maySettle = can(viewer, 'second-review:settle', review.planId);
  return (
    <PageBody>
      <PageHeader
        title={`Second review of ${review.caseNumber}`}
        detail={`${review.firstReviewer} first, then ${review.reviewer?.name ?? ''}`}
        actions={<LinkButton href="/reports/second-review">Back to the report</LinkButton>}
      />
      {review.blind === false ? (
        <Callout tone="warn" title="Not blind">
          The second reviewer had opened the case before finishing. It is left out of the agreement.
        </Callout>
      ) : null}
      <p className="text-sm text-muted">
        {clauses.length - differing.length} of {clauses.length} clauses agree. Settling changes nothing of the decision.
      </p>
      {clauses
        .filter((clause) => clause.first !== clause.second)
        .map((clause) => (
          <Clause key={clause.leaf} clause={clause} review={review} maySettle={maySettle} />
        ))}
    </PageBody>
  );
}

function Clause({ clause, review, maySettle }: { clause: WordedClause; review: SecondReviewRecord; maySettle: boolean }) {
  const settled = review.settlements.find(({ leaf }) => leaf === clause.leaf);
  return (
    <section aria-label={`Clause ${clause.leaf}`} className="flex flex-col gap-2 rounded border border-line bg-panel px-4 py-3">
      <h2 className="text-sm font-semibold">
        {clause.leaf} {clause.title}
      </h2>
      <p className="max-w-prose text-sm text-muted">{clause.statement}</p>
      <p className="text-sm">
        First review: <span className="font-medium">{RESULT_WORDS[clause.first]}</span>. Second review:{' '}
        <span className="font-medium">{RESULT_WORDS[clause.second]}</span>.
      </p>
      {settled ? (
        <p className="text-sm">
          The {settled.stands} answer stands: {settled.reason}{' '}
          <span className="text-muted">
            {settled.by}, {formatInstant(settled.at, review.timeZone)}.
            {settled.suggestsReopening ? ' Opening the case again is suggested.' : ''}
          </span>
        </p>
      ) : maySettle ? (
        <Settle id={review.id} leaf={clause.leaf} />
      ) : (
        <p className="text-sm text-muted">Not settled. A manager or a medical director does it.</p>
      )}
    </section>
  );
}

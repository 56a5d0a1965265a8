import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { formatMonth } from '@/lib/cases/time-words.ts';
import { listOpenReviews, mayReviewAgain } from '@/lib/use-cases/second-review.ts';
import { OpenReviews } from './_components/OpenReviews';

export const metadata: Metadata = { title: 'Second reviews' };

/** What a nurse may review a second time: named by its sample, not by its case. */
export default async function SecondReviewsPage() {
  const viewer = await requireViewer();
  if (!mayReviewAgain(viewer)) {
    return (
      <PageBody>
        <PageHeader title="Second reviews" />
        <EmptyState title="Second reviews are done by nurses">What they came to stands in the reports.</EmptyState>
      </PageBody>
    );
  }
  const reviews = await listOpenReviews(viewer);
  return (
    <PageBody>
      <PageHeader title="Second reviews" detail="Answered without knowing what the first reviewer answered" />
      {reviews.length > 0 ? (
        <OpenReviews reviews={reviews.map((review) => ({ ...review, month: formatMonth(review.month) }))} />
      ) : (
        <EmptyState title="Nothing to review a second time">
          A manager draws a sample of closed cases each month. Cases that you worked on or opened are left to others.
        </EmptyState>
      )}
    </PageBody>
  );
}

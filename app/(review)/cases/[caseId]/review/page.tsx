import { reviewOf } from '@/lib/use-cases/load-review.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { Review } from './_components/Review';

export const metadata = { title: 'Review' };

export default async function ReviewPage({ params }: CaseParams) {
  const { viewer, ...loaded } = await loadCasePage((await params).caseId);
  const review = { ...reviewOf(viewer, loaded), version: loaded.case.version };
  return <Review key={review.number} review={review} />;
}

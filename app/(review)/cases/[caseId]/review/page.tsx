import { cookies } from 'next/headers';
import { reviewOf } from '@/lib/use-cases/load-review.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { explainedOf } from './_components/explained';
import { fromCookie, PANE_COOKIE } from './_components/pane-layout';
import { Review } from './_components/Review';

export const metadata = { title: 'Review' };

export default async function ReviewPage({ params }: CaseParams) {
  const { viewer, ...loaded } = await loadCasePage((await params).caseId);
  const review = { ...reviewOf(viewer, loaded), version: loaded.case.version };
  const left = fromCookie((await cookies()).get(PANE_COOKIE)?.value);
  return <Review key={review.number} review={review} explained={explainedOf(loaded.input)} left={left} />;
}

import { cookies } from 'next/headers';
import { reviewOf } from '@/lib/use-cases/load-review.ts';
import { suggestionsOf } from '@/lib/use-cases/suggest.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { Attention } from '../overview/_components/Attention';
import { explainedOf } from './_components/explained';
import { fromCookie, PANE_COOKIE } from './_components/pane-layout';
import { Review } from './_components/Review';

export const metadata = { title: 'Review' };

export default async function ReviewPage({ params }: CaseParams) {
  const { viewer, ...loaded } = await loadCasePage((await params).caseId);
  const review = { ...reviewOf(viewer, loaded), version: loaded.case.version, suggestions: await suggestionsOf(viewer, loaded) };
  const left = fromCookie((await cookies()).get(PANE_COOKIE)?.value);
  const { case: c } = loaded;
  const isTold = c.status === 'in-review' && (c.informationLapsedAt !== null || (c.escalations.at(-1)?.returnedAt ?? null) !== null);
  return (
    <>
      {isTold ? (
        <div className="flex flex-none flex-col gap-2 border-b border-line px-5 py-3">
          <Attention c={c} />
        </div>
      ) : null}
      <Review key={review.number} review={review} explained={explainedOf(loaded.input)} left={left} />
    </>
  );
}

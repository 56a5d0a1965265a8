import { cookies } from 'next/headers';
import { reviewOf } from '@/lib/use-cases/load-review.ts';
import { hiddenFrom } from '@/lib/use-cases/read-protected.ts';
import { suggestionsOf } from '@/lib/use-cases/suggest.ts';
import { type CaseParams, documentsOfPage, loadCasePage } from '../_load';
import { Attention } from '../overview/_components/Attention';
import { explainedOf } from './_components/explained';
import { fromCookie, PANE_COOKIE } from './_components/pane-layout';
import { Review } from './_components/Review';
import { RECORDS_COOKIE, recordsFromCookie } from './_components/records-layout';

export const metadata = { title: 'Review' };

export default async function ReviewPage({ params }: CaseParams) {
  const { viewer, ...loaded } = await loadCasePage((await params).caseId);
  const review = { ...reviewOf(viewer, loaded), version: loaded.case.version, suggestions: await suggestionsOf(viewer, loaded) };
  const kept = await cookies();
  const left = fromCookie(kept.get(PANE_COOKIE)?.value);
  const recordsLeft = recordsFromCookie(kept.get(RECORDS_COOKIE)?.value);
  const hidden = await hiddenFrom(viewer, loaded.case);
  const documents = (await documentsOfPage(review.number))
    .filter(({ id }) => !hidden.has(id))
    .map(({ id, name, fileKind, pages, textState }) => ({ id, name, fileKind, pages, textState }));
  const { case: c } = loaded;
  const isTold = c.status === 'in-review' && (c.informationLapsedAt !== null || (c.escalations.at(-1)?.returnedAt ?? null) !== null);
  return (
    <>
      {isTold ? (
        <div className="flex flex-none flex-col gap-2 border-b border-line px-5 py-3">
          <Attention c={c} />
        </div>
      ) : null}
      <Review
        key={review.number}
        review={review}
        explained={explainedOf(loaded.input)}
        left={left}
        documents={documents}
        recordsLeft={recordsLeft}
      />
    </>
  );
}

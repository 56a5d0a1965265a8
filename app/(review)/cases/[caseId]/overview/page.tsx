import type { Metadata } from 'next';
import { PageBody } from '@/components/shell/PageHeader';
import { listRelatedCases } from '@/lib/use-cases/list-related-cases.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { Coverage, Diagnoses, Facility, Member, Practitioner, Request, Urgency } from './_components/facts';
import { Lines } from './_components/Lines';
import { Next } from './_components/Next';
import { RelatedCases } from './_components/RelatedCases';

export const metadata: Metadata = { title: 'Overview' };

/** What was asked, for whom, by whom, and what happens next. */
export default async function OverviewPage({ params }: CaseParams) {
  const loaded = await loadCasePage((await params).caseId);
  const { case: c, viewer } = loaded;
  const related = await listRelatedCases(viewer, c);
  return (
    <PageBody>
      <Next loaded={loaded} viewer={viewer} />
      <div className="grid grid-cols-1 items-start gap-x-5 gap-y-4 lg:grid-cols-2 min-[100rem]:grid-cols-3">
        <Request c={c} stage={loaded.evaluation.stage} />
        <Urgency c={c} />
        <Member c={c} />
        <Lines loaded={loaded} className="lg:col-span-2" />
        <Coverage c={c} evaluation={loaded.evaluation} />
        <RelatedCases c={c} related={related} className="lg:col-span-2" />
        <Diagnoses c={c} />
        <Practitioner c={c} />
        <Facility c={c} />
      </div>
    </PageBody>
  );
}

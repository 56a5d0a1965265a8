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
      <Lines loaded={loaded} />
      <RelatedCases c={c} related={related} />
      {/* Columns rather than a grid: cards of unlike height leave no holes. */}
      <div className="columns-1 gap-5 lg:columns-2 min-[100rem]:columns-3 [&>*]:mb-4 [&>*]:break-inside-avoid">
        <Request c={c} stage={loaded.evaluation.stage} />
        <Urgency c={c} />
        <Coverage c={c} evaluation={loaded.evaluation} />
        <Diagnoses c={c} />
        <Member c={c} />
        <Practitioner c={c} />
        <Facility c={c} />
      </div>
    </PageBody>
  );
}

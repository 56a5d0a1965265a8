import type { Metadata } from 'next';
import { PageBody } from '@/components/shell/PageHeader';
import { listRelatedCases } from '@/lib/use-cases/list-related-cases.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { Clock } from './_components/Clock';
import { Contacts } from './_components/Contacts';
import { Coverage, Diagnoses, Member, Request, Urgency } from './_components/facts';
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
      <RelatedCases c={c} stage={loaded.evaluation.stage} related={related} />
      <Lines loaded={loaded} />
      <Contacts c={c} />
      {/* Columns rather than a grid: cards of unlike height leave no holes. */}
      <div className="columns-1 gap-5 lg:columns-2 min-[100rem]:columns-3 [&>*]:mb-4 [&>*]:break-inside-avoid">
        <Clock c={c} />
        <Urgency c={c} />
        <Request c={c} stage={loaded.evaluation.stage} />
        <Diagnoses c={c} />
        <Member c={c} />
        <Coverage c={c} evaluation={loaded.evaluation} />
      </div>
    </PageBody>
  );
}

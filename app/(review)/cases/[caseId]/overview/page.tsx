import type { Metadata } from 'next';
import { PageBody } from '@/components/shell/PageHeader';
import { may } from '@/lib/cases/lifecycle.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import { caseChecks, duplicatesOfCase } from '@/lib/use-cases/case-checks.ts';
import { listRelatedCases } from '@/lib/use-cases/list-related-cases.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { Attention } from './_components/Attention';
import { Checks } from './_components/Checks';
import { Clock } from './_components/Clock';
import { ContactLog } from './_components/ContactLog';
import { Contacts } from './_components/Contacts';
import { Escalations } from './_components/Escalations';
import { Coverage, Diagnoses, Member, Request, Urgency } from './_components/facts';
import { Information } from './_components/Information';
import { Lines } from './_components/Lines';
import { Next } from './_components/Next';
import { RelatedCases } from './_components/RelatedCases';
import { Signer } from './_components/Signer';

export const metadata: Metadata = { title: 'Overview' };

/** What was asked, for whom, by whom, and what happens next. */
export default async function OverviewPage({ params }: CaseParams) {
  const loaded = await loadCasePage((await params).caseId);
  const { case: c, viewer } = loaded;
  const [related, checks, duplicates] = await Promise.all([
    listRelatedCases(viewer, c),
    caseChecks(viewer, c),
    duplicatesOfCase(viewer, c),
  ]);
  const mayConfirm = may('confirm-check', caseView(loaded), actingUser(viewer, c.plan.id));
  return (
    <PageBody>
      <Attention c={c} />
      <Next loaded={loaded} viewer={viewer} />
      <Checks c={c} checks={checks} mayConfirm={mayConfirm} duplicates={duplicates.map(({ number }) => number)} />
      <Information c={c} />
      <Escalations c={c} />
      <RelatedCases c={c} stage={loaded.evaluation.stage} related={related} />
      <Lines loaded={loaded} />
      <Contacts c={c} mayChange={may('change-parties', caseView(loaded), actingUser(viewer, c.plan.id))} />
      <ContactLog c={c} />
      {/* Columns rather than a grid: cards of unlike height leave no holes. */}
      <div className="columns-1 gap-5 lg:columns-2 min-[100rem]:columns-3 [&>*]:mb-4 [&>*]:break-inside-avoid">
        <Clock c={c} />
        <Signer loaded={loaded} viewer={viewer} />
        <Urgency c={c} />
        <Request c={c} stage={loaded.evaluation.stage} />
        <Diagnoses c={c} />
        <Member c={c} />
        <Coverage c={c} evaluation={loaded.evaluation} />
      </div>
    </PageBody>
  );
}

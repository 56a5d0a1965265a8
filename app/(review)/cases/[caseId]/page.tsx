import { redirect } from 'next/navigation';
import { toRoute } from '@/components/ui/routes';
import { type CaseParams, loadCasePage } from './_load';

/** Whoever works on the case goes on where the work is; others look first. */
export default async function CasePage({ params }: CaseParams) {
  const { viewer, case: c } = await loadCasePage((await params).caseId);
  const working = c.status === 'in-review' && c.assignee?.id === viewer.id;
  redirect(toRoute(`/cases/${c.number}/${working ? 'review' : 'overview'}`));
}

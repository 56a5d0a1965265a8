import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { listIntakePlans } from '@/lib/use-cases/list-intake-plans.ts';
import { INTAKE_CHOICES } from './_components/choices';
import { IntakeForm } from './_components/IntakeForm';
import { withZoneName } from './_components/plans';

export const metadata: Metadata = { title: 'New request' };

/** Intake: a request becomes one case for each kind of request in it. */
export default async function NewRequestPage() {
  const viewer = await requireViewer();
  const plans = await listIntakePlans(viewer);
  if (plans.length > 0) return <IntakeForm plans={plans.map(withZoneName)} choices={INTAKE_CHOICES} userId={viewer.id} />;
  return (
    <PageBody>
      <PageHeader title="New request" />
      <EmptyState title="You receive requests for no plan" actions={<LinkButton href="/worklist">Go to the worklist</LinkButton>}>
        Nurse reviewers and managers of a plan enter its requests. An administrator can give you that role.
      </EmptyState>
    </PageBody>
  );
}

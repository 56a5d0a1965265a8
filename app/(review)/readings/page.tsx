import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { AGREEMENT } from '@/lib/cases/committee.ts';
import { type ListedClause, listReadings } from '@/lib/use-cases/list-readings.ts';
import { can } from '@/lib/use-cases/permissions.ts';
import { ClauseCard } from './_components/ClauseCard';

export const metadata: Metadata = { title: 'Readings' };

/** How the clauses whose words do not decide were read: without case or member, for medical directors and their policy committee. */
export default async function ReadingsPage() {
  const viewer = await requireViewer();
  if (!viewer.memberships.some(({ planId }) => can(viewer, 'reading:read', planId))) return <NotYours />;
  const clauses = await listReadings(viewer);
  const agreed = clauses.filter((clause) => clause.agreed !== null);
  const others = clauses.filter((clause) => clause.agreed === null);
  return (
    <PageBody>
      <PageHeader title="Readings of unclear clauses" actions={<LinkButton href="/escalations">Escalations</LinkButton>} />
      <p className="max-w-180 text-muted">
        Where a policy’s words do not decide, the medical director’s own reading does, and it is kept so that like cases are read alike:
        without case or member, per plan and policy version. One that an appeal overturned, or that a new version replaced, is withdrawn.
      </p>
      {clauses.length === 0 ? (
        <EmptyState title="No clause has been read yet">The first reading is kept when a decision is signed that rests on it.</EmptyState>
      ) : (
        <>
          <Group id="agreed" title="For the policy committee" detail={`at least ${AGREEMENT} decisions agree`} clauses={agreed} />
          <Group id="others" title={agreed.length > 0 ? 'Other clauses' : 'Clauses read'} detail="" clauses={others} />
        </>
      )}
    </PageBody>
  );
}

function Group({ id, title, detail, clauses }: { id: string; title: string; detail: string; clauses: readonly ListedClause[] }) {
  if (clauses.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-lg font-semibold">
        {title} {detail === '' ? null : <span className="text-sm font-normal text-muted">{detail}</span>}
      </h2>
      {clauses.map((clause) => (
        <ClauseCard key={`${clause.planId} ${clause.policyId} ${clause.policyVersion} ${clause.leaf}`} clause={clause} />
      ))}
    </section>
  );
}

function NotYours() {
  return (
    <PageBody>
      <PageHeader title="Readings of unclear clauses" />
      <EmptyState
        title="Readings are shown to medical directors only"
        actions={<LinkButton href="/policies">Go to the policies</LinkButton>}
      >
        The policies’ own pages say how this program reads open passages.
      </EmptyState>
    </PageBody>
  );
}

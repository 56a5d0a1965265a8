import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { requireViewer } from '@/lib/auth/session.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { POLICIES } from '@/lib/criteria/registry.ts';
import { InForce } from './_components/InForce';
import { TimeRules } from './_components/TimeRules';
import { VersionTable } from './_components/VersionTable';
import { PolicyTabs } from './_lib/PolicyTabs';

export const metadata: Metadata = { title: 'Policies' };

/** Every payer's policy with its versions, and what is current today. No case content: any signed-in person may read it. */
export default async function PoliciesPage() {
  await requireViewer();
  const today = dayIn(new Date().toISOString(), 'America/New_York');
  return (
    <PageBody>
      <PageHeader title="Policies" detail={`What each payer asks, as reviewed, and what is current on ${formatDate(today)}`} />
      <PolicyTabs current="/policies" />
      <InForce policies={POLICIES} today={today} />
      <VersionTable policies={POLICIES} today={today} />
      <TimeRules />
    </PageBody>
  );
}

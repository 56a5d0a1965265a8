import type { Metadata } from 'next';
import { reachInput, representativeInput } from '@/components/form/parties/party-inputs';
import { PageBody } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { STATES } from '@/lib/criteria/case-input.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { PartiesForm } from './_components/PartiesForm';

export const metadata: Metadata = { title: 'Change the parties' };

/** Who acts for the member and where letters go, after receipt. Who the member is does not change here. */
export default async function PartiesPage({ params }: CaseParams) {
  const loaded = await loadCasePage((await params).caseId);
  const { case: c, viewer } = loaded;
  const action = allowedActions(caseView(loaded), actingUser(viewer, c.plan.id)).find((each) => each.action === 'change-parties');
  if (!action?.allowed) return <NotNow number={c.number} why={action?.reason ?? ''} />;
  return (
    <PageBody>
      <PartiesForm
        key={c.number}
        number={c.number}
        seen={c.eventCount}
        parties={{ member: reachInput(c.member), representative: c.representative && representativeInput(c.representative) }}
        states={STATES.map((value) => ({ value, label: value }))}
      />
    </PageBody>
  );
}

function NotNow({ number, why }: { number: string; why: string }) {
  return (
    <PageBody>
      <h2 className="text-lg font-semibold">Change the parties</h2>
      <Callout title={`${why}.`} actions={<LinkButton href={`/cases/${number}/overview`}>To the overview</LinkButton>}>
        A nurse or a manager of the plan changes the parties while a letter may still follow.
      </Callout>
    </PageBody>
  );
}

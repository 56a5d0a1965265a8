import type { Metadata } from 'next';
import { capitalized, counted } from '@/components/case/case-text';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { requireViewer } from '@/lib/auth/session.ts';
import { LINE_OF_BUSINESS_WORDS, PAYER_WORDS } from '@/lib/cases/words.ts';
import { type KeptPlan, listPlans } from '@/lib/use-cases/list-users.ts';
import { SettingsTabs } from '../_components/SettingsTabs';
import { orNotFound } from '../_load';

export const metadata: Metadata = { title: 'Plans' };

export default async function PlansPage() {
  const plans = await orNotFound(listPlans(await requireViewer()));
  return (
    <PageBody>
      <PageHeader title="Settings" detail={counted(plans.length, 'plan')} />
      <SettingsTabs current="plans" />
      <DataTable caption="Plans">
        <thead>
          <tr>
            {['Plan', 'Payer', 'Line of business', 'State', 'Time zone', 'Own clocks'].map((heading) => (
              <Th key={heading}>{heading}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <Tr key={plan.id}>
              <Td>
                <Link
                  href={toRoute(`/settings/plans/${plan.id}`)}
                  className="inline-flex min-h-6 items-center font-medium text-accent hover:underline"
                >
                  {plan.name}
                </Link>
              </Td>
              <Td>{PAYER_WORDS[plan.payer]}</Td>
              <Td>{capitalized(LINE_OF_BUSINESS_WORDS[plan.lineOfBusiness])}</Td>
              <Td>{plan.state ?? '–'}</Td>
              <Td>{plan.timeZone}</Td>
              <Td>{clockWords(plan)}</Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
      <p className="text-xs text-muted">A plan is added by whoever runs the installation: npm run setup -- plan FILE.</p>
    </PageBody>
  );
}

function clockWords({ settings: { clocks } }: KeptPlan): string {
  const own = [
    clocks.shorterClocks?.length ? counted(clocks.shorterClocks.length, 'shorter clock') : '',
    clocks.overlays?.length ? counted(clocks.overlays.length, 'overlay') : '',
    clocks.accreditation === 'ncqa' ? 'NCQA' : '',
  ].filter(Boolean);
  return own.join(', ') || 'as the regulation';
}

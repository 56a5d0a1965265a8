import type { Metadata } from 'next';
import { Card } from '@/components/case/Card';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { Breadcrumb } from '@/components/ui/Breadcrumb';
import { requireViewer } from '@/lib/auth/session.ts';
import { LINE_OF_BUSINESS_WORDS, PAYER_WORDS } from '@/lib/cases/words.ts';
import { STATES } from '@/lib/criteria/case-input.ts';
import { MISSING_LANGUAGES, TAGLINES } from '@/lib/letters/taglines.ts';
import { loadPlan } from '@/lib/use-cases/list-users.ts';
import { Log } from '../../_components/Log';
import { orNotFound } from '../../_load';
import { PlanEditor } from '../_components/PlanEditor';
import { formOf } from '../_components/plan-form';

export const metadata: Metadata = { title: 'Plan' };

/** The zones of the states and territories; a plan that has another keeps it. */
const ZONES = [
  'America/New_York',
  'America/Detroit',
  'America/Indiana/Indianapolis',
  'America/Chicago',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
];

export default async function PlanPage({ params }: { params: Promise<{ planId: string }> }) {
  const { plan, log } = await orNotFound(loadPlan(await requireViewer(), (await params).planId));
  const { id, name, updatedAt, payer, lineOfBusiness, timeZone } = plan;
  return (
    <PageBody>
      <Breadcrumb items={[{ label: 'Plans', href: '/settings/plans' }, { label: name }]} />
      <PageHeader title={name} detail={`${PAYER_WORDS[payer]} · ${LINE_OF_BUSINESS_WORDS[lineOfBusiness]}`} />
      <PlanEditor
        // A save begins the form anew from what was stored.
        key={updatedAt}
        plan={{ id, updatedAt, lineOfBusiness }}
        form={formOf(plan)}
        states={STATES}
        taglines={{ all: TAGLINES, missing: MISSING_LANGUAGES }}
        zones={ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES]}
      />
      <Card title="Changes" flush className="max-w-200">
        <Log events={log} />
      </Card>
    </PageBody>
  );
}

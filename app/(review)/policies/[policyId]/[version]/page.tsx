import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CurrencyMarks } from '@/components/policy/CurrencyMarks';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { Breadcrumb } from '@/components/ui/Breadcrumb';
import { LinkButton } from '@/components/ui/Button';
import { requireViewer } from '@/lib/auth/session.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { currencyOf } from '@/lib/criteria/currency.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import { policyById, policyVersion } from '@/lib/criteria/registry.ts';
import { rulingsOn } from '@/lib/criteria/rulings.ts';
import { can } from '@/lib/use-cases/permissions.ts';
import { address } from '../../_lib/address';
import { policyName, readPathway, versionKey } from '../../_lib/versions';
import { AtFragment } from './_components/AtFragment';
import { Clauses } from './_components/Clauses';
import { Codes } from './_components/Codes';
import { FactsRead } from './_components/FactsRead';
import { InForceWindow } from './_components/InForceWindow';
import { Limits } from './_components/Limits';
import { Pathways } from './_components/Pathways';
import { Rulings } from './_components/Rulings';
import { leavesShown } from './_components/shown';

type Props = PageProps<'/policies/[policyId]/[version]'>;

/** Next gives a segment as it stands in the address: a policy's id may hold what an address escapes. */
async function versionOf(params: Props['params']): Promise<PolicyVersion | undefined> {
  const { policyId, version } = await params;
  return policyVersion(policyId, version);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const version = await versionOf(params);
  return { title: version === undefined ? 'Not found' : `${policyName(version.policy)} · ${version.version}` };
}

/** One version of a policy as a physician would review it: its dates, its clauses for a pathway, and how open passages are read. */
export default async function PolicyVersionPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const version = await versionOf(params);
  if (version === undefined) notFound();
  const pathway = readPathway(await searchParams);
  const today = dayIn(new Date().toISOString(), 'America/New_York');
  const policy = policyById(version.policy);
  const leaves = leavesShown(version, pathway);
  return (
    <PageBody>
      <AtFragment />
      <Breadcrumb items={[{ label: 'Policies', href: '/policies' }, { label: `${policyName(policy.id)} · ${version.version}` }]} />
      <PageHeader
        title={version.document}
        detail={
          <span className="flex flex-wrap gap-1.5">
            <CurrencyMarks currency={currencyOf(policy, version, today)} />
          </span>
        }
        actions={
          <>
            {viewer.memberships.some(({ planId }) => can(viewer, 'reading:read', planId)) ? (
              <LinkButton size="sm" className="print:hidden" href="/readings">
                Readings of unclear clauses
              </LinkButton>
            ) : null}
            <LinkButton size="sm" className="print:hidden" href={address('/policies/difference', { from: versionKey(version) })}>
              Compare with another version
            </LinkButton>
          </>
        }
      />
      <InForceWindow version={version} today={today} />
      <Pathways version={version} current={pathway} />
      <Clauses version={version} pathway={pathway} leaves={leaves} />
      <Rulings rulings={rulingsOn(version)} leaves={leaves} version={version} />
      <Limits version={version} />
      <FactsRead leaves={leaves} />
      <Codes version={version} />
    </PageBody>
  );
}

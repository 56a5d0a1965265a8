import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { type Difference, differenceOf, type PathwayDifference } from '@/lib/criteria/difference.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import { address } from '../_lib/address';
import { type Chooser, Choosers } from '../_lib/Choosers';
import { PolicyTabs } from '../_lib/PolicyTabs';
import { one, policyName, readPathway, VERSIONS, versionKey, versionOf } from '../_lib/versions';
import { AtAGlance, FactsRead } from './_components/AtAGlance';
import { Clauses } from './_components/Clauses';
import { PathwayGrid } from './_components/PathwayGrid';
import { namesOf } from './_components/words';

export const metadata: Metadata = { title: 'Difference of two versions' };

export default async function DifferencePage({ searchParams }: PageProps<'/policies/difference'>) {
  await requireViewer();
  const params = await searchParams;
  const [from, to] = [one(params.from), one(params.to)];
  const [before, after] = [versionOf(from), versionOf(to)];
  return (
    <PageBody>
      <PageHeader title="Difference" detail="Two versions of a policy, or one each of two policies" />
      <PolicyTabs current="/policies/difference" />
      <div className="flex flex-wrap items-center gap-2">
        <Choosers path="/policies/difference" choosers={choosers(before, after)} wide />
        {before && after ? (
          <LinkButton size="sm" variant="quiet" href={address('/policies/difference', { from: to, to: from, ...readPathway(params) })}>
            Swap sides
          </LinkButton>
        ) : null}
      </div>
      {before && after ? (
        <Differences before={before} after={after} chosen={readPathway(params)} />
      ) : (
        <EmptyState title={isUnknown(from, before) || isUnknown(to, after) ? 'There is no such version' : 'Choose two versions'}>
          Any two versions can be laid side by side: of one policy, to see what an update changed, or of two, to see how payers part.
        </EmptyState>
      )}
    </PageBody>
  );
}

const isUnknown = (key: string, version: PolicyVersion | null) => key !== '' && version === null;

function choosers(before: PolicyVersion | null, after: PolicyVersion | null): Chooser[] {
  const options = VERSIONS.map((version) => ({ value: versionKey(version), label: `${policyName(version.policy)} · ${version.version}` }));
  const chooser = (name: string, label: string, version: PolicyVersion | null) => ({
    name,
    label,
    value: version === null ? '' : versionKey(version),
    any: 'choose a version',
    options,
  });
  return [chooser('from', 'From', before), chooser('to', 'To', after)];
}

type Shown = { before: PolicyVersion; after: PolicyVersion; chosen: ReturnType<typeof readPathway> };

function Differences({ before, after, chosen }: Shown) {
  const difference = differenceOf(before, after);
  const names = namesOf(before, after);
  const pathway = chosenPathway(difference, chosen);
  const isNothing = !difference.differs;
  return (
    <>
      {isNothing ? (
        <EmptyState title="Nothing differs">Both sides ask the same, in every pathway, for the same dates and codes.</EmptyState>
      ) : null}
      {isNothing ? null : (
        <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <AtAGlance difference={difference} before={before} after={after} names={names} />
          <div className="flex min-w-0 flex-col gap-3.5">
            <PathwayGrid
              difference={difference}
              names={names}
              current={pathway}
              hrefOf={({ indication, stage }) =>
                address('/policies/difference', { from: versionKey(before), to: versionKey(after), indication, stage }, 'clauses')
              }
            />
            <FactsRead difference={difference} names={names} />
          </div>
        </div>
      )}
      {pathway && !isNothing ? (
        <Clauses pathway={pathway} before={before} after={after} names={names} samePolicy={difference.samePolicy} />
      ) : null}
    </>
  );
}

/** The one of the address; else the first in which most clauses of both sides answer to each other, as long as something differs. */
function chosenPathway({ pathways }: Difference, chosen: Shown['chosen']): PathwayDifference | undefined {
  const { indication, stage } = chosen;
  const paired = ({ leaves }: PathwayDifference) => leaves.filter(({ kind }) => kind === 'changed' || kind === 'same').length;
  const differing = pathways.filter(({ differs }) => differs).toSorted((a, b) => paired(b) - paired(a));
  return pathways.find((one) => one.indication === indication && one.stage === stage) ?? differing[0];
}

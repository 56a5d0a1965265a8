import type { ReactNode } from 'react';
import { signOut } from '@/app/(account)/sign-in/actions';
import { AppShell } from '@/components/shell/AppShell';
import { NextCase } from '@/components/shell/NextCase';
import { requireViewer } from '@/lib/auth/session.ts';
import { mayAudit } from '@/lib/use-cases/audit-views.ts';
import { mayAdminister } from '@/lib/use-cases/list-users.ts';
import { can, mayReadCases, mayReceiveAnywhere, type Viewer, viewerRole } from '@/lib/use-cases/permissions.ts';
import { mayReport } from '@/lib/use-cases/report-plans.ts';
import { mayReviewAgain } from '@/lib/use-cases/second-review.ts';
import { Commands } from './_palette/Commands';
import type { Place } from './_palette/entries';
import { search, searchAddress, takeNext } from './worklist/actions';
import { isNurse, TAB_WORDS, tabsOf } from './worklist/tabs';

/** Everything behind the sign-in. Each page asks for the viewer again: a layout does not guard what it wraps. */
export default async function ReviewLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const name = viewer.title ? `${viewer.name}, ${viewer.title}` : viewer.name;
  return (
    <AppShell
      user={{ name, role: viewerRole(viewer) }}
      search={{ address: searchAddress, go: search }}
      signOut={signOut}
      mayReceive={mayReceiveAnywhere(viewer)}
      mayDirect={mayDirectAnywhere(viewer)}
      mayAdminister={mayAdminister(viewer)}
      mayAudit={mayAudit(viewer)}
      mayReport={mayReport(viewer)}
      mayReviewAgain={mayReviewAgain(viewer)}
      next={isNurse(viewer) ? <NextCase take={takeNext} withKey /> : null}
      commands={<Commands places={placesFor(viewer)} searchesCases={mayReadCases(viewer)} />}
    >
      {children}
    </AppShell>
  );
}

const mayDirectAnywhere = (viewer: Viewer) => viewer.memberships.some(({ planId }) => can(viewer, 'case:direct', planId));

const DIRECTORS = [
  { href: '/escalations', label: 'Escalations' },
  { href: '/readings', label: 'Readings of unclear clauses' },
];

const REPORTS = [
  { href: '/reports', label: 'Reports' },
  { href: '/reports/second-review', label: 'Reports: second review' },
  { href: '/reports/metrics', label: 'Reports: federal metrics' },
];

/** Where the command palette leads from every page. */
function placesFor(viewer: Viewer): Place[] {
  const tabs = mayReadCases(viewer) ? tabsOf(viewer) : [];
  return [
    ...tabs.map((tab) => ({ href: `/worklist?tab=${tab}`, label: `Worklist: ${TAB_WORDS[tab]}` })),
    ...(mayDirectAnywhere(viewer) ? DIRECTORS : []),
    ...(mayReceiveAnywhere(viewer) ? [{ href: '/requests/new', label: 'New request' }] : []),
    { href: '/policies', label: 'Policies: library' },
    { href: '/policies/matrix', label: 'Policies: facts by payer' },
    { href: '/policies/difference', label: 'Policies: difference of two versions' },
    { href: '/policies/compare', label: 'Policies: compare' },
    ...(mayReviewAgain(viewer) ? [{ href: '/second-reviews', label: 'Second reviews' }] : []),
    ...(mayReport(viewer) ? REPORTS : []),
    ...(mayAudit(viewer) ? [{ href: '/audit', label: 'Audit' }] : []),
    ...(mayAdminister(viewer) ? [{ href: '/settings', label: 'Settings' }] : []),
  ];
}

import type { Metadata } from 'next';
import { SignOut } from '@/components/shell/SignOut';
import { needsSecondFactor } from '@/lib/auth/second-factor.ts';
import { requireSignedIn } from '@/lib/auth/session.ts';
import { Sheet } from '../_lib/Sheet';
import { signOut } from '../sign-in/actions';
import { safeNextPath } from '../sign-in/next-path';
import { SetUp } from './_components/SetUp';

export const metadata: Metadata = { title: 'Second factor' };

/** Where one sets up a second factor; and the only page for whoever must and has none. */
export default async function SecondFactorPage({ searchParams }: PageProps<'/second-factor'>) {
  const { viewer, secondFactor } = await requireSignedIn();
  const next = safeNextPath((await searchParams).next);
  const lead = (
    <div className="flex items-center justify-between gap-3">
      <p className="min-w-0 [overflow-wrap:anywhere]">{viewer.name}</p>
      <SignOut action={signOut} />
    </div>
  );
  return (
    <Sheet title="Set up your second factor" lead={lead}>
      <SetUp next={next} mayLeave={!needsSecondFactor(viewer)} isSetUp={secondFactor} />
    </Sheet>
  );
}

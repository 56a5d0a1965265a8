import type { Metadata } from 'next';
import { Card } from '@/components/case/Card';
import { SignInList } from '@/components/case/SignInList';
import { shownSignIn } from '@/components/case/sign-in-words';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { requireSignedIn, requireViewer } from '@/lib/auth/session.ts';
import { viewerRole } from '@/lib/use-cases/permissions.ts';
import { listSignIns } from '@/lib/use-cases/sign-ins.ts';
import { EndOthers } from './_components/EndOthers';
import { end } from './actions';

export const metadata: Metadata = { title: 'Your account' };

/** What opens one's account, and where it is open. */
export default async function AccountPage() {
  const viewer = await requireViewer();
  const { sessionId, secondFactor } = await requireSignedIn();
  const signIns = (await listSignIns(viewer)).map((one) => shownSignIn(one, sessionId));
  return (
    <PageBody>
      <PageHeader title="Your account" detail={`${viewer.name}, ${viewerRole(viewer)}, ${viewer.email}`} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title="Where you are signed in" aside="a sign-in ends after 15 minutes without activity, and after 12 hours" flush>
          <SignInList signIns={signIns} end={end} />
          {signIns.length > 1 ? <EndOthers /> : null}
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="Password">
            <LinkButton href="/password?next=/account">Change your password</LinkButton>
          </Card>
          <Card title="Second factor">
            <div className="flex flex-col items-start gap-3 text-sm">
              {secondFactor ? (
                <p>An authenticator app is set up. Was the device lost? An administrator can take the second factor away.</p>
              ) : (
                <>
                  <p>None. Your role does not ask for one; you may set one up.</p>
                  <LinkButton href="/second-factor?next=/account">Set up a second factor</LinkButton>
                </>
              )}
            </div>
          </Card>
        </div>
      </div>
    </PageBody>
  );
}

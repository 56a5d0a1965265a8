import type { Metadata } from 'next';
import { SignOut } from '@/components/shell/SignOut';
import { Callout } from '@/components/ui/Callout';
import { requireSignedIn } from '@/lib/auth/session.ts';
import { signOut } from '../sign-in/actions';
import { safeNextPath } from '../sign-in/next-path';
import { PasswordForm } from './_components/PasswordForm';

export const metadata: Metadata = { title: 'Your password' };

/** Where one changes one's password; and the only page for whoever has one that an administrator gave. */
export default async function PasswordPage({ searchParams }: PageProps<'/password'>) {
  const { viewer, ownPassword } = await requireSignedIn();
  const { next } = await searchParams;
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-8">
      <div className="w-full max-w-110 rounded border border-line bg-panel px-6 pt-6 pb-6">
        <h1 className="text-xl font-semibold">{ownPassword ? 'Change your password' : 'Choose a password of your own'}</h1>
        <div className="mt-1 mb-4 flex items-center justify-between gap-3 text-sm text-muted">
          <p className="min-w-0 [overflow-wrap:anywhere]">{viewer.name}</p>
          <SignOut action={signOut} />
        </div>
        {ownPassword ? null : (
          <Callout className="mb-4">
            An administrator gave you the password that you signed in with, and so knows it. What is done and signed here in your name must
            be yours alone: choose another before you go on.
          </Callout>
        )}
        <PasswordForm next={safeNextPath(next)} email={viewer.email} mayLeave={ownPassword} />
      </div>
    </main>
  );
}

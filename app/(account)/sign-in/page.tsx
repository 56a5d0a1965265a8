import type { Metadata } from 'next';
import { demoAccounts } from '@/lib/use-cases/list-demo-accounts.ts';
import { SignInForm } from './_components/SignInForm';
import { safeNextPath } from './next-path';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, email, why } = await searchParams;
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-8">
      <div className="w-full max-w-110 rounded border border-line bg-panel px-6 pt-6 pb-6">
        <div className="mb-5 flex items-center gap-3">
          <span
            aria-hidden="true"
            className="grid size-9 flex-none place-items-center rounded-[9px] bg-accent text-xl font-semibold text-on-accent forced-color-adjust-none"
          >
            C
          </span>
          <div>
            <h1 className="text-xl font-semibold">Criterion</h1>
            <p className="text-sm text-muted">Prior-authorization review for intrathecal pain pumps.</p>
          </div>
        </div>
        <SignInForm
          next={safeNextPath(next)}
          email={typeof email === 'string' ? email.slice(0, 254) : ''}
          wasIdle={why === 'idle'}
          demoAccounts={await demoAccounts()}
        />
      </div>
    </main>
  );
}

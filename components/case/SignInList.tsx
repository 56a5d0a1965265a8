'use client';

import { Button } from '@/components/ui/Button';
import { Tag } from '@/components/ui/Tag';
import type { ActionResult } from '@/lib/errors.ts';
import { useRun } from './use-run';

export interface ShownSignIn {
  id: string;
  /** `Firefox on Windows`. */
  device: string;
  /** Where it came from, or why that is not known. */
  address: string;
  signedInAt: string;
  activeAt: string;
  current: boolean;
}

export interface SignInListProps {
  signIns: readonly ShownSignIn[];
  /** Server action that ends one of them; the page is read again. */
  end: (input: { id: string }) => Promise<ActionResult<unknown>>;
}

/** Sign-ins that go on, each with the way to end it, but the one that looks at the list. */
export function SignInList({ signIns, end }: SignInListProps) {
  const { busy, run } = useRun();
  return (
    <ul aria-label="Sign-ins">
      {signIns.map(({ id, device, address, signedInAt, activeAt, current }) => (
        <li key={id} className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 text-sm last:border-b-0">
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {device}
              {current ? <Tag tone="info">this one</Tag> : null}
            </p>
            <p className="text-muted">
              {address}; signed in {signedInAt}, active {activeAt}
            </p>
          </div>
          {current ? null : (
            <Button size="sm" aria-disabled={busy || undefined} onClick={() => run(() => end({ id }), 'Signed out there.')}>
              Sign out
              <span className="sr-only">
                {' '}
                {device}, {address}
              </span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

'use client';

import { Button } from '@/components/ui/Button';

/** The form, for whoever else lets people sign out. */
export const SIGN_OUT_ID = 'sign-out';

/** Ends the session. What this tab kept for the person, such as a half-typed request, goes with it: workstations are shared. */
export function SignOut({ action }: { action: () => Promise<void> }) {
  return (
    <form id={SIGN_OUT_ID} action={action} onSubmit={clearTab}>
      <Button type="submit" variant="quiet" size="sm">
        Sign out
      </Button>
    </form>
  );
}

function clearTab() {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}

import type { ReactNode } from 'react';
import { signOut } from '@/app/(account)/sign-in/actions';
import { AppShell } from '@/components/shell/AppShell';
import { requireViewer } from '@/lib/auth/session.ts';
import { mayReceiveAnywhere, viewerRole } from '@/lib/use-cases/permissions.ts';

/** Everything behind the sign-in. Each page asks for the viewer again: a layout does not guard what it wraps. */
export default async function ReviewLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const name = viewer.title ? `${viewer.name}, ${viewer.title}` : viewer.name;
  return (
    <AppShell user={{ name, role: viewerRole(viewer) }} signOut={signOut} mayReceive={mayReceiveAnywhere(viewer)}>
      {children}
    </AppShell>
  );
}

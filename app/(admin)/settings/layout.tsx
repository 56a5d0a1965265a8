import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import ReviewLayout from '@/app/(review)/layout';
import { requireViewer } from '@/lib/auth/session.ts';
import { mayAdminister } from '@/lib/use-cases/list-users.ts';

/** The same shell as everywhere; to who is no administrator there are no settings. Each page's use case asks again. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  if (!mayAdminister(await requireViewer())) notFound();
  return <ReviewLayout>{children}</ReviewLayout>;
}

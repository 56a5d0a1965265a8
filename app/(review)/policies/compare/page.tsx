import type { Metadata } from 'next';
import { requireViewer } from '@/lib/auth/session.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { Compare } from './_components/Compare';

export const metadata: Metadata = { title: 'Compare policies' };

/** One chart under every policy. Scored in the browser: nothing that is typed here leaves it. */
export default async function ComparePage() {
  await requireViewer();
  return <Compare today={dayIn(new Date().toISOString(), 'America/New_York')} />;
}

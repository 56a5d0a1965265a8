import type { Metadata } from 'next';
import { demoCode } from '@/lib/auth/second-factor.ts';
import { Sheet } from '../../_lib/Sheet';
import { safeNextPath } from '../next-path';
import { CodeForm } from './_components/CodeForm';

export const metadata: Metadata = { title: 'Second factor' };

/** After a right password: the code of the second factor. */
export default async function CodePage({ searchParams }: PageProps<'/sign-in/code'>) {
  const { next } = await searchParams;
  return (
    <Sheet title="Enter your code" lead="The six digits that your authenticator app shows for Criterion, or one of your backup codes.">
      <CodeForm next={safeNextPath(next)} demoCode={await demoCode()} />
    </Sheet>
  );
}

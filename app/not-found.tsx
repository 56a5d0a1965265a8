import type { Metadata } from 'next';
import { NotFoundMessage } from '@/components/shell/Problem';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main>
      <NotFoundMessage />
    </main>
  );
}

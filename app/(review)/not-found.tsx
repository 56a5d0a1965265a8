import type { Metadata } from 'next';
import { NotFoundMessage } from '@/components/shell/Problem';

export const metadata: Metadata = { title: 'Not found' };

export default function ReviewNotFound() {
  return <NotFoundMessage />;
}

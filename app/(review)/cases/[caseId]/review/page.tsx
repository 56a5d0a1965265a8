import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireViewer } from '@/lib/auth/session.ts';
import { AppError } from '@/lib/errors.ts';
import { loadReview } from '@/lib/use-cases/load-review.ts';
import { Review } from './_components/Review';

export const metadata: Metadata = { title: 'Review' };

export default async function ReviewPage({ params }: { params: Promise<{ caseId: string }> }) {
  const viewer = await requireViewer();
  const review = await loadReview(viewer, (await params).caseId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  });
  return <Review key={review.number} review={review} />;
}

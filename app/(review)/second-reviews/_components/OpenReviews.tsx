'use client';

import { useRouter } from 'next/navigation';
import { LOST_REPLY } from '@/components/case/case-text';
import { useRun } from '@/components/case/use-run';
import { Button, LinkButton } from '@/components/ui/Button';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { toRoute } from '@/components/ui/routes';
import type { ReviewToTake } from '@/lib/use-cases/second-review.ts';
import { takeReview } from '../actions';

export function OpenReviews({ reviews }: { reviews: readonly ReviewToTake[] }) {
  return (
    <DataTable caption="Second reviews">
      <thead>
        <tr>
          <Th>Sample</Th>
          <Th>Plan</Th>
          <Th>Number</Th>
          <Th>
            <span className="sr-only">Action</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <Tr key={review.id}>
            <Td>{review.month}</Td>
            <Td look="name">{review.planName}</Td>
            <Td>{review.place}</Td>
            <Td>{review.mine ? <Continue review={review} /> : <Take review={review} />}</Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const named = ({ month, place, planName }: ReviewToTake) => `number ${place} of ${month}, ${planName}`;

function Continue({ review }: { review: ReviewToTake }) {
  return (
    <LinkButton size="sm" href={`/second-reviews/${review.id}`}>
      Continue<span className="sr-only"> {named(review)}</span>
    </LinkButton>
  );
}

function Take({ review }: { review: ReviewToTake }) {
  const router = useRouter();
  const { busy, run } = useRun();
  const take = async () => {
    const result = await takeReview({ id: review.id }).catch(() => ({ ok: false as const, message: LOST_REPLY }));
    if (result.ok) router.push(toRoute(`/second-reviews/${review.id}`));
    return result;
  };
  return (
    <Button size="sm" aria-disabled={busy || undefined} onClick={() => run(take, 'Taken')}>
      Review<span className="sr-only"> {named(review)}</span>
    </Button>
  );
}

import { HashText } from '@/components/case/HashText';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { StatusMark } from '@/components/ui/StatusMark';
import { formatInstant, formatMonth } from '@/lib/cases/time-words.ts';
import { disagreements, type SecondReviewRecord, type SecondReviewReport } from '@/lib/use-cases/settle-disagreement.ts';
import { stratumWords } from '../../words';

/** Each sample with its seed, and whether seed, rate and population give it again. */
export function Samples({ samples }: { samples: SecondReviewReport['samples'] }) {
  return (
    <section aria-labelledby="samples" className="flex flex-col gap-3">
      <h2 id="samples" className="text-lg font-semibold">
        Samples
      </h2>
      <DataTable caption="Samples">
        <thead>
          <tr>
            {['Plan', 'Month', 'Drawn', 'Rate', 'By', 'When (UTC)', 'Seed, and where it is from', 'Drawn again'].map((head) => (
              <Th key={head}>{head}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <Tr key={sample.id}>
              <Td look="name">{sample.planName}</Td>
              <Td>{formatMonth(sample.month)}</Td>
              <Td>
                {sample.drawn} of {sample.population}
              </Td>
              <Td>{sample.percent} %</Td>
              <Td>{sample.drawnBy}</Td>
              <Td look="quiet">{formatInstant(sample.drawnAt, 'UTC')}</Td>
              <Td wraps className="max-w-80">
                <HashText value={sample.seed} of="the seed" /> <span className="text-muted">from {sample.seedFrom}</span>
              </Td>
              <Td>
                <span className="inline-flex items-center gap-1.5">
                  <StatusMark kind={sample.proved ? 'met' : 'not-met'} decorative />
                  {sample.proved ? 'The same' : 'Another'}
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

/** What of a review can be said at a glance. */
function standing(review: SecondReviewRecord): string {
  if (review.result === null) return review.reviewer === null ? 'Nobody has taken it' : `With ${review.reviewer.name}`;
  const differ = disagreements(review.result.clauses).length;
  if (differ === 0) return 'Agrees';
  return `${differ} of ${review.result.clauses.length} differ, ${review.settlements.length} settled`;
}

export function Reviews({ reviews }: { reviews: readonly SecondReviewRecord[] }) {
  return (
    <section aria-labelledby="reviews" className="flex flex-col gap-3">
      <h2 id="reviews" className="text-lg font-semibold">
        Reviews
      </h2>
      <DataTable caption="Reviews">
        <thead>
          <tr>
            {['Sample', 'Case', 'Payer, outcome, first reviewer', 'Second reviewer', 'Result'].map((head) => (
              <Th key={head}>{head}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <Tr key={review.id}>
              <Td>
                {formatMonth(review.month)}, number {review.place}
              </Td>
              <Td look="code">
                <Link href={toRoute(`/cases/${review.caseNumber}/overview`)} className="text-accent hover:underline">
                  {review.caseNumber}
                </Link>
              </Td>
              <Td>{stratumWords(review.stratum)}</Td>
              <Td>{review.reviewer?.name ?? '–'}</Td>
              <Td>
                {review.result === null ? (
                  standing(review)
                ) : (
                  <Link href={toRoute(`/reports/second-review/${review.id}`)} className="text-accent hover:underline">
                    {standing(review)}
                  </Link>
                )}
                {review.blind === false ? ', not blind' : ''}
              </Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

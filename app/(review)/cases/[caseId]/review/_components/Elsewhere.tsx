'use client';

import { factSpec } from '@/lib/criteria/facts.ts';
import { factsIn } from './review-snapshot';
import { Trouble } from './Trouble';
import { useReview } from './use-review';

/** Troubles of answers that this pathway does not ask: they must not go unseen. */
export function Elsewhere() {
  const answers = useReview((snapshot) => snapshot.answers);
  const questions = useReview((snapshot) => snapshot.scored.questions);
  const hidden = factsIn(answers).filter((fact) => answers[fact]?.trouble && !questions.some((question) => question.fact === fact));
  return hidden.map((fact) => {
    const answer = answers[fact];
    return answer ? (
      <div key={fact} className="mt-4">
        <p>{factSpec(fact).question}</p>
        <Trouble fact={fact} answer={answer} />
      </div>
    ) : null;
  });
}

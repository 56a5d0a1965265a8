'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import type { KeptAnswer } from '@/lib/cases/review-state.ts';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import { claim } from '../../actions';
import { factsIn } from './review-snapshot';
import { saidWords } from './said-words';
import { useFrame, useReview } from './use-review';

/** Why nothing can be answered here, and what was typed before that and never saved. */
export function AccessNote() {
  const { review } = useFrame();
  if (review.access.mayAnswer) return null;
  return (
    <div className="mt-4 flex flex-col gap-2">
      <Callout title={review.access.why} actions={review.access.mayClaim ? <Claim /> : undefined} />
      <NeverSaved />
    </div>
  );
}

function Claim() {
  const { review } = useFrame();
  const [isClaiming, start] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);

  function onClaim() {
    start(async () => {
      const result = await claim({ number: review.number }).catch(() => null);
      if (!result?.ok) setFailure(result ? result.message : 'The connection was lost. Try again.');
    });
  }

  return (
    <>
      <Button variant="primary" onClick={onClaim} disabled={isClaiming}>
        Claim
      </Button>
      <span role="alert" className="self-center text-sm text-not-met">
        {failure}
      </span>
    </>
  );
}

function NeverSaved() {
  const { store } = useFrame();
  const kept = useReview((snapshot) => snapshot.neverSaved);
  const facts = factsIn(kept);
  if (facts.length === 0) return null;
  return (
    <Callout
      tone="warn"
      title="Typed here and never saved; it is sent when you hold the case again"
      actions={<Button onClick={() => facts.forEach(store.discard)}>Discard</Button>}
    >
      <ul>
        {facts.map((fact) => (
          <li key={fact}>
            {factSpec(fact).question}: {keptWords(fact, kept[fact])}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function keptWords(fact: FactKey, kept: KeptAnswer | undefined): string {
  if (!kept) return '';
  return kept.draft ? `“${kept.draft.text}”` : saidWords(fact, kept.mine);
}

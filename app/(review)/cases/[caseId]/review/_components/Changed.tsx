'use client';

import { valueWords } from '@/components/form/fact-words';
import { IconButton } from '@/components/ui/Button';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import { CHANGED_ID, type PathwayChange } from './pathway-change';
import { focusQuestion } from './question-moves';
import { valueIn } from './scored';
import { useFrame, useReview } from './use-review';

/** What is no longer asked and what is new, after another answer or a correction chose another pathway. Stays until it is dismissed. */
export function Changed({ change }: { change: PathwayChange }) {
  const { store } = useFrame();
  const { added, noLonger, cause } = change;
  const [first] = added;

  function dismiss() {
    const next = first ?? change.from.find((fact) => !noLonger.includes(fact));
    store.dismissChange();
    if (next) focusQuestion(next);
  }

  return (
    <section
      id={CHANGED_ID}
      tabIndex={-1}
      aria-labelledby="questions-changed-title"
      className="mt-4 flex gap-3 rounded border border-line-strong bg-panel py-2 pr-1.5 pl-3 text-sm"
    >
      <div className="min-w-0 flex-1">
        <h3 id="questions-changed-title" className="font-medium">
          {cause === 'request' ? 'The request was corrected: other questions' : 'Other questions for this indication'}
        </h3>
        {noLonger.length > 0 ? <NoLonger facts={noLonger} /> : null}
        {first ? (
          <p className="text-muted">
            {added.length === 1 ? '1 question is new: ' : `${added.length} questions are new, the first: `}
            <button type="button" className="min-h-6 text-left text-accent hover:underline" onClick={() => focusQuestion(first)}>
              {factSpec(first).question}
            </button>
          </p>
        ) : null}
      </div>
      <IconButton label="Dismiss: other questions" onClick={dismiss}>
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </IconButton>
    </section>
  );
}

function NoLonger({ facts }: { facts: readonly FactKey[] }) {
  const values = useReview((snapshot) => snapshot.scored.input.facts);
  const answered = facts.filter((fact) => valueIn(values, fact) !== null);
  return (
    <>
      <p className="text-muted">{noLongerWords(facts.length, answered.length)}</p>
      {answered.length > 0 ? (
        <details>
          <summary className="min-h-6 py-0.5 text-xs text-muted hover:text-text">The answers that are kept</summary>
          <ul className="pb-1 pl-4 text-xs">
            {answered.map((fact) => (
              <li key={fact}>
                {factSpec(fact).question}: <span className="font-medium">{valueWords(fact, valueIn(values, fact))}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function noLongerWords(count: number, answered: number): string {
  const asked = count === 1 ? '1 question is no longer asked' : `${count} questions are no longer asked`;
  if (answered === 0) return `${asked}; none of them was answered.`;
  return `${asked}; ${answered === 1 ? 'the answer to one of them is' : `the answers to ${answered} of them are`} kept.`;
}

'use client';

import { useRouter } from 'next/navigation';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { LinkButton } from '@/components/ui/Button';
import { OutcomeBadge, outcomeWords } from '@/components/ui/OutcomeBadge';
import { toRoute } from '@/components/ui/routes';
import { ScoreMeter, scoreWords } from '@/components/ui/ScoreMeter';
import { policyById } from '@/lib/criteria/registry.ts';
import { explain } from './explanations';
import { type Scored, stillNeeded } from './scored';
import { Tree } from './Tree';
import { focusQuestion, useFrame, useReview } from './use-review';

/** The policy as it scores the answers on screen: outcome, counts, every clause in the document's order, what is still open. */
export function Determination() {
  const { mayAnswer } = useFrame();
  // A key press draws its own row first; the tree follows at once.
  const scored = useDeferredValue(useReview((snapshot) => snapshot.scored));
  const { evaluation, counts } = scored;
  return (
    <aside
      aria-label="Determination"
      className="relative flex min-h-0 flex-col bg-panel max-roomy:border-t max-roomy:border-line roomy:overflow-y-auto"
    >
      <div className="border-b border-line px-4 pt-3.5 pb-3">
        <OutcomeBadge outcome={evaluation.outcome} size="lg" />
        <p className="mt-0.5 text-xs text-muted">A score, not a decision.</p>
        {evaluation.findings.length > 0 ? <ScoreMeter counts={counts} className="mt-2.5" /> : null}
        <p className="mt-1.5 text-xs text-faint">{governing(scored)}</p>
        <Announcer scored={scored} />
      </div>
      {evaluation.findings.length > 0 ? <Tree findings={evaluation.findings} /> : <NoTree scored={scored} />}
      <div className="flex-1" />
      <StillNeeded scored={scored} />
      {mayAnswer ? <ConfirmReady /> : null}
    </aside>
  );
}

/** "MCP-160, version 2025-08-13, governs". */
function governing({ evaluation }: Scored): string {
  if (evaluation.policy === null) return '';
  const { documentNumber } = policyById(evaluation.policy);
  return evaluation.version === null ? documentNumber : `${documentNumber}, version ${evaluation.version}`;
}

/** Says a new outcome to screen readers once answering rests; silent before the first change. */
function Announcer({ scored }: { scored: Scored }) {
  const words = `${outcomeWords(scored.evaluation.outcome)}: ${scoreWords(scored.counts)}`;
  const { outcome } = scored.evaluation;
  const [said, setSaid] = useState('');
  const last = useRef(outcome);
  useEffect(() => {
    if (last.current === outcome) return;
    const timer = setTimeout(() => {
      last.current = outcome;
      setSaid(words);
    }, 700);
    return () => clearTimeout(timer);
  }, [outcome, words]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

function NoTree({ scored }: { scored: Scored }) {
  const said = explain(scored.input, scored.evaluation);
  return <p className="px-4 py-3 text-muted">{said ? said.title : null}</p>;
}

function StillNeeded({ scored }: { scored: Scored }) {
  const { findings, ambiguous } = scored.evaluation;
  const needed = stillNeeded(findings);
  if (needed.length === 0 && ambiguous.length === 0) return null;
  return (
    <section className="border-t border-line bg-sunken px-4 pt-2.5 pb-3.5" aria-labelledby="still-needed">
      <h2 id="still-needed" className="font-semibold">
        Still needed
      </h2>
      {needed.length > 0 ? (
        <ol className="mt-1.5 text-xs">
          {needed.map(({ fact, question, leaves }, index) => (
            <li key={fact} className="my-[3px] flex gap-1.5">
              <span aria-hidden="true" className="w-5 flex-none text-right">
                {index + 1}.
              </span>
              <span>
                <button type="button" className="text-left align-top hover:text-accent hover:underline" onClick={() => focusQuestion(fact)}>
                  {question}
                </button>{' '}
                <span className="text-faint">for {leaves.join(', ')}</span>
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      {ambiguous.length > 0 ? (
        <p className="mt-2 text-xs text-muted">
          The policy’s words leave {ambiguous.join(', ')} open: a physician has to read {ambiguous.length === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
    </section>
  );
}

/** To the decision; what is on its way is waited for first, so that nothing typed is missing there. */
function ConfirmReady() {
  const { store, review } = useFrame();
  const router = useRouter();
  const [isWaiting, setWaiting] = useState(false);
  const unsettled = useReview(({ save }) => save.waiting + save.lost + save.refused + save.conflicts);
  const href = `/cases/${review.number}/decision`;

  useEffect(() => {
    if (!isWaiting || unsettled > 0) return;
    router.push(toRoute(href));
  }, [isWaiting, unsettled, router, href]);

  return (
    <div className="sticky bottom-0 flex flex-none flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-2">
      <LinkButton
        href={href}
        onClick={(event) => {
          if (store.get().save.waiting + unsettled === 0) return;
          event.preventDefault();
          store.flush();
          setWaiting(true);
        }}
      >
        Confirm ready…
      </LinkButton>
      <span role="status" className="text-xs text-muted">
        {isWaiting && unsettled > 0 ? 'Waiting for your last answers to be saved' : ''}
      </span>
    </div>
  );
}

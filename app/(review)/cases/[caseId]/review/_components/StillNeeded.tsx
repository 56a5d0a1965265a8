'use client';

import type { MouseEvent } from 'react';
import { type FactKey, isFactKey } from '@/lib/criteria/facts.ts';
import type { Needed, Way } from './explained';
import { focusQuestion } from './question-moves';
import { useExplained } from './use-explained';
import { useReview } from './use-review';

/** So many are shown at once; the others on request. */
const NEEDED_SHOWN = 8;
const WAYS_SHOWN = 3;

/** What is still needed, most settling first, what that would come to, and which few answers would change the outcome. */
export function StillNeeded() {
  const { needed, closing, undocumented, contradicting } = useExplained();
  const isMet = useReview(({ scored }) => scored.evaluation.outcome === 'meets');
  if (isMet || (needed.length === 0 && closing === null && undocumented.length + contradicting.length === 0)) return null;
  return (
    <div className="border-t border-line bg-sunken px-4 pt-2.5 pb-3.5 text-xs">
      {needed.length > 0 || closing !== null ? (
        <section aria-labelledby="still-needed">
          <h2 id="still-needed" className="text-sm font-semibold">
            Still needed
          </h2>
          <List needed={needed} />
          {closing ? <p className="mt-2 text-muted">{closing}</p> : null}
        </section>
      ) : null}
      {undocumented.length + contradicting.length > 0 ? (
        <section aria-labelledby="would-change" className="mt-3 first:mt-0">
          <h2 id="would-change" className="text-sm font-semibold">
            What would change this
          </h2>
          {undocumented.length > 0 ? (
            <p className="mt-0.5 text-muted">These answers, if the record holds them, would meet the criteria:</p>
          ) : null}
          <Ways ways={undocumented} />
          {contradicting.length > 0 ? <Contradicting ways={contradicting} /> : null}
        </section>
      ) : null}
    </div>
  );
}

function List({ needed }: { needed: readonly Needed[] }) {
  const [shown, rest] = [needed.slice(0, NEEDED_SHOWN), needed.slice(NEEDED_SHOWN)];
  return (
    <>
      <ol className="mt-1">
        {shown.map((one, index) => (
          <NeededLine key={one.fact} one={one} index={index} />
        ))}
      </ol>
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-6 py-[3px] pl-[26px] text-muted hover:text-text">{rest.length} more</summary>
          <ol>
            {rest.map((one, index) => (
              <NeededLine key={one.fact} one={one} index={NEEDED_SHOWN + index} />
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function NeededLine({ one: { fact, words, settles }, index }: { one: Needed; index: number }) {
  return (
    <li className="flex gap-1.5 leading-4">
      <span aria-hidden="true" className="w-5 flex-none py-[3px] text-right">
        {index + 1}.
      </span>
      <span className="min-w-0 py-[3px]">
        {isFactKey(fact) ? <ToQuestion fact={fact}>{words}</ToQuestion> : words}{' '}
        {settles.length > 0 ? <span className="text-faint">settles&nbsp;{settles.join(', ')}</span> : null}
      </span>
    </li>
  );
}

/** A link rather than a button: it breaks with its line. */
function ToQuestion({ fact, children }: { fact: FactKey; children: string }) {
  function go(event: MouseEvent) {
    event.preventDefault();
    focusQuestion(fact);
  }
  return (
    <a href={`#q-${fact}`} className="hover:text-accent hover:underline" onClick={go}>
      {children}
    </a>
  );
}

function Ways({ ways }: { ways: readonly Way[] }) {
  const [shown, rest] = [ways.slice(0, WAYS_SHOWN), ways.slice(WAYS_SHOWN)];
  if (ways.length === 0) return null;
  return (
    <>
      <Sets ways={shown} />
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-6 py-[3px] pl-[26px] text-muted hover:text-text">{rest.length} more</summary>
          <Sets ways={rest} />
        </details>
      ) : null}
    </>
  );
}

/** Each set by itself; the answers of one set belong together. */
function Sets({ ways }: { ways: readonly Way[] }) {
  return (
    <ul>
      {ways.map((way) => (
        <li key={way.map(({ words }) => words).join()} className="flex gap-1.5 leading-4">
          <span aria-hidden="true" className="w-5 flex-none py-[3px] text-right text-faint">
            –
          </span>
          <span className="min-w-0 py-[3px]">
            {way.map(({ fact, words }, index) => (
              <span key={fact}>
                {index > 0 ? <span className="text-faint"> and </span> : null}
                <ToQuestion fact={fact}>{words}</ToQuestion>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Contradicting({ ways }: { ways: readonly Way[] }) {
  return (
    <details className="mt-1">
      <summary className="min-h-6 py-[3px] text-muted hover:text-text">
        Against what is documented now: {ways.length} {ways.length === 1 ? 'way' : 'ways'}
      </summary>
      <p className="text-muted">Only where the record was misread: these say otherwise than an answer above.</p>
      <Ways ways={ways} />
    </details>
  );
}

'use client';

import { unscored } from './unscored';
import { useReview } from './use-review';

/** Where the policy's criteria are not scored: why, by which passage, and what it means. */
export function NoCriteria() {
  const scored = useReview((snapshot) => snapshot.scored);
  const said = unscored(scored.input, scored.evaluation);
  if (!said) return null;
  return (
    <section className="mt-5 rounded border border-line bg-panel px-4 py-3">
      <h3 className="font-semibold">{said.title}</h3>
      {said.why.map(({ text, citation }) => (
        <p key={text} className="mt-1.5">
          {text}
          {citation ? <span className="text-xs text-muted"> {citation}</span> : null}
        </p>
      ))}
      <p className="mt-1.5 text-muted">{said.means}</p>
    </section>
  );
}

/** The same in short, in place of the tree. */
export function NoTree() {
  const scored = useReview((snapshot) => snapshot.scored);
  const said = unscored(scored.input, scored.evaluation);
  return <p className="px-4 py-3 text-muted">{said ? said.title : null}</p>;
}

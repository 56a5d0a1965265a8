'use client';

import type { Ref } from 'react';
import { Callout } from '@/components/ui/Callout';
import { controlOf, type FieldProblem } from './errors';
import { sectionOf } from './words';

export interface ErrorSummaryProps {
  /** What the server or the connection said; null where only fields are at fault. */
  message: string | null;
  problems: readonly FieldProblem[];
  /** Takes focus after a submit that failed. */
  ref: Ref<HTMLElement>;
}

/** What stands in the way after a submit, at the top: each line leads to its field. Lines go as they are put right. */
export function ErrorSummary({ message, problems, ref }: ErrorSummaryProps) {
  if (message === null && problems.length === 0) return null;
  const count = problems.length === 1 ? 'One thing' : `${problems.length} things`;
  const title = problems.length === 0 ? 'The request was not received' : `The request was not received: ${count} to put right`;
  return (
    // Read because it takes focus; not a live region, which would be read anew with each line that goes.
    <section ref={ref} tabIndex={-1} aria-label={title} className="scroll-mt-16">
      <Callout tone="error" title={title}>
        {message === null ? null : <p>{message}</p>}
        <p>Nothing that you typed is lost.</p>
        <ul className="mt-1.5 grid gap-x-6 gap-y-1 md:grid-cols-2 2xl:grid-cols-3">
          {problems.map(({ path, message: text }) => (
            <li key={path} className="flex gap-1.5">
              <span className="flex-none text-muted">{sectionOf(path)}:</span>
              <a
                href={`#${path}`}
                className="inline-block min-h-6 text-accent underline"
                onClick={(event) => {
                  event.preventDefault();
                  controlOf(path)?.focus();
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </Callout>
    </section>
  );
}

'use client';

import { useState } from 'react';
import type { Present } from './presence-words';
import { presenceChange, presenceWords } from './presence-words';

/**
 * Who else has the case open, in one quiet line that is there before anybody comes, so that nothing moves. A screen reader hears who comes
 * and who goes, not every step between.
 */
export function Presence({ others }: { others: readonly Present[] }) {
  const [before, setBefore] = useState<readonly Present[]>(others);
  const [news, setNews] = useState('');
  // Told from one rendering to the next: the sentence is about the difference.
  if (before !== others) {
    setBefore(others);
    const change = presenceChange(before, others);
    if (change !== '') setNews(change);
  }
  const words = presenceWords(others);
  return (
    <div className="order-last flex min-w-0 basis-full roomy:order-none roomy:flex-1 roomy:basis-0 roomy:justify-end print:hidden">
      <span role="status" className="sr-only">
        {news}
      </span>
      {words === '' ? null : (
        <p className="flex min-w-0 items-center gap-1.5 pb-2 text-sm text-muted" title={words}>
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" className="flex-none text-accent">
            <circle cx="7" cy="4.5" r="2.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
            <path d="M2 12.6c.5-2.6 2.5-4 5-4s4.5 1.4 5 4" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </svg>
          <span className="min-w-0 [overflow-wrap:anywhere] roomy:truncate">{words}</span>
        </p>
      )}
    </div>
  );
}

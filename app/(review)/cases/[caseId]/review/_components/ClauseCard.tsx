'use client';

import { useEffect, useRef } from 'react';
import { valueWords } from '@/components/form/fact-words';
import { cx } from '@/components/ui/cx';
import { MARK_TEXT, MARK_WORDS, StatusMark } from '@/components/ui/StatusMark';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { factSpec } from '@/lib/criteria/facts.ts';
import { CARD_ID, factsRead, markOf } from './scored';

type ClauseCardProps = { finding: Finding; row: HTMLElement; onEnter: () => void; onLeave: () => void };

/** Beside the tree, above everything: what the clause asks, where it stands, and the facts it read. */
export function ClauseCard({ finding, row, onEnter, onLeave }: ClauseCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const mark = markOf(finding);

  useEffect(() => {
    const element = card.current;
    if (!element) return;
    const follow = () => place(element, row.getBoundingClientRect());
    if (!element.matches(':popover-open')) element.showPopover();
    follow();
    document.addEventListener('scroll', follow, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', follow, { capture: true });
  }, [row]);

  return (
    <div
      ref={card}
      id={CARD_ID}
      popover="manual"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="fixed inset-auto m-0 w-80 max-w-[calc(100vw-1rem)] rounded border border-line-strong bg-panel px-3 py-2.5 text-sm text-text"
    >
      <p className={cx('flex items-center gap-1.5 font-medium', MARK_TEXT[mark])}>
        <StatusMark kind={mark} decorative />
        {MARK_WORDS[mark]}
        {finding.ambiguous && mark !== 'ambiguous' ? ', policy unclear too' : ''}
      </p>
      <p className="mt-1">{finding.statement}</p>
      <p className="mt-0.5 text-xs text-muted">{finding.citation}</p>
      <dl className="mt-1.5 border-t border-line pt-1.5 text-xs">
        {factsRead(finding).map((fact) => (
          <div key={fact} className="flex justify-between gap-3 py-px">
            <dt className="text-muted">{factSpec(fact).question}</dt>
            <dd className="text-right font-medium whitespace-nowrap">{valueWords(fact, finding.facts[fact] ?? null)}</dd>
          </div>
        ))}
        {factsRead(finding).length === 0 ? <p className="text-muted">Reads the member’s age on the date of service.</p> : null}
      </dl>
    </div>
  );
}

/** Left of the row where there is room, else below it; within the window. Set through the object model, which the policy on styles allows. */
function place(card: HTMLElement, row: DOMRect): void {
  const gap = 8;
  const { width, height } = card.getBoundingClientRect();
  const isBeside = row.left - width - gap >= 0;
  const left = isBeside ? row.left - width - gap : Math.max(gap, Math.min(row.left, window.innerWidth - width - gap));
  const top = isBeside ? row.top : row.bottom + gap;
  card.style.left = `${left}px`;
  card.style.top = `${Math.max(gap, Math.min(top, window.innerHeight - height - gap))}px`;
}

'use client';

import { useEffect, useRef, useState } from 'react';
import { valueWords } from '@/components/form/fact-words';
import { cx } from '@/components/ui/cx';
import { MARK_TEXT, MARK_WORDS, StatusMark } from '@/components/ui/StatusMark';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { factSpec } from '@/lib/criteria/facts.ts';
import { focusQuestion } from './question-moves';
import { factsRead, markOf } from './scored';

const CARD = 'clause-card';
/** Pointing has to rest this long: passing over the tree shows nothing. */
const HOVER_MS = 250;

/** The clauses in the document's order. A click goes to the first question; hover or focus shows what the clause asks and read. */
export function Tree({ findings }: { findings: readonly Finding[] }) {
  const [shown, setShown] = useState<{ id: string; row: HTMLElement } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const finding = findings.find(({ id }) => id === shown?.id);

  function show(id: string, row: HTMLElement, after: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown({ id, row }), after);
  }
  /** Late enough to reach the card with the pointer. */
  function hide() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(null), HOVER_MS);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      <ol
        aria-label="Clauses"
        className="px-2 py-1.5"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !shown) return;
          event.preventDefault();
          setShown(null);
        }}
      >
        {findings.map((one) => (
          <li key={one.id}>
            <Row
              finding={one}
              isShown={one.id === shown?.id}
              onShow={(row, soon) => show(one.id, row, soon ? 0 : HOVER_MS)}
              onHide={hide}
              onGo={() => {
                const first = factsRead(one)[0];
                if (first) focusQuestion(first);
              }}
            />
          </li>
        ))}
      </ol>
      {finding && shown ? <Card finding={finding} row={shown.row} onEnter={() => clearTimeout(timer.current)} onLeave={hide} /> : null}
    </>
  );
}

type RowProps = {
  finding: Finding;
  isShown: boolean;
  onShow: (row: HTMLElement, soon: boolean) => void;
  onHide: () => void;
  onGo: () => void;
};

function Row({ finding, isShown, onShow, onHide, onGo }: RowProps) {
  const mark = markOf(finding);
  const isOff = mark === 'not-applicable';
  return (
    <button
      type="button"
      aria-describedby={isShown ? CARD : undefined}
      onClick={onGo}
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse') onShow(event.currentTarget, false);
      }}
      onPointerLeave={onHide}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) onShow(event.currentTarget, true);
      }}
      onBlur={onHide}
      className={cx(
        'grid min-h-6 w-full grid-cols-[16px_minmax(58px,max-content)_1fr] gap-1.5 rounded-sm px-2 py-1 text-left text-sm leading-[18px] hover:bg-sunken focus-visible:-outline-offset-2',
        mark === 'missing' && 'bg-missing-weak hover:bg-missing-weak',
        isOff && 'text-muted',
      )}
    >
      <StatusMark kind={mark} className="mt-[3px]" />
      <span className="font-mono text-xs leading-[18px] text-faint">{finding.id}</span>
      <span>
        {finding.title}
        {isOff ? <span className="text-xs text-faint"> · {MARK_WORDS[mark]}</span> : null}
      </span>
    </button>
  );
}

type CardProps = { finding: Finding; row: HTMLElement; onEnter: () => void; onLeave: () => void };

/** Beside the tree, above everything: what the clause asks, where it stands, and the facts it read. */
function Card({ finding, row, onEnter, onLeave }: CardProps) {
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
      id={CARD}
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

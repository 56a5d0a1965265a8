'use client';

import { useEffect, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { MARK_WORDS, StatusMark } from '@/components/ui/StatusMark';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { ClauseCard } from './OnDemand';
import { focusQuestion } from './question-moves';
import { CARD_ID, factsRead, markOf } from './scored';

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
      {finding && shown ? (
        <ClauseCard finding={finding} row={shown.row} onEnter={() => clearTimeout(timer.current)} onLeave={hide} />
      ) : null}
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
      aria-describedby={isShown ? CARD_ID : undefined}
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

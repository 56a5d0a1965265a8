'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { IconButton } from './Button';
import { cx } from './cx';

export interface Notice {
  message: string;
  /** `quiet` goes after six seconds; `error` stays until it is closed. */
  tone?: 'quiet' | 'error';
}

const NoticeContext = createContext<(notice: Notice) => void>(() => {});

/** Says one short thing at the foot of the screen and to screen readers: "Case claimed". */
export function useNotice(): (notice: Notice) => void {
  return useContext(NoticeContext);
}

/** Holds the latest notice. The live regions are in the page before anything is said, or nothing would be read. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const error = notice?.tone === 'error';

  useEffect(() => {
    if (!notice || notice.tone === 'error') return;
    const timer = setTimeout(() => setNotice(null), 6000);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <NoticeContext value={setNotice}>
      {children}
      <div className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4 print:hidden">
        <div role="status">{notice && !error ? <Line notice={notice} onClose={() => setNotice(null)} /> : null}</div>
        <div role="alert">{notice && error ? <Line notice={notice} onClose={() => setNotice(null)} /> : null}</div>
      </div>
    </NoticeContext>
  );
}

function Line({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const error = notice.tone === 'error';
  return (
    <div
      className={cx(
        'pointer-events-auto flex items-center gap-2 rounded border py-1 pr-1 pl-3 text-sm',
        error ? 'border-not-met bg-not-met-weak text-not-met' : 'border-line-strong bg-panel text-text',
      )}
    >
      <span>{notice.message}</span>
      <IconButton label="Dismiss" onClick={onClose}>
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </IconButton>
    </div>
  );
}

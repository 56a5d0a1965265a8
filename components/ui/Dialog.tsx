'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button';
import { cx } from './cx';
import { chainOf, focusNearest } from './focus';

export interface DialogProps {
  open: boolean;
  /** Esc, the cross, or the browser: the owner sets `open` to false. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  size?: 'md' | 'lg';
  /** Near the top and without the heading's bar; the title is read, not seen. For what is a list under a search field. */
  bare?: boolean;
}

const WIDTH = { md: 'max-w-120', lg: 'max-w-180' } as const;

const FIELD = ':is(select, textarea, input:not([type="checkbox"])):not(:disabled)';

/** A native modal dialog: the browser holds focus inside, closes on Esc and gives focus back. */
export function Dialog({ open, onClose, title, children, footer, size = 'md', bare = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const before = chainOf(document.activeElement);
    element.showModal();
    // Who opens a form is there to fill it in. A list of boxes is read first: the cross, then Tab.
    if (!element.querySelector('[autofocus]')) element.querySelector<HTMLElement>(FIELD)?.focus();
    return () => {
      element.close();
      // The browser gives nothing back where the dialog was unmounted while open, or where what had the focus is gone.
      focusNearest(before);
    };
  }, [open]);

  return (
    <dialog
      ref={dialog}
      {...(bare ? { 'aria-label': title } : { 'aria-labelledby': heading })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A second Esc closes whatever we say: the owner must hear of it. The event comes late: opened again meanwhile, it is open.
      onClose={() => {
        if (open && !dialog.current?.open) onClose();
      }}
      className={cx(
        bare ? 'mx-auto mt-[min(6rem,8dvh)]' : 'm-auto',
        'text-left text-base whitespace-normal w-[calc(100%-2rem)] rounded border border-line-strong bg-panel p-0 text-text backdrop:bg-[rgb(16_18_22/0.45)]',
        WIDTH[size],
      )}
    >
      {open && bare ? children : null}
      {open && !bare ? (
        <div className="flex max-h-[calc(100dvh-4rem)] flex-col">
          <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4">
            <h2 id={heading} className="min-w-0 text-lg font-semibold [overflow-wrap:anywhere]">
              {title}
            </h2>
            <IconButton label="Close" onClick={onClose}>
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" />
              </svg>
            </IconButton>
          </div>
          <div className="min-h-0 overflow-auto px-4 py-3">{children}</div>
          {footer ? <div className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</div> : null}
        </div>
      ) : null}
    </dialog>
  );
}

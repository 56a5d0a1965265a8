'use client';

import { useState } from 'react';
import { PANE_COOKIE, type PaneLayout, toCookie } from './pane-layout';

const YEAR_S = 31_536_000;

export type Panes = { layout: PaneLayout; setStep: (step: number) => void; toggle: () => void };

/** The panes as this browser left them, and how to change them. */
export function usePanes(left: PaneLayout, cookie: string = PANE_COOKIE): Panes {
  const [layout, setLayout] = useState(left);
  function change(to: Partial<PaneLayout>) {
    const next = { ...layout, ...to };
    setLayout(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing on plain HTTP, where a plan's own network may serve
    document.cookie = `${cookie}=${toCookie(next)}; path=/cases; max-age=${YEAR_S}; samesite=lax`;
  }
  return { layout, setStep: (step) => change({ step }), toggle: () => change({ isCollapsed: !layout.isCollapsed }) };
}

'use client';

import { lazy, Suspense } from 'react';
import type { FactKey } from '@/lib/criteria/facts.ts';

// Form and schema library come with the first question in focus: the page itself does without.
const load = () => import('./EvidenceForm');
const EvidenceForm = lazy(() => load().then((module) => ({ default: module.EvidenceForm })));

/** Fetches the form ahead of its first use, so that it also opens without a connection. */
export function preloadEvidenceForm(): void {
  load().catch(() => {
    // No connection now: it is tried again when the form is opened.
  });
}

export function EvidencePanel({ fact }: { fact: FactKey }) {
  return (
    <Suspense fallback={<p className="mt-2 text-xs text-muted">Opening the form…</p>}>
      <EvidenceForm fact={fact} />
    </Suspense>
  );
}

'use client';

import { type ComponentProps, type ComponentType, lazy, Suspense, useState } from 'react';
import type { FactKey } from '@/lib/criteria/facts.ts';

const load = () => import('./on-demand');
// Form and schema library weigh as much as the rest together.
const loadForm = async () => {
  const module = await import('./EvidenceForm');
  form = module.EvidenceForm;
  return module;
};
/** Once fetched, it is drawn with the key that opens it: what is typed next is typed into it. */
let form: ComponentType<{ fact: FactKey }> | null = null;

/** In place of a part that could not be fetched: the screen goes on, with what is typed. */
const missing = () => ({ default: Missing });
function Missing() {
  return (
    <p className="mt-1 text-xs text-missing">The connection was lost before this part came. Answers are kept; reload once it is back.</p>
  );
}

const LazyChanged = lazy(() => load().then((module) => ({ default: module.Changed }), missing));
const LazyClauseCard = lazy(() => load().then((module) => ({ default: module.ClauseCard }), missing));
const LazyEvidenceForm = lazy(() => loadForm().then((module) => ({ default: module.EvidenceForm }), missing));

const LazyAccessNote = lazy(() => import('./AccessNote').then((module) => ({ default: module.AccessNote }), missing));
const loadNoCriteria = () => import('./NoCriteria');
const LazyNoCriteria = lazy(() => loadNoCriteria().then((module) => ({ default: module.NoCriteria }), missing));
const LazyNoTree = lazy(() => loadNoCriteria().then((module) => ({ default: module.NoTree }), missing));

/** Fetches all of it ahead of its first use, so that it also appears without a connection. What is not saved is said by the page itself. */
export function preloadOnDemand(): void {
  for (const fetching of [load(), loadForm(), loadNoCriteria(), import('./explained')]) {
    fetching.catch(() => {
      // No connection now: it is tried again when it is needed.
    });
  }
}

// Nothing stands for a part meanwhile: it is there at once where it was fetched ahead.

export function Changed(props: ComponentProps<typeof LazyChanged>) {
  return (
    <Suspense fallback={null}>
      <LazyChanged {...props} />
    </Suspense>
  );
}

export function ClauseCard(props: ComponentProps<typeof LazyClauseCard>) {
  return (
    <Suspense fallback={null}>
      <LazyClauseCard {...props} />
    </Suspense>
  );
}

export function EvidenceForm({ fact }: { fact: FactKey }) {
  // The same for the life of the form: it may come while this is on screen.
  const [Form] = useState(() => form ?? LazyEvidenceForm);
  return (
    <Suspense fallback={<p className="mt-2 text-xs text-muted">Opening the form…</p>}>
      <Form fact={fact} />
    </Suspense>
  );
}

export function AccessNote() {
  return (
    <Suspense fallback={null}>
      <LazyAccessNote />
    </Suspense>
  );
}

export function NoCriteria() {
  return (
    <Suspense fallback={null}>
      <LazyNoCriteria />
    </Suspense>
  );
}

export function NoTree() {
  return (
    <Suspense fallback={null}>
      <LazyNoTree />
    </Suspense>
  );
}

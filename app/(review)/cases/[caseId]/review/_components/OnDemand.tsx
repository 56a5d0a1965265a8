'use client';

import { type ComponentProps, lazy, Suspense } from 'react';

const load = () => import('./on-demand');
// Form and schema library weigh as much as the rest together.
const loadForm = () => import('./EvidenceForm');

const LazyChanged = lazy(() => load().then((module) => ({ default: module.Changed })));
const LazyClauseCard = lazy(() => load().then((module) => ({ default: module.ClauseCard })));
const LazyNotePanel = lazy(() => load().then((module) => ({ default: module.NotePanel })));
const LazyTrouble = lazy(() => load().then((module) => ({ default: module.Trouble })));
const LazyEvidenceForm = lazy(() => loadForm().then((module) => ({ default: module.EvidenceForm })));

const LazyAccessNote = lazy(() => import('./AccessNote').then((module) => ({ default: module.AccessNote })));
const loadNoCriteria = () => import('./NoCriteria');
const LazyNoCriteria = lazy(() => loadNoCriteria().then((module) => ({ default: module.NoCriteria })));
const LazyNoTree = lazy(() => loadNoCriteria().then((module) => ({ default: module.NoTree })));

/** Fetches all of it ahead of its first use, so that it also appears without a connection: what is not saved above all. */
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

export function NotePanel(props: ComponentProps<typeof LazyNotePanel>) {
  return (
    <Suspense fallback={null}>
      <LazyNotePanel {...props} />
    </Suspense>
  );
}

export function Trouble(props: ComponentProps<typeof LazyTrouble>) {
  return (
    <Suspense fallback={null}>
      <LazyTrouble {...props} />
    </Suspense>
  );
}

export function EvidenceForm(props: ComponentProps<typeof LazyEvidenceForm>) {
  return (
    <Suspense fallback={<p className="mt-2 text-xs text-muted">Opening the form…</p>}>
      <LazyEvidenceForm {...props} />
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

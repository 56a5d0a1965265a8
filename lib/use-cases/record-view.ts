import type { Acting } from '../data/access.ts';
import { insertView, insertViews, type View } from '../data/views.ts';

export type { View, ViewKind } from '../data/views.ts';

/**
 * Notes who opened what, before it is shown: what cannot be noted is not shown. The same page again within a minute is one view.
 * @returns whether a view was added
 */
export async function recordView({ viewer, at }: Acting, view: View): Promise<boolean> {
  return insertView(at, { id: viewer.id, name: viewer.name }, view);
}

/** The same of many cases: what leaves as one file is noted of each case that is in it. */
export async function recordViews({ viewer, at }: Acting, view: Omit<View, 'caseNumber'>, numbers: string[]): Promise<void> {
  await insertViews(at, { id: viewer.id, name: viewer.name }, view, numbers);
}

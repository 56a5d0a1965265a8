import type { Acting } from '../data/access.ts';
import { insertView, type View } from '../data/views.ts';

export type { View, ViewKind } from '../data/views.ts';

/**
 * Notes who opened what, before it is shown: what cannot be noted is not shown. The same page again within a minute is one view.
 * @returns whether a view was added
 */
export async function recordView({ viewer, at }: Acting, view: View): Promise<boolean> {
  return insertView(at, { id: viewer.id, name: viewer.name }, view);
}

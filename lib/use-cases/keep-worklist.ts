import type { Column } from '../cases/worklist.ts';
import type { Acting, Viewer } from '../data/access.ts';
import * as data from '../data/worklist-views.ts';
import { conflict, notFound } from '../errors.ts';

export type { WorklistView } from '../data/worklist-views.ts';

/** As many as one still finds one's way among. */
const MOST_VIEWS = 50;

/** How the viewer looks at worklists: their own columns, and the views that they keep. */
export const loadViews = (viewer: Viewer) => data.findViews(viewer.id);

export type ViewCommand = { name: string; address: string; columns: readonly Column[] };

/**
 * Keeps a worklist under a name, for its user alone; one of the same name gives way.
 * @returns its id
 * @throws AppError `conflict` where there are too many already
 */
export async function saveView({ viewer }: Acting, { name, address, columns }: ViewCommand): Promise<string> {
  if ((await data.countViews(viewer.id)) >= MOST_VIEWS) throw conflict(`You keep ${MOST_VIEWS} views. Remove one first.`);
  return data.upsertView(viewer.id, { name, address, columns: data.knownColumns(columns) });
}

/** @throws AppError `not-found` where it is gone, or somebody else's */
export async function removeView({ viewer }: Acting, { id }: { id: string }): Promise<void> {
  if (!(await data.deleteView(viewer.id, id))) throw notFound('The view');
}

/** Chooses the columns of a view, or without one those of every other worklist. @throws AppError `not-found` (the view) */
export async function chooseColumns(
  { viewer }: Acting,
  { view, columns }: { view: string | null; columns: readonly Column[] },
): Promise<void> {
  const known = data.knownColumns(columns);
  if (view === null) await data.setColumns(viewer.id, known);
  else if (!(await data.setViewColumns(viewer.id, view, known))) throw notFound('The view');
}

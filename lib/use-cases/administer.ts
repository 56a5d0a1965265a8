import type { Viewer } from '../data/access.ts';
import type { Change } from '../data/organization.ts';
import { notFound } from '../errors.ts';

/** Whether the viewer keeps accounts and plans. */
export const mayAdminister = (viewer: Viewer): boolean => viewer.organizationRole === 'admin';

/** @throws AppError `not-found`: to anybody else there are no settings */
export function requireAdministrator(viewer: Viewer): void {
  if (!mayAdminister(viewer)) throw notFound('This setting');
}

type Flat = Readonly<Record<string, string | null>>;

/** What differs between two flat records, by key in order of the second, then what is gone. Empty text counts as none. */
export function changesOf(before: Flat, after: Flat): Change[] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const at = (record: Flat, key: string) => record[key] || null;
  return keys
    .map((what) => ({ what, before: at(before, what), after: at(after, what) }))
    .filter((change) => change.before !== change.after);
}

import { randomUUID } from 'node:crypto';
import { COLUMNS, type Column, FIXED_COLUMNS } from '../cases/worklist.ts';
import { db } from './db.ts';

/** A worklist that a user keeps under a name. */
export type WorklistView = {
  id: string;
  name: string;
  /** The query of its address, without the question mark. */
  address: string;
  columns: Column[];
};

/** In the order of the table, with those that no row goes without; what was stored by another version of the table is left out. */
export const knownColumns = (stored: readonly string[]): Column[] =>
  COLUMNS.filter((column) => FIXED_COLUMNS.includes(column) || stored.includes(column));

/** The user's views by name, and the columns without any of them: all, until some are chosen. */
export async function findViews(userId: string): Promise<{ views: WorklistView[]; columns: Column[] }> {
  const [views, chosen] = await Promise.all([
    db().worklistView.findMany({ where: { userId }, omit: { userId: true }, orderBy: { name: 'asc' } }),
    db().worklistColumns.findUnique({ where: { userId } }),
  ]);
  return {
    views: views.map((view) => ({ ...view, columns: knownColumns(view.columns) })),
    columns: chosen ? knownColumns(chosen.columns) : [...COLUMNS],
  };
}

/** Keeps a view; one of the same name gives way. @returns its id */
export async function upsertView(userId: string, view: Omit<WorklistView, 'id'>): Promise<string> {
  const { name, ...kept } = view;
  const { id } = await db().worklistView.upsert({
    where: { userId_name: { userId, name } },
    create: { id: randomUUID(), userId, name, ...kept },
    update: kept,
    select: { id: true },
  });
  return id;
}

export const countViews = (userId: string): Promise<number> => db().worklistView.count({ where: { userId } });

/** @returns whether it was there, and the user's */
export async function deleteView(userId: string, id: string): Promise<boolean> {
  const { count } = await db().worklistView.deleteMany({ where: { id, userId } });
  return count > 0;
}

export async function setViewColumns(userId: string, id: string, columns: readonly Column[]): Promise<boolean> {
  const { count } = await db().worklistView.updateMany({ where: { id, userId }, data: { columns: [...columns] } });
  return count > 0;
}

export async function setColumns(userId: string, columns: readonly Column[]): Promise<void> {
  const chosen = { columns: [...columns] };
  await db().worklistColumns.upsert({ where: { userId }, create: { userId, ...chosen }, update: chosen });
}

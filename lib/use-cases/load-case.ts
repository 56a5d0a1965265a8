import { scoreCase } from '../cases/score.ts';
import type { Viewer } from '../data/access.ts';
import { type CaseRecord, findCase } from '../data/cases.ts';
import { notFound } from '../errors.ts';

export type { CaseRecord } from '../data/cases.ts';
export type LoadedCase = ReturnType<typeof scoreCase> & { case: CaseRecord };

/**
 * A case by its number with its evaluation as of now.
 * @throws AppError `not-found` where it does not exist or lies outside the viewer's plans
 */
export async function loadCase(viewer: Viewer, number: string): Promise<LoadedCase> {
  const found = await findCase(viewer, number);
  if (!found) throw notFound(`Case ${number}`);
  return { case: found, ...scoreCase(found) };
}

import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireViewer } from '@/lib/auth/session.ts';
import { AppError } from '@/lib/errors.ts';
import { type LoadedCase, loadCase } from '@/lib/use-cases/load-case.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';

export type CaseParams = { params: Promise<{ caseId: string }> };

/** The case of the page, read once per request for layout, title and page. Not there, or not the viewer's to see: the not-found page. */
export const loadCasePage = cache(async (number: string): Promise<LoadedCase & { viewer: Viewer }> => {
  const viewer = await requireViewer();
  return { viewer, ...(await orNotFound(loadCase(viewer, number))) };
});

/** What a use case answers; the not-found page where it says `not-found`. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}

import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AHEAD_HEADER } from '@/lib/auth/address.ts';
import { requireViewer } from '@/lib/auth/session.ts';
import { AppError } from '@/lib/errors.ts';
import { type LoadedCase, loadCase } from '@/lib/use-cases/load-case.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { documentsOf } from '@/lib/use-cases/read-document.ts';
import { forScreen } from '@/lib/use-cases/read-protected.ts';
import { recordView, type View } from '@/lib/use-cases/record-view.ts';

export type CaseParams = { params: Promise<{ caseId: string }> };

/**
 * The case of the page, read once per request for layout, title and page, and noted in the log of views before anything of it is shown. Not
 * there, or not the viewer's to see: the not-found page.
 */
export const loadCasePage = cache(async (number: string): Promise<LoadedCase & { viewer: Viewer }> => {
  const viewer = await requireViewer();
  const loaded = await orNotFound(loadCase(viewer, number));
  await noteView(viewer, { kind: 'case', caseNumber: number, subject: '' });
  return { viewer, ...(await forScreen(viewer, loaded)) };
});

/** The documents of the page's case, asked once per request. */
export const documentsOfPage = cache(async (number: string) => documentsOf(await requireViewer(), number));

/** Notes what the request shows; the screen is the last part of its address. What a link's browser asks ahead shows nothing. */
export async function noteView(viewer: Viewer, view: Omit<View, 'screen'>): Promise<void> {
  const asked = await headers();
  if (asked.get(AHEAD_HEADER) === '1') return;
  const screen = asked.get('x-path')?.split('?')[0]?.split('/').at(-1) ?? '';
  await recordView({ viewer, at: new Date().toISOString() }, { ...view, screen });
}

/** What a use case answers; the not-found page where it says `not-found`. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}

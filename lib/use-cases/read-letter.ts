import type { Viewer } from '../data/access.ts';
import { findLetter } from '../data/letters.ts';
import { notFound } from '../errors.ts';

/**
 * The stored bytes of an issued letter.
 * @throws AppError `not-found` where it does not exist or belongs to a case that the viewer may not see
 */
export async function readLetter(
  viewer: Viewer,
  caseNumber: string,
  letterId: string,
): Promise<{ pdf: Uint8Array; sha256: string; recipient: string }> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(letterId);
  const letter = isId ? await findLetter(viewer, caseNumber, letterId) : null;
  if (!letter) throw notFound('The letter');
  return letter;
}

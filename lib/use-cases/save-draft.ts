import type { SigningDraft } from '../cases/signing.ts';
import type { Acting } from '../data/access.ts';
import * as writes from '../data/case-writes.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type DraftCommand = { number: string; draft: SigningDraft };

/**
 * Keeps what the medical director who took the case has written so far: theirs alone, no part of the record, gone with the decision or the
 * return. Once it holds a reading of an unclear clause, `loadSigning` shows the earlier ones of that clause.
 * @throws AppError `not-found`, `forbidden`; `conflict` where the director does not have the case, or may not sign it
 */
export async function saveDraft(acting: Acting, { number, draft }: DraftCommand): Promise<{ savedAt: string }> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'sign-approve');
  const { case: c } = loaded;
  // A plain JSON copy: interfaces have no index signature, which Prisma's JSON type asks for.
  const word = await writes.saveDraft(c.id, acting.viewer.id, JSON.parse(JSON.stringify(draft)), acting.at);
  if (word !== 'ok') throw refusal(word, c, 'decide cases');
  return { savedAt: acting.at };
}

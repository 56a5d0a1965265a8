import { evidenceGaps } from '../cases/gaps.ts';
import { questionsFor } from '../criteria/questions.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { conflict } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/**
 * The nurse confirms that the case, at the version seen, is ready to be decided, and accepts the answers that cite nothing.
 * Any later edit voids it, since the confirmation names the version.
 * @param acceptedGaps the gaps that the nurse saw and accepted: they must be the gaps there are
 * @throws AppError `not-found`, `forbidden`, `conflict`
 */
export async function confirmReady(acting: Acting, number: string, version: number, acceptedGaps: readonly string[]): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'confirm-ready');
  const { case: c, input, evaluation } = loaded;
  const gaps = evidenceGaps(questionsFor(input), c.answers, c.evidence);
  const open = gaps.filter((g) => !acceptedGaps.includes(g));
  if (c.version !== version || open.length > 0) {
    throw conflict('The case changed while you looked at it. Reload, look at the gaps again, and confirm.');
  }
  const body = eventBody(acting, c.plan.id, { type: 'ready-confirmed', payload: { version, outcome: evaluation.outcome, gaps } });
  const word = await writes.confirmReady(c.id, acting.viewer.id, version, gaps, body);
  if (word !== 'ok') throw refusal(word, c, 'confirm a case ready');
}

import type { NoticeKey, NoticeKind } from '../../lib/cases/notice.ts';
import type { Acting } from '../../lib/data/access.ts';
import { deliverLetter } from '../../lib/use-cases/deliver-letter.ts';
import { issueLetters } from '../../lib/use-cases/issue-letters.ts';
import { loadLetters } from '../../lib/use-cases/load-letters.ts';

/** How far a notice's letters have come; without it they are still to be issued. */
export type Sent = 'issued' | 'given';

/**
 * Issues a notice's letters, and sends them as far as the story has it. What the lint keeps from being issued stays owed, as it would for
 * anybody. `next` tells the instants, which only rise.
 */
export async function send(number: string, kind: NoticeKind | 'decision', sent: Sent, next: () => Acting): Promise<void> {
  const acting = next();
  const { notices } = await loadLetters(acting.viewer, number, acting.at);
  const notice = notices.findLast((one) => (one.notice?.kind ?? 'decision') === kind);
  if (!notice) throw new Error(`${number}: no ${kind} notice is owed`);
  if (notice.letters.some(({ lint }) => lint.some(({ level }) => level === 'blocks'))) return;
  await issueLetters(acting, { number, key: notice.key });
  if (sent === 'given') await giveAll(number, notice.key, next);
}

/** Each letter as its reader gets it. */
export async function giveAll(number: string, key: NoticeKey, next: () => Acting): Promise<void> {
  const { notices } = await loadLetters(next().viewer, number);
  for (const { recipient, issued } of notices.find((one) => one.key === key)?.letters ?? []) {
    const method = recipient === 'practitioner' ? 'fax' : 'mail';
    if (issued) await deliverLetter(next(), { number, letterId: issued.id, method, detail: '' });
  }
}

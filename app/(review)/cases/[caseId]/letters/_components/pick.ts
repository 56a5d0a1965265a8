import type { LetterView, NoticeView } from '@/lib/use-cases/load-letters.ts';
import { isGiven } from './notice-words';

export interface Picked {
  notice: NoticeView;
  letter: LetterView;
}

type Asked = { notice?: string | string[] | undefined; to?: string | string[] | undefined };

/**
 * What the address asks for; where it does not say or names what is not there, the first notice that is owed, else the newest, and of it the
 * first letter that has not gone out. Undefined: the case owes nothing.
 */
export function pick(notices: readonly NoticeView[], asked: Asked): Picked | undefined {
  const notice = notices.find(({ key }) => key === asked.notice) ?? notices.find(({ owed }) => owed) ?? notices.at(-1);
  if (!notice) return undefined;
  const { letters } = notice;
  const letter = letters.find(({ recipient }) => recipient === asked.to) ?? letters.find((each) => !isGiven(each)) ?? letters[0];
  return letter && { notice, letter };
}

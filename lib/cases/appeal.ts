import type { LineOfBusiness } from '../criteria/case-input.ts';
import { appealRule } from './regulation.ts';
import { addDays, addMonths, dayIn } from './time.ts';

/** Who may appeal; anyone but the member by a standing of their own, which is said. */
export const APPELLANTS = ['member', 'representative', 'practitioner'] as const;
export type Appellant = (typeof APPELLANTS)[number];

export const APPELLANT_WORDS: Readonly<Record<Appellant, string>> = {
  member: 'The member',
  representative: 'A representative',
  practitioner: 'The treating practitioner',
};

/** The member appeals as of right; who acts for the member says by what. */
export const hasStanding = (by: Appellant, standing: string): boolean => by === 'member' || standing.trim() !== '';

/** What of a decided case its window for an appeal reads. */
export interface AppealableCase {
  readonly lineOfBusiness: LineOfBusiness;
  readonly plan: { readonly timeZone: string };
  readonly letters: readonly {
    readonly notice: string;
    readonly recipient: string;
    readonly voided: unknown;
    readonly deliveries: readonly { readonly deliveredAt: string }[];
  }[];
}

/** Days are the plan's, `YYYY-MM-DD`. Null: the member was not given notice, so that no window runs yet. */
export interface AppealWindow {
  readonly noticeOn: string | null;
  /** Last day on which an appeal may come in without a good cause. */
  readonly endsOn: string | null;
}

/**
 * The window for an appeal: from the day on which notice was first given to the member, as long as the line of business gives.
 * @param notice which one: of the decision, or of an end of what was approved
 */
export function appealWindow(c: AppealableCase, notice = 'decision'): AppealWindow {
  const given = c.letters
    .filter((letter) => letter.notice === notice && letter.recipient === 'member' && letter.voided === null)
    .flatMap(({ deliveries }) => deliveries.map(({ deliveredAt }) => deliveredAt))
    .sort()[0];
  if (given === undefined) return { noticeOn: null, endsOn: null };
  const noticeOn = dayIn(given, c.plan.timeZone);
  const { unit, length } = appealRule(c.lineOfBusiness).window;
  return { noticeOn, endsOn: unit === 'months' ? addMonths(noticeOn, length) : addDays(noticeOn, length) };
}

/** Whether an appeal that came in on this day of the plan came in time. */
export const isInWindow = ({ endsOn }: AppealWindow, receivedOn: string): boolean => endsOn === null || receivedOn <= endsOn;

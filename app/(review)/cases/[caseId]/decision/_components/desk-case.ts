/** What the decision page's actions need of the case. */
export interface DeskCase {
  number: string;
  version: number;
  kind: 'approved' | 'no-review-required';
  /** The sentence that whoever decides agrees to. */
  meaning: string;
  /** `Nov 30, 2026 to Feb 27, 2027` */
  span: string;
  days: number;
  lines: readonly { number: number; code: string }[];
}

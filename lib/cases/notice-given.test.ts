import { describe, expect, it } from 'vitest';
import { decisionNoticeGiven } from './notice-given.ts';

const letter = (notice: string, recipient: string, ...days: string[]) => ({
  notice,
  recipient,
  deliveries: days.map((deliveredAt) => ({ deliveredAt })),
});

describe('when notice of the decision was given', () => {
  it('is when the last of the recipients had it', () => {
    expect(decisionNoticeGiven([letter('decision', 'member', '2026-11-20'), letter('decision', 'practitioner', '2026-11-19')])).toBe(
      '2026-11-20',
    );
  });

  it('stays what it was when the letter is taken back and issued anew, or an amendment follows', () => {
    const letters = [
      letter('decision', 'member', '2026-11-20'),
      letter('decision', 'member', '2026-12-20', '2026-12-19'),
      letter('amended:14', 'member', '2027-01-04'),
    ];
    expect(decisionNoticeGiven(letters)).toBe('2026-11-20');
  });

  it('is not said while none went out', () => {
    expect(decisionNoticeGiven([letter('decision', 'member'), letter('extension:4', 'member', '2026-11-20')])).toBeNull();
  });
});

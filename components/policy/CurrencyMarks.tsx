import type { ReactNode } from 'react';
import { StatusMark } from '@/components/ui/StatusMark';
import { Tag, type TagTone } from '@/components/ui/Tag';
import { formatDate } from '@/lib/cases/time-words.ts';
import type { Currency, CurrencyState } from '@/lib/criteria/currency.ts';

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" className="flex-none">
      {children}
    </svg>
  );
}

/** What a version's currency is called, with its shape and color. */
const STATE: Readonly<Record<CurrencyState, { tone: TagTone; shape: ReactNode; words: (day: string) => string }>> = {
  'in-force': { tone: 'met', shape: <StatusMark kind="met" size={10} decorative />, words: () => 'In force' },
  'not-yet-in-force': {
    tone: 'info',
    shape: (
      <Drawing>
        <path d="M2 1.5v9M2 6h8M7 3l3 3-3 3" stroke="currentColor" strokeWidth="1.4" fill="none" />
      </Drawing>
    ),
    words: (day) => `Not yet in force, from ${day}`,
  },
  superseded: {
    tone: 'neutral',
    shape: <StatusMark kind="not-applicable" size={10} decorative className="text-muted" />,
    words: (day) => `Followed by a later version on ${day}`,
  },
  ended: { tone: 'error', shape: <StatusMark kind="not-met" size={10} decorative />, words: (day) => `Ended ${day}` },
};

/** A triangle: something is late. */
const late = (
  <Drawing>
    <path d="M6 1l5.2 9.6H.8zM6 4.6v2.8M6 8.4v1.2" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
  </Drawing>
);

/** Whether a version is current, in word, shape and color: its state, and a review that is late. */
export function CurrencyMarks({ currency }: { currency: Currency }) {
  const { tone, shape, words } = STATE[currency.state];
  return (
    <>
      <Tag tone={tone}>
        {shape}
        {words(formatDate(currency.day))}
      </Tag>
      {currency.reviewOverdueSince === null ? null : (
        <Tag tone="warn">
          {late}
          Review overdue since {formatDate(currency.reviewOverdueSince)}
        </Tag>
      )}
    </>
  );
}

/** No version of a policy governs services of today: nothing can be decided by it. */
export function NotInForceMark() {
  return (
    <Tag tone="error">
      <StatusMark kind="not-met" size={10} decorative />
      No version in force today
    </Tag>
  );
}

import { Card } from '@/components/case/Card';
import { CurrencyMarks, NotInForceMark } from '@/components/policy/CurrencyMarks';
import { Timeline } from '@/components/policy/Timeline';
import { PAYER_WORDS } from '@/lib/cases/words.ts';
import { currencyOf, currentVersion } from '@/lib/criteria/currency.ts';
import type { Policy } from '@/lib/criteria/policy.ts';
import { numberWords } from './number-words';

/** Which policy was in force when, and how it stands today: names, picture and flags in rows of one height. */
export function InForce({ policies, today }: { policies: readonly Policy[]; today: string }) {
  return (
    <Card title="In force, by date of service" aside="Bars are versions; the same dates stand in the table below" flush>
      <div className="grid grid-cols-[9.5rem_minmax(0,1fr)] gap-x-4 px-4 pt-2 lg:grid-cols-[12rem_minmax(0,1fr)_auto]">
        <ol aria-label="Policies" className="pt-9">
          {policies.map((policy) => (
            <li key={policy.id} className="flex h-11 flex-col justify-center border-t border-line leading-[18px]">
              <span className="truncate font-medium">{PAYER_WORDS[policy.payer]}</span>
              <span className="truncate text-xs text-muted">{numberWords(policy)}</span>
            </li>
          ))}
        </ol>
        <Timeline policies={policies} today={today} label="Timeline of all versions of all policies, with today marked" />
        <ol aria-label="Currency today" className="pt-9 max-lg:hidden">
          {policies.map((policy) => (
            <li key={policy.id} className="flex h-11 items-center gap-1.5 border-t border-line">
              <span className="sr-only">{PAYER_WORDS[policy.payer]}: </span>
              <Today policy={policy} today={today} />
            </li>
          ))}
        </ol>
      </div>
      <Legend />
    </Card>
  );
}

function Today({ policy, today }: { policy: Policy; today: string }) {
  const current = currentVersion(policy, today);
  return current === null ? <NotInForceMark /> : <CurrencyMarks currency={currencyOf(policy, current, today)} />;
}

const SAMPLES = [
  { words: 'in force', draw: <rect y="3" width="22" height="8" className="fill-met" /> },
  {
    words: 'in force, review overdue',
    draw: (
      <>
        <rect x=".5" y="3" width="21" height="8" className="fill-missing-weak stroke-missing" />
        <path d="M1 7h20" strokeWidth="8" strokeDasharray="2.5 3.5" className="stroke-missing" />
      </>
    ),
  },
  {
    words: 'no end given',
    draw: <rect x=".5" y="3" width="21" height="8" strokeDasharray="3 2" className="fill-panel stroke-met" />,
  },
  {
    words: 'no version in force',
    draw: <path d="M0 7h22" strokeWidth="1.5" strokeDasharray="3 3" className="stroke-not-met" />,
  },
];

function Legend() {
  return (
    <ul aria-label="What the bars mean" className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line px-4 py-2 text-xs text-muted">
      {SAMPLES.map(({ words, draw }) => (
        <li key={words} className="inline-flex items-center gap-1.5">
          <svg width="22" height="14" aria-hidden="true">
            {draw}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

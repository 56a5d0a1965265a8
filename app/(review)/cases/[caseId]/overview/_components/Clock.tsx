import { Card } from '@/components/case/Card';
import { clockWords, UNVERIFIED_WORDS } from '@/components/case/clock-words';
import { Definitions } from '@/components/case/Definitions';
import { openRequest } from '@/components/case/information-words';
import { wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { formatInstant, timeLeft } from '@/lib/cases/time-words.ts';
import { CHANNEL_WORDS, LINE_OF_BUSINESS_WORDS, MISSED_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { CHANNELS } from '@/lib/forms/intake-schema.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { ClockSteps } from './ClockSteps';

/** What is due and by which rule; when the request came, apart from when it was typed in. */
export function Clock({ c }: { c: CaseRecord }) {
  const { timeZone } = c.plan;
  const rule = clockWords(c);
  const channel = CHANNELS.find((each) => each === c.channel);
  return (
    <Card title="Clock" aside={`times in ${zoneWords(timeZone)}`}>
      <Definitions
        items={[
          {
            term: 'Received',
            detail: `${formatInstant(c.receivedAt, timeZone)}\nby ${(channel ? CHANNEL_WORDS[channel] : c.channel).toLowerCase()}`,
          },
          { term: 'Typed in', detail: `${formatInstant(c.enteredAt, timeZone)}, ${typedIn(c)}\nby ${c.enteredBy}` },
          { term: 'Due', detail: <span className="font-medium">{formatInstant(c.dueAt, timeZone)}</span> },
          { term: 'State', detail: stateWords(c) },
          { term: 'What is due', detail: 'Notice of the decision: given, not merely signed' },
          {
            term: 'By the rule',
            detail: [
              `${LINE_OF_BUSINESS_WORDS[c.lineOfBusiness]}, ${URGENCY_WORDS[c.urgency].toLowerCase()}${rule.length ? `: ${rule.length}` : ''}`,
              rule.citation,
            ].join('\n'),
          },
        ]}
      />
      <ClockSteps c={c} />
      {rule.verified && c.dueVerified ? null : <p className="mt-2 text-xs text-muted">{UNVERIFIED_WORDS}</p>}
    </Card>
  );
}

/** Whether it runs, stands still, was extended, is over or was missed. */
function stateWords(c: CaseRecord): string {
  const extended = c.extended ? 'extended once' : '';
  const waits = openRequest(c);
  const state = c.clockOver
    ? 'Over'
    : c.overdue
      ? wordsOf(MISSED_WORDS, c.overdue.consequence)
      : waits?.stopsClock
        ? `Stands still until ${formatInstant(waits.dueAt, c.plan.timeZone)}, or until the answer is complete`
        : 'Runs';
  return [state, extended].filter(Boolean).join('; ');
}

/** The clock runs from the receipt: how long the request lay before anybody typed it in tells how much of it was lost. */
function typedIn({ receivedAt, enteredAt }: CaseRecord): string {
  const { text, tone } = timeLeft(enteredAt, receivedAt);
  return tone === 'late' || text === '0 m' ? 'at once' : `${text} later`;
}

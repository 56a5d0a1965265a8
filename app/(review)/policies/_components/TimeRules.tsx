import { capitalized } from '@/components/case/case-text';
import { UNVERIFIED_MARK, UNVERIFIED_WORDS } from '@/components/case/clock-words';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { OVERLAYS } from '@/lib/cases/overlays.ts';
import { APPEALS, type ClockUnit, EXTENSIONS, TURNAROUND } from '@/lib/cases/regulation.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { LINE_OF_BUSINESS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';

interface TimeRule {
  id: string;
  binds: string;
  what: string;
  time: string;
  citation: string;
  verified: boolean;
}

const UNIT_WORDS: Readonly<Record<ClockUnit | 'months', string>> = {
  'calendar-days': 'days',
  'business-days': 'business days',
  hours: 'hours',
  months: 'months',
};

const MISSED = {
  overdue: 'a miss is overdue',
  'deemed-denied': 'a miss counts as a denial',
  'deemed-approved': 'a miss is deemed approval',
} as const;

const decisions = TURNAROUND.map(({ id, lineOfBusiness, urgency, effectiveFrom, setting, unit, length, citation, verified }): TimeRule => {
  const since = effectiveFrom === null ? '' : `, received from ${formatDate(effectiveFrom)}`;
  const whom = setting === 'accreditation' ? ', accredited plans' : '';
  return {
    ...{ id, citation, verified, binds: LINE_OF_BUSINESS_WORDS[lineOfBusiness], time: `${length} ${UNIT_WORDS[unit]}` },
    what: `${URGENCY_WORDS[urgency]} decision${whom}${since}`,
  };
});
const extensions = EXTENSIONS.map(
  ({ lineOfBusiness, days, citation, verified }): TimeRule => ({
    ...{ id: `extension-${lineOfBusiness}`, citation, verified, binds: LINE_OF_BUSINESS_WORDS[lineOfBusiness] },
    ...{ what: 'Extension, once', time: `up to ${days} days` },
  }),
);
const appeals = APPEALS.map(
  ({ lineOfBusiness, window: { unit, length, citation, verified } }): TimeRule => ({
    ...{ id: `appeal-${lineOfBusiness}`, citation, verified, binds: LINE_OF_BUSINESS_WORDS[lineOfBusiness] },
    ...{ what: 'Time to appeal', time: `${length} ${UNIT_WORDS[unit]}` },
  }),
);
const overlays = OVERLAYS.map(
  ({ id, title, unit, length, starts, missed, citation, verified }): TimeRule => ({
    ...{ id, citation, verified, binds: `${title}, where it is chosen` },
    what: `Decision, from ${starts === 'received' ? 'receipt' : 'the complete information'}; ${MISSED[missed]}`,
    time: `${length.standard}, urgent ${length.expedited} ${UNIT_WORDS[unit]}`,
  }),
);

/** What law, accreditation and states say about time, a row a rule: those that nobody read in the source are marked for counsel. */
export function TimeRules() {
  return (
    <section aria-labelledby="time-rules" className="flex flex-col gap-2">
      <h2 id="time-rules" className="text-base font-semibold">
        Rules of time
      </h2>
      <p className="text-sm text-muted">{UNVERIFIED_WORDS}</p>
      <DataTable caption="Rules of time by line of business, with their sources">
        <thead>
          <tr>
            {['Binds', 'What', 'Time', 'Source'].map((heading) => (
              <Th key={heading}>{heading}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...decisions, ...extensions, ...appeals, ...overlays].map(({ id, binds, what, time, citation, verified }) => (
            <Tr key={id}>
              <Td wraps className="min-w-44">
                {capitalized(binds)}
              </Td>
              <Td wraps className="min-w-56">
                {what}
              </Td>
              <Td>{time}</Td>
              <Td look="quiet" wraps className="min-w-44">
                {citation}
                {verified ? '' : ` ${UNVERIFIED_MARK}`}
              </Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

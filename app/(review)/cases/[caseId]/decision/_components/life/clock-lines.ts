import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import { zoneWords } from '@/components/case/when';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { ClockPreview } from '@/lib/use-cases/preview-clock.ts';

/** What a change would do to the clock, as sentences. `isOff`: it cannot be done. */
export interface ClockLines {
  readonly lines: readonly string[];
  readonly isOff: boolean;
}

/** Server only: the words of times are the same for every reader. */
export function clockLines(preview: ClockPreview): ClockLines {
  const { before, after, timeZone, informationDueAt, stopsClock, tooLate } = preview;
  const when = (instant: string) => `${formatInstant(instant, timeZone)} ${zoneWords(timeZone)}`;
  const rule = `${preview.basis}${preview.verified ? '' : ` ${UNVERIFIED_MARK}`}`;
  if (tooLate) return { lines: ['Too late to ask: the information would have to be in before now. Extend the time first.'], isOff: true };
  const due =
    when(before) === when(after)
      ? `The decision stays due ${when(after)}, ${rule}.`
      : `Due ${when(after)} instead of ${when(before)}, ${rule}.`;
  if (informationDueAt === null) return { lines: [due], isOff: false };
  const clock = stopsClock
    ? `The clock stands still until the answer is complete. Without one: ${due.charAt(0).toLowerCase()}${due.slice(1)}`
    : `The clock runs on. ${due}`;
  return { lines: [`It may be sent until ${when(informationDueAt)}.`, clock], isOff: false };
}

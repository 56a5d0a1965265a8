import { type ClockedCase, movedClock } from '../cases/case-clock.ts';
import { ClockInputError, type ClockStep, type DueTime } from '../cases/clocks.ts';
import type { ClockPayload } from '../cases/events.ts';
import type { ClockRow, MovedClock } from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { type AppError, conflict, invalid } from '../errors.ts';

/** The clock as the case row keeps it. */
export function clockRow(steps: readonly ClockStep[], due: DueTime): ClockRow {
  return { steps: steps.map((step) => ({ ...step })), due_at: due.dueAt, due_basis: due.basis, due_verified: due.verified };
}

/** How the due time moved, for the event. */
export const clockPayload = (c: Pick<CaseRecord, 'dueAt' | 'plan'>, due: DueTime): ClockPayload => ({
  before: c.dueAt,
  after: due.dueAt,
  basis: due.basis,
  timeZone: c.plan.timeZone,
});

/**
 * The case's clock after one step more, ready to be written.
 * @throws AppError `invalid` with the field, or `conflict`, where the rules do not allow the step
 */
export function moveBy(c: ClockedCase, step: ClockStep): MovedClock & { due: DueTime } {
  return askClock(c, () => {
    const { steps, due } = movedClock(c, step);
    return { clock: clockRow(steps, due), seen: c.clockSteps.length, due };
  });
}

/** What the clock's rules refuse of a step about to be made, as an error for people; anything wrong in what is stored is thrown as it is. */
export function askClock<T>(c: Pick<ClockedCase, 'clockSteps'>, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const here = `steps[${c.clockSteps.length}].`;
    if (error instanceof ClockInputError && error.field.startsWith(here)) throw refusalOf(error.field.slice(here.length), error);
    throw error;
  }
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  days: 'The days',
  answerDays: 'The days to answer',
  answerHours: 'The hours to answer',
};

function refusalOf(field: string, error: ClockInputError): AppError {
  const problem = error.message.slice(error.field.length + 2);
  const words = FIELD_WORDS[field];
  if (words !== undefined) return invalid(`${words} ${problem}.`, { [field]: `${words} ${problem}` });
  return conflict(`${problem.charAt(0).toUpperCase()}${problem.slice(1)}. Nothing was changed.`);
}

import { Temporal } from 'temporal-polyfill';

/**
 * Holidays as rules, so that no year runs out. A holiday that is missing here makes a business-day clock end earlier,
 * never later: only days that are certain are listed.
 */
type HolidayRule =
  | { readonly name: string; readonly month: number; readonly day: number }
  | { readonly name: string; readonly month: number; readonly weekday: number; readonly nth: number };

export interface HolidayCalendar {
  readonly id: HolidayCalendarId;
  readonly title: string;
  readonly holidays: readonly HolidayRule[];
  /** Saturday's holiday is kept on Friday, Sunday's on Monday. */
  readonly observed: boolean;
  readonly citation: string;
  readonly verified: boolean;
}

export const HOLIDAY_CALENDAR_IDS = ['us-federal', 'us-ar'] as const;
export type HolidayCalendarId = (typeof HOLIDAY_CALENDAR_IDS)[number];

const [MONDAY, THURSDAY] = [1, 4];
const LAST = -1;

const SHARED: readonly HolidayRule[] = [
  { name: "New Year's Day", month: 1, day: 1 },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: MONDAY, nth: 3 },
  { name: "Washington's Birthday", month: 2, weekday: MONDAY, nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: MONDAY, nth: LAST },
  { name: 'Independence Day', month: 7, day: 4 },
  { name: 'Labor Day', month: 9, weekday: MONDAY, nth: 1 },
  { name: 'Veterans Day', month: 11, day: 11 },
  { name: 'Thanksgiving Day', month: 11, weekday: THURSDAY, nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25 },
];

export const HOLIDAY_CALENDARS: readonly HolidayCalendar[] = [
  {
    id: 'us-federal',
    title: 'Federal holidays',
    holidays: [...SHARED, { name: 'Juneteenth', month: 6, day: 19 }, { name: 'Columbus Day', month: 10, weekday: MONDAY, nth: 2 }],
    observed: true,
    citation: '5 U.S.C. 6103',
    verified: false,
  },
  {
    id: 'us-ar',
    title: 'Arkansas state holidays',
    holidays: [...SHARED, { name: 'Christmas Eve', month: 12, day: 24 }],
    observed: true,
    citation: 'Ark. Code 1-5-101, 1-5-102',
    verified: false,
  },
];

function dayOf(rule: HolidayRule, year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month: rule.month, day: 1 });
  if ('day' in rule) return first.with({ day: rule.day });
  const toFirst = (rule.weekday - first.dayOfWeek + 7) % 7;
  if (rule.nth !== LAST) return first.add({ days: toFirst + 7 * (rule.nth - 1) });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: (last.dayOfWeek - rule.weekday + 7) % 7 });
}

function observedOn(date: Temporal.PlainDate): Temporal.PlainDate {
  if (date.dayOfWeek === 6) return date.subtract({ days: 1 });
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date;
}

/** Whether the day is neither Saturday, Sunday nor a holiday of the calendar. */
export function isBusinessDay(date: Temporal.PlainDate, calendarId: HolidayCalendarId): boolean {
  if (date.dayOfWeek > 5) return false;
  const calendar = HOLIDAY_CALENDARS.find((each) => each.id === calendarId);
  if (calendar === undefined) throw new RangeError(`No holiday calendar ${calendarId}`);
  // A New Year's Day on a Saturday is kept in the year before.
  return ![date.year, date.year + 1].some((year) =>
    calendar.holidays.some((rule) => {
      const day = dayOf(rule, year);
      return (calendar.observed ? observedOn(day) : day).equals(date);
    }),
  );
}

/** The n-th business day after the date, which is day 0 whatever day it is. */
export function addBusinessDays(date: Temporal.PlainDate, days: number, calendarId: HolidayCalendarId): Temporal.PlainDate {
  let day = date;
  for (let counted = 0; counted < days; ) {
    day = day.add({ days: 1 });
    if (isBusinessDay(day, calendarId)) counted += 1;
  }
  return day;
}

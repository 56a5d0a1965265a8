import type { Temporal } from 'temporal-polyfill';
import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { Outcome, Reason } from '../criteria/evaluate.ts';
import type { Indication } from '../criteria/facts.ts';
import type { Role, Status } from './case-view.ts';
import type { EventType } from './events.ts';
import type { Urgency } from './regulation.ts';
import { readDate, readInstant, readTimeZone } from './time.ts';

/** Codes as the screens say them: lifecycle.md section 5. Times and dates are written the same on every host. */

export const RESULT_WORDS = {
  met: 'Met',
  'not-met': 'Not met',
  missing: 'Not documented',
  ambiguous: 'Policy unclear',
  'not-applicable': 'Does not apply',
} as const;

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  meets: 'Meets criteria',
  'does-not-meet': 'Does not meet criteria',
  'needs-information': 'Needs information',
  'needs-physician': 'Needs a physician',
  'no-review-required': 'No review required',
};

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'policy-not-in-force': 'Policy not in force on this date',
  'indication-not-addressed': 'Policy does not address this indication',
  'stage-not-addressed': 'Policy does not address this kind of request',
  'age-not-addressed': 'Policy does not address this age',
  'state-criteria-apply': 'State criteria apply',
  'policy-ambiguous': 'Policy wording unclear',
  'no-policy': 'No policy for this plan',
};

/** A warning of the evaluation; `code-not-listed:62324` names its code. */
export function warningWords(warning: string): string {
  const [kind, code] = warning.split(':');
  if (kind === 'review-overdue') return 'Policy review overdue';
  if (kind === 'stage-code-mismatch') return 'Codes and kind of request differ';
  if (kind === 'code-not-listed') return code === undefined ? 'Code not in the policy’s list' : `Code not in the policy’s list: ${code}`;
  return warning;
}

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  received: 'Received',
  'in-review': 'In review',
  decided: 'Decided',
  closed: 'Closed',
};

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  trial: 'Trial',
  permanent: 'Permanent pump',
  replacement: 'Replacement',
  revision: 'Revision',
  removal: 'Removal',
  maintenance: 'Refill or maintenance',
};

export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = { standard: 'Standard', expedited: 'Expedited' };

export const LINE_OF_BUSINESS_WORDS: Readonly<Record<LineOfBusiness, string>> = {
  medicaid: 'Medicaid',
  'medicare-advantage': 'Medicare Advantage',
  commercial: 'commercial',
  'individual-exchange': 'individual exchange',
  fehb: 'FEHB',
};

export const PAYER_WORDS: Readonly<Record<Payer, string>> = {
  molina: 'Molina',
  uhc: 'UHC',
  geha: 'GEHA',
  'caresource-ar-passe': 'CareSource AR PASSE',
  hcsc: 'HCSC',
  medicare: 'Medicare',
};

export const CHANNEL_WORDS: Readonly<Record<'fax' | 'portal' | 'phone' | 'mail' | 'electronic', string>> = {
  fax: 'Fax',
  portal: 'Portal',
  phone: 'Telephone',
  mail: 'Mail',
  electronic: 'Electronic',
};

export const INDICATION_WORDS: Readonly<Record<Indication, string>> = {
  'cancer-pain': 'cancer pain',
  'non-cancer-pain': 'non-cancer pain',
  spasticity: 'spasticity',
  other: 'other',
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  nurse: 'Nurse reviewer',
  'medical-director': 'Medical director',
  manager: 'UM manager',
  auditor: 'Compliance auditor',
  admin: 'Administrator',
};

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  'request-received': 'Request received',
  'case-claimed': 'Case claimed',
  'case-released': 'Case released',
  'answer-saved': 'Answer saved',
  'evidence-cited': 'Evidence cited',
  'evidence-removed': 'Evidence removed',
  'ready-confirmed': 'Confirmed ready',
  'case-approved': 'Approved',
  'letter-issued': 'Letter issued',
  'letter-delivered': 'Notice given',
  'case-closed': 'Case closed',
};

export interface TimeLeft {
  /** `2 d 13 h`, under a day `3 h 40 m`, under an hour `40 m`; past due with a minus sign. */
  readonly text: string;
  /** `late` past due, `soon` within 24 hours, else `calm`. */
  readonly tone: 'calm' | 'soon' | 'late';
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/**
 * The time from now until due, both ISO instants. Never flatters: what is left is rounded down to the minute, what is past
 * is rounded up. From a day on, minutes are left out.
 */
export function timeLeft(dueAt: string, now: string): TimeLeft {
  const left = readInstant(dueAt).epochMilliseconds - readInstant(now).epochMilliseconds;
  if (left < 0) return { text: `−${spanWords(Math.ceil(-left / MINUTE))}`, tone: 'late' };
  return { text: spanWords(Math.floor(left / MINUTE)), tone: left <= DAY_MINUTES * MINUTE ? 'soon' : 'calm' };
}

function spanWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (minutes >= DAY_MINUTES) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  const rest = minutes % 60;
  return hours === 0 ? `${rest} m` : `${hours} h ${String(rest).padStart(2, '0')} m`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthOf = (date: { readonly month: number }) => MONTHS[date.month - 1] ?? '';
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-24` → `Nov 24, 2026`. Throws RangeError where it is no real date. */
export function formatDate(date: string): string {
  const day = readDate(date);
  return `${monthOf(day).slice(0, 3)} ${day.day}, ${day.year}`;
}

/** `2026-11-22` → `Sunday, November 22`. */
export function formatDay(date: string): string {
  const day = readDate(date);
  return `${DAYS[day.dayOfWeek - 1] ?? ''}, ${monthOf(day)} ${day.day}`;
}

const at = (instant: string, timeZone: string): Temporal.ZonedDateTime => readInstant(instant).toZonedDateTimeISO(readTimeZone(timeZone));

/** An instant on the wall clock of an IANA zone: `Nov 24, 2026, 23:59`. Throws RangeError where either is not real. */
export function formatInstant(instant: string, timeZone: string): string {
  const local = at(instant, timeZone);
  return `${formatDate(local.toPlainDate().toString())}, ${two(local.hour)}:${two(local.minute)}`;
}

/** As formatInstant without the year, for a due time near at hand: `Nov 24, 23:59`. */
export function formatShortInstant(instant: string, timeZone: string): string {
  const local = at(instant, timeZone);
  return `${monthOf(local).slice(0, 3)} ${local.day}, ${two(local.hour)}:${two(local.minute)}`;
}

/** The time of day in a zone: `10:42`. */
export function formatTime(instant: string, timeZone: string): string {
  const local = at(instant, timeZone);
  return `${two(local.hour)}:${two(local.minute)}`;
}

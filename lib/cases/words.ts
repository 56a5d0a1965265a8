import { Temporal } from 'temporal-polyfill';
import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { Outcome, Reason } from '../criteria/evaluate.ts';
import type { Role, Status } from './case-view.ts';

/** Codes in the words people see: lifecycle.md section 5. Written out here, so that they never depend on the host's locale. */

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

/** A warning of an evaluation in words; `code-not-listed:CODE` names the code. */
export function warningWords(warning: string): string {
  if (warning === 'review-overdue') return 'Policy review overdue';
  if (warning === 'stage-code-mismatch') return 'Codes and kind of request differ';
  return `Code not in the policy’s list: ${warning.slice('code-not-listed:'.length)}`;
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

export const PAYER_WORDS: Readonly<Record<Payer, string>> = {
  molina: 'Molina',
  uhc: 'UHC',
  geha: 'GEHA',
  'caresource-ar-passe': 'CareSource AR PASSE',
  hcsc: 'HCSC',
  medicare: 'Medicare',
};

export const LINE_OF_BUSINESS_WORDS: Readonly<Record<LineOfBusiness, string>> = {
  medicaid: 'Medicaid',
  'medicare-advantage': 'Medicare Advantage',
  commercial: 'commercial',
  'individual-exchange': 'individual exchange',
  fehb: 'FEHB',
};

export const URGENCY_WORDS = { standard: 'Standard', expedited: 'Expedited' } as const;
export const CHANNEL_WORDS = { fax: 'Fax', portal: 'Portal', phone: 'Telephone', mail: 'Mail', electronic: 'Electronic' } as const;
export const INDICATION_WORDS = {
  'cancer-pain': 'cancer pain',
  'non-cancer-pain': 'non-cancer pain',
  spasticity: 'spasticity',
  other: 'other',
} as const;

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  nurse: 'Nurse reviewer',
  'medical-director': 'Medical director',
  manager: 'UM manager',
  auditor: 'Compliance auditor',
  admin: 'Administrator',
};

export interface TimeLeft {
  /** `2 d 13 h`, `3 h 40 m`, `−11 h 10 m`. */
  readonly text: string;
  /** `soon`: under 24 hours. */
  readonly tone: 'late' | 'soon' | 'calm';
}

/** Time from now to a due instant (ISO 8601), in the two largest units that say something. */
export function timeLeft(dueAt: string, now: string): TimeLeft {
  const minutes = Math.floor((Temporal.Instant.from(dueAt).epochMilliseconds - Temporal.Instant.from(now).epochMilliseconds) / 60_000);
  const late = minutes < 0;
  const total = Math.abs(minutes);
  const [d, h, m] = [Math.floor(total / 1440), Math.floor((total % 1440) / 60), total % 60];
  const text = d > 0 ? `${d} d ${h} h` : h > 0 ? `${h} h ${String(m).padStart(2, '0')} m` : `${m} m`;
  return { text: late ? `−${text}` : text, tone: late ? 'late' : total < 1440 ? 'soon' : 'calm' };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `2026-11-24` → `Nov 24, 2026`. */
export function formatDate(date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${MONTHS[month - 1]} ${day}, ${year}`;
}

/** `2026-11-22` → `Sunday, November 22`. */
export function formatDay(date: string): string {
  const { month, day, dayOfWeek } = Temporal.PlainDate.from(date);
  return `${WEEKDAYS[dayOfWeek - 1]}, ${LONG_MONTHS[month - 1]} ${day}`;
}

/** An instant on the wall clock of a zone: `Nov 24, 2026, 23:59`. */
export function formatInstant(instant: string, timeZone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return `${formatDate(at.toPlainDate().toString())}, ${clockTime(at)}`;
}

/** The time of an instant on the wall clock of a zone: `23:59`. */
export function formatTime(instant: string, timeZone: string): string {
  return clockTime(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone));
}

const clockTime = ({ hour, minute }: { hour: number; minute: number }) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

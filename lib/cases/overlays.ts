import type { HolidayCalendarId } from './holidays.ts';
import type { ClockUnit, Urgency } from './regulation.ts';

/**
 * A state's or a contract's own clock beside the law's: the earliest due time rules. The plan carries the overlays that
 * bind it; `length` is in `unit`s, counted from the start event (day 0) for day clocks, elapsed for hours.
 */
export interface Overlay {
  readonly id: string;
  readonly title: string;
  /** `information-complete`: receipt where nothing was asked for; else the complete answer. */
  readonly starts: 'received' | 'information-complete';
  readonly unit: ClockUnit;
  readonly length: Readonly<Record<Urgency, number>>;
  readonly calendar: HolidayCalendarId;
  /** The state whose license who signs an adverse decision must hold; null: no rule. */
  readonly signerLicensedIn: string | null;
  readonly letterContent: readonly string[];
  /** What a missed due time is. */
  readonly missed: 'deemed-approved' | 'deemed-denied' | 'overdue';
  readonly citation: string;
  readonly verified: boolean;
}

export const ARKANSAS_PRIOR_AUTHORIZATION: Overlay = {
  id: 'ar-prior-authorization',
  title: 'Arkansas prior authorization transparency act',
  starts: 'information-complete',
  unit: 'business-days',
  length: { standard: 2, expedited: 1 },
  calendar: 'us-ar',
  signerLicensedIn: 'AR',
  letterContent: ['reviewer name', 'reviewer telephone', 'reviewer board status', 'reviewer license states'],
  missed: 'deemed-approved',
  // Whether all of it binds a PASSE is for counsel.
  citation: 'Ark. Code 23-99-1105, -1106, -1111, -1115, -1116',
  verified: false,
};

export const OVERLAYS: readonly Overlay[] = [ARKANSAS_PRIOR_AUTHORIZATION];

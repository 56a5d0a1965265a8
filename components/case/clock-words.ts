import { readPlanClockSettings } from '@/lib/cases/clocks.ts';
import { OVERLAYS } from '@/lib/cases/overlays.ts';
import { EXTENSIONS, TURNAROUND, turnaroundRules } from '@/lib/cases/regulation.ts';
import { RETROSPECTIVE } from '@/lib/cases/retrospective.ts';
import { dayIn } from '@/lib/cases/time.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** A rule that was read from a secondary source or from memory bears this mark wherever it is cited. */
export const UNVERIFIED_MARK = '†';
export const UNVERIFIED_WORDS = '† Read from a secondary source; the plan’s counsel has to confirm it.';

export interface ClockWords {
  /** `7 calendar days from receipt, which is day 0`; empty where no rule with the case's citation gives its length now. */
  readonly length: string;
  /** `42 CFR 438.210(d)`, with the mark where it was not verified. */
  readonly citation: string;
  readonly verified: boolean;
}

interface Rule {
  readonly unit: 'calendar-days' | 'business-days' | 'hours';
  readonly length: number;
  readonly citation: string;
  readonly verified: boolean;
  /** An overlay may run from the complete answer instead of the receipt. */
  readonly starts?: 'received' | 'information-complete';
}

type Clocked = Pick<CaseRecord, 'dueBasis' | 'lineOfBusiness' | 'urgency' | 'receivedAt'> & {
  plan: Pick<CaseRecord['plan'], 'timeZone'> & { settings: Pick<CaseRecord['plan']['settings'], 'clocks'> };
};

/** The rule that set a case's due time, found by the citation that the case keeps. */
export function clockWords(c: Clocked): ClockWords {
  const rule = rulesOf(c).find(({ citation }) => citation === c.dueBasis);
  const verified = rule?.verified ?? !isUnverified(c.dueBasis);
  return { length: rule ? lengthWords(rule) : '', citation: c.dueBasis + (verified ? '' : ` ${UNVERIFIED_MARK}`), verified };
}

function rulesOf({ lineOfBusiness, urgency, receivedAt, plan }: Clocked): Rule[] {
  const settings = readPlanClockSettings(plan.settings.clocks);
  const { shorterClocks, overlays } = settings;
  return [
    ...turnaroundRules(lineOfBusiness, urgency, dayIn(receivedAt, plan.timeZone), settings),
    ...shorterClocks.filter((clock) => clock.urgency === urgency),
    ...overlays.map((overlay) => ({ ...overlay, length: overlay.length[urgency] })),
    ...RETROSPECTIVE.filter((rule) => rule.lineOfBusiness === lineOfBusiness).map(retrospective),
  ];
}

const retrospective = ({ days, ...rule }: (typeof RETROSPECTIVE)[number]): Rule => ({ ...rule, unit: 'calendar-days', length: days });

const isUnverified = (citation: string) =>
  [...TURNAROUND, ...EXTENSIONS, ...OVERLAYS, ...RETROSPECTIVE].some((r) => r.citation === citation && !r.verified);

function lengthWords({ unit, length, starts = 'received' }: Rule): string {
  const from = starts === 'received' ? 'receipt' : 'the complete request';
  if (unit === 'hours') return `${length} hours from ${from}`;
  const days = `${length} ${unit === 'business-days' ? 'business' : 'calendar'} day${length === 1 ? '' : 's'}`;
  return `${days} from ${from}, which is day 0`;
}

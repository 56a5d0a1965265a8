import type { Policy } from '@/lib/criteria/policy.ts';

/** Where things stand on the axis of a timeline, in percent of its width: drawn without a script or a measured width. */
export interface Axis {
  readonly from: string;
  readonly to: string;
  readonly years: readonly { readonly year: number; readonly at: number }[];
  readonly today: number;
}

const YEARS_BACK = 6;
const DAY_MS = 86_400_000;

/** Days since 1970 of a real `YYYY-MM-DD`; the calendar of the axis only, nothing is decided by it. */
const dayNumber = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;

/** Six years back to the end of next year: what started earlier is cut and says so. */
export function axisOf(today: string): Axis {
  const year = Number(today.slice(0, 4));
  const [first, last] = [year - YEARS_BACK, year + 2];
  const [from, to] = [`${first}-01-01`, `${last}-01-01`];
  const years = Array.from({ length: last - first }, (_, index) => ({
    year: first + index,
    at: place(`${first + index}-01-01`, from, to),
  }));
  return { from, to, years, today: place(today, from, to) };
}

function place(day: string, from: string, to: string): number {
  const share = (dayNumber(day) - dayNumber(from)) / (dayNumber(to) - dayNumber(from));
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100;
}

/** One version on the axis. `late` is where its review became overdue, up to today. */
export interface Bar {
  readonly version: string;
  readonly start: number;
  readonly end: number;
  /** It began before the axis does. */
  readonly cut: boolean;
  /** It has no end: past today nobody knows. */
  readonly open: boolean;
  readonly late: number | null;
}

export interface Lane {
  readonly bars: readonly Bar[];
  /** Stretches up to today in which no version was in force after the first had been, from and to. */
  readonly gaps: readonly { readonly start: number; readonly end: number }[];
}

/** The versions of a policy as bars; a later one lies over an earlier one, as it governs. Versions that ended before the axis are left out. */
export function laneOf({ versions }: Policy, axis: Axis): Lane {
  const at = (day: string) => place(day, axis.from, axis.to);
  const bars = versions
    .filter(({ inForce }) => inForce.to === undefined || inForce.to >= axis.from)
    .filter(({ inForce }) => inForce.from < axis.to)
    .map(({ version, inForce, reviewDue }): Bar => {
      const overdue = reviewDue === undefined ? null : at(reviewDue.last);
      return {
        version,
        start: at(inForce.from),
        end: inForce.to === undefined ? 100 : at(inForce.to),
        cut: inForce.from < axis.from,
        open: inForce.to === undefined,
        late: overdue !== null && overdue < axis.today && inForce.to === undefined ? overdue : null,
      };
    });
  return { bars, gaps: gapsOf(bars, axis.today) };
}

function gapsOf(bars: readonly Bar[], today: number): Lane['gaps'] {
  const gaps: { start: number; end: number }[] = [];
  let reached: number | null = null;
  for (const bar of bars.toSorted((a, b) => a.start - b.start)) {
    if (reached !== null && bar.start > reached) gaps.push({ start: reached, end: bar.start });
    reached = Math.max(reached ?? 0, bar.end);
  }
  if (reached !== null && reached < today) gaps.push({ start: reached, end: today });
  return gaps;
}

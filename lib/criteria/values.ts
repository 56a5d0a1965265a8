/**
 * Which values of a fact have to be tried to know all that the fact can do: one for each stretch of values that no condition tells apart.
 *
 * Booleans and options stand for themselves. Numbers and days are cut at the thresholds of the conditions that read them, and each stretch
 * is represented by its least value, so that "at least 6 months" is tried with 6 and with 0.
 */
import { earlier, isRealDate, monthsBefore } from './dates.ts';
import { type FactKey, type FactValue, factSpec, type NumberSpec } from './facts.ts';
import type { Atom } from './logic.ts';

/** The days on which dates are read. */
export interface Days {
  readonly receivedOn: string;
  readonly dateOfService: string;
}

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** Where a stretch of numbers begins; `after` where its first number is not in it. */
interface Start {
  readonly value: number;
  readonly after: boolean;
}

function numberStarts(spec: NumberSpec, atoms: readonly Atom[]): Start[] {
  const max = spec.max ?? Number.MAX_VALUE;
  const starts = new Map<string, Start>();
  const add = (value: number, after: boolean) => starts.set(`${value} ${after}`, { value, after });
  add(spec.min, false);
  for (const atom of atoms) {
    if (atom.kind !== 'at-least' && atom.kind !== 'more-than') continue;
    const after = atom.kind === 'more-than';
    if (atom.value < spec.min || atom.value > max || (after && atom.value === max)) continue;
    if (spec.type === 'number') add(atom.value, after);
    else add(after ? Math.floor(atom.value) + 1 : Math.ceil(atom.value), false);
  }
  return [...starts.values()].sort((a, b) => a.value - b.value || Number(a.after) - Number(b.after));
}

/** The least number of each stretch. One that begins after a threshold has none: the next whole number stands for it, or the middle. */
function numbers(spec: NumberSpec, atoms: readonly Atom[]): number[] {
  const starts = numberStarts(spec, atoms);
  return starts.map(({ value, after }, i) => {
    if (!after) return value;
    const next = starts[i + 1];
    const end = next?.value ?? spec.max ?? Number.MAX_VALUE;
    const whole = Math.floor(value) + 1;
    const isInside = next === undefined || next.after ? whole <= end : whole < end;
    return isInside ? whole : (value + end) / 2;
  });
}

/** The earliest day of each stretch, but for what comes after the service: its last day, which is never the earliest of anything asked. */
function days(atoms: readonly Atom[], { receivedOn, dateOfService }: Days): string[] {
  const starts = new Set([FIRST_DAY]);
  for (const atom of atoms) {
    if (atom.kind !== 'within-months') continue;
    const from = monthsBefore(earlier(receivedOn, dateOfService), atom.months);
    if (isRealDate(from)) starts.add(from);
    if (dateOfService < LAST_DAY) starts.add(LAST_DAY);
  }
  return [...starts].sort();
}

/**
 * @param atoms those that may read the fact; others among them do not count
 * @returns one value for each stretch that the atoms tell apart, in the dictionary's order or rising. Every value that the fact may take
 *   does in each of the atoms what one of these does.
 */
export function representativeValues(fact: FactKey, atoms: readonly Atom[], on: Days): readonly FactValue[] {
  const own = atoms.filter((atom) => atom.kind !== 'age' && atom.fact === fact);
  const spec = factSpec(fact);
  switch (spec.type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return spec.options;
    case 'date':
      return days(own, on);
    default:
      return numbers(spec, own);
  }
}

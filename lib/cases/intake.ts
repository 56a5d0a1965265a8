import type { LineOfBusiness, Stage } from '../criteria/case-input.ts';
import { stageFromCodes } from '../criteria/stage.ts';

/** Rules of intake that need no database: stages of lines, and what makes a request urgent. */

/** Placing, changing and taking out share codes, so a new or a moved pump may come with the removal of the old one. */
const SHARING: readonly Stage[] = ['replacement', 'revision'];

/** Whether a service code can belong to a request of this stage; one that no policy names can. */
export function lineFitsStage(code: string, stage: Stage): boolean {
  const derived = stageFromCodes([code]);
  return derived === null || derived === stage || (SHARING.includes(stage) && (derived === 'permanent' || derived === 'removal'));
}

export interface StagedLine {
  readonly code: string;
  /** The kind of request as given for this line; empty: as the codes of all such lines give it. */
  readonly stage: Stage | '';
}

export type LineGroups<L> =
  | { readonly ok: true; readonly groups: { stage: Stage; lines: L[] }[] }
  /** What is wrong, by field: `lines.1.stage`. */
  | { readonly ok: false; readonly fields: Readonly<Record<string, string>> };

const STAGE_OPEN = 'Choose the kind of request: its code does not tell';

const STAGE_ORDER: readonly Stage[] = ['trial', 'permanent', 'replacement', 'revision', 'removal', 'maintenance'];

/**
 * Lines by kind of request, one group for each linked case. A line without a stage takes the one of its own code; where implantation and
 * removal codes come together without one, or no code tells, the stage must be given: they share codes with replacement and revision.
 */
export function splitByStage<L extends StagedLine>(lines: readonly L[]): LineGroups<L> {
  const untold = lines.filter((line) => line.stage === '').map((line) => stageFromCodes([line.code]));
  const torn = untold.includes('permanent') && untold.includes('removal') && !untold.includes('replacement');
  const staged = lines.map((line) => stageOfLine(line, torn));
  const open = staged.flatMap((stage, i) => (stage === null ? [[`lines.${i}.stage`, STAGE_OPEN] as const] : []));
  if (open.length > 0) return { ok: false, fields: Object.fromEntries(open) };
  const groups = STAGE_ORDER.map((stage) => ({ stage, lines: lines.filter((_, i) => staged[i] === stage) }));
  return { ok: true, groups: groups.filter((group) => group.lines.length > 0) };
}

function stageOfLine(line: StagedLine, torn: boolean): Stage | null {
  if (line.stage !== '') return line.stage;
  const derived = stageFromCodes([line.code]);
  return torn && (derived === 'permanent' || derived === 'removal') ? null : derived;
}

export interface PumpQuestions {
  readonly implanted: 'yes' | 'no' | 'unknown';
  readonly alarm: 'yes' | 'no' | 'unknown';
  readonly batteryLow: 'yes' | 'no' | 'unknown';
  /** `YYYY-MM-DD`, empty where no refill is due. */
  readonly refillDueOn: string;
  readonly infection: 'yes' | 'no' | 'unknown';
}

/** Whether the answers about an implanted pump ask for a recorded finding on urgency (lifecycle.md section 4). */
export function asksUrgencyFinding(pump: PumpQuestions): boolean {
  return pump.refillDueOn !== '' || [pump.alarm, pump.batteryLow, pump.infection].includes('yes');
}

const JEOPARDY = 'The standard time could seriously jeopardize the member’s life, health, or ability to regain maximum function';
const SEVERE_PAIN =
  'or, in the opinion of a physician with knowledge of the condition, would leave severe pain that cannot be adequately managed without the service';

/** What urgent means, as shown at intake: 42 CFR 438.210(d)(2), 422.570; 29 CFR 2560.503-1(m)(1) for the others. */
export function urgencyDefinition(lineOfBusiness: LineOfBusiness): string {
  return lineOfBusiness === 'medicaid' || lineOfBusiness === 'medicare-advantage' ? `${JEOPARDY}.` : `${JEOPARDY}; ${SEVERE_PAIN}.`;
}

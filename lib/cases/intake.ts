import { STAGES, type Stage } from '../criteria/case-input.ts';
import { stageOfCode } from './codes.ts';

/** A line as typed: `stage` empty where its code is to tell the kind of request. */
export interface IntakeLine {
  readonly code: string;
  readonly stage: Stage | '';
}

/** Lines of one kind: one case. `stage` is the kind that was given, null where the codes tell it. */
export interface StageGroup<L> {
  readonly stage: Stage | null;
  readonly lines: L[];
}

/** `fields`: what must be said first, by the form's path of the field. */
export type StageSplit<L> =
  | { readonly ok: true; readonly groups: readonly StageGroup<L>[] }
  | { readonly ok: false; readonly fields: Record<string, string> };

/** The kind that a code which tells none goes with: the first of these among the lines. */
const MAIN: readonly Stage[] = ['replacement', 'revision', 'permanent', 'removal', 'trial', 'maintenance'];

/** Exchange and repair are written with the codes of implanting and removing (criteria.md section 3). */
const isExchange = (stage: Stage | null) => stage === 'replacement' || stage === 'revision';

/**
 * Whether a code can belong to a case of the stage: it tells that stage or none, or replacement or revision share its code
 * with implantation and removal.
 */
export function lineFitsStage(code: string, stage: Stage): boolean {
  const told = stageOfCode(code);
  return told === null || told === stage || (isExchange(stage) && (told === 'permanent' || told === 'removal'));
}

/**
 * Lines by kind of request, in the order of treatment: each group becomes a case, linked where there are several. A kind that was given stands. Of the
 * other lines, those whose code an exchange among the lines shares go with it; implanting beside removing without more
 * leaves the kind open, as do codes that tell none: then it is asked for.
 */
export function splitByStage<L extends IntakeLine>(lines: readonly L[]): StageSplit<L> {
  const told = lines.map((line) => line.stage || stageOfCode(line.code));
  const exchange = told.find(isExchange) ?? null;
  const open = lines.map((line, i) => exchange === null && line.stage === '' && isOpen(told[i] ?? null, told));
  const stages = lines.map((line, i) => {
    const own = told[i] ?? null;
    return line.stage === '' && exchange !== null && lineFitsStage(line.code, exchange) ? exchange : own;
  });
  const main = MAIN.find((stage) => stages.includes(stage)) ?? null;
  const fields = Object.fromEntries(
    lines.flatMap((_line, i) => (open[i] || (stages[i] ?? main) === null ? [[`lines.${i}.stage`, open[i] ? OPEN : UNTOLD]] : [])),
  );
  if (Object.keys(fields).length > 0) return { ok: false, fields };
  const groups = STAGES.map((stage) => {
    const own = lines.filter((_line, i) => (stages[i] ?? main) === stage);
    return { stage: own.some((line) => line.stage !== '') ? stage : null, lines: own };
  });
  return { ok: true, groups: groups.filter((group) => group.lines.length > 0) };
}

const OPEN = 'Choose the kind of request: implanting and removing together may be a replacement or a revision';
const UNTOLD = 'Choose the kind of request: the code does not tell it';

function isOpen(stage: Stage | null, all: readonly (Stage | null)[]): boolean {
  return (stage === 'permanent' || stage === 'removal') && all.includes('permanent') && all.includes('removal');
}

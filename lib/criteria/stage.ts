/** Which stage of treatment a request is for, read from its procedure codes (criteria contract, section 3). */
import type { CaseInput, Stage } from './case-input.ts';

const CODES: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  trial: ['62320', '62321', '62322', '62323', '62324', '62325', '62326', '62327'],
  permanent: ['62350', '62351', '62360', '62361', '62362', 'E0782', 'E0783', 'C1772', 'C1755', 'A4300', 'A4301'],
  replacement: ['E0785', 'E0786'],
  removal: ['62355', '62365'],
  maintenance: ['62367', '62368', '62369', '62370', '95990', '95991', 'A4220'],
};

/** With several stages among the codes, the first of these. */
const ORDER: readonly Stage[] = ['replacement', 'permanent', 'removal', 'trial', 'maintenance'];

const STAGE_OF_CODE: ReadonlyMap<string, Stage> = new Map(
  ORDER.flatMap((stage) => (CODES[stage] ?? []).map((code): [string, Stage] => [code, stage])),
);

/**
 * The stage that procedure codes give, or null where they leave it open: no known code, or implantation together with removal and no
 * replacement code (implantation, replacement and revision share codes).
 */
export function stageFromCodes(codes: readonly string[]): Stage | null {
  let best = ORDER.length;
  let removal = false;
  for (const code of codes) {
    const stage = STAGE_OF_CODE.get(code);
    if (stage === undefined) continue;
    if (stage === 'removal') removal = true;
    best = Math.min(best, ORDER.indexOf(stage));
  }
  const stage = ORDER[best] ?? null;
  return stage === 'permanent' && removal ? null : stage;
}

/**
 * What `stageFromCodes` says, turned round for a search: a request is of `stage` by its codes when it has one of `some` and none of `none`.
 * `some` is empty for a stage that codes never give.
 */
export function codesOfStage(stage: Stage): { readonly some: readonly string[]; readonly none: readonly string[] } {
  const before: readonly Stage[] = ORDER.slice(0, Math.max(0, ORDER.indexOf(stage)));
  const against: readonly Stage[] = stage === 'permanent' ? [...before, 'removal'] : before;
  return { some: CODES[stage] ?? [], none: against.flatMap((other) => CODES[other] ?? []) };
}

/** The stage of a request: as given, else as its codes give it. `mismatch` where the two contradict each other. */
export function stageOf(request: CaseInput['request']): { readonly stage: Stage | null; readonly mismatch: boolean } {
  const given = request.stage;
  const derived = request.procedureCodes.length === 0 ? null : stageFromCodes(request.procedureCodes);
  if (given === undefined) return { stage: derived, mismatch: false };
  const sharesCodes = derived === 'permanent' && (given === 'replacement' || given === 'revision');
  return { stage: given, mismatch: derived !== null && derived !== given && !sharesCodes };
}

import { CODES, type ServiceCode, searchCodes, stageOfCode } from '@/lib/cases/codes.ts';
import { splitByStage } from '@/lib/cases/intake.ts';
import { STAGE_WORDS } from '@/lib/cases/words.ts';
import { PROCEDURE_CODE, type Stage } from '@/lib/criteria/case-input.ts';
import { stageFromCodes } from '@/lib/criteria/stage.ts';
import type { ComboboxOption } from './Combobox';
import type { LineInput } from './empty-intake';

// What the typed lines will become, in words: the same split as the server makes.

const tidy = (code: string) => code.trim().toUpperCase();

const choice = ({ code, description }: ServiceCode): ComboboxOption => ({ value: code, label: description });

/** Codes that a text may mean, by number or by words; all of them for an empty text. */
export function findCodes(text: string): readonly ComboboxOption[] {
  return (text.trim() === '' ? CODES : searchCodes(text)).map(choice);
}

/** What a code stands for; empty while none is typed in full. */
export function codeWords(typed: string): string {
  const code = tidy(typed);
  if (!PROCEDURE_CODE.test(code)) return '';
  return CODES.find((known) => known.code === code)?.description ?? 'Not in the list; taken as typed.';
}

/** Lines whose code is complete; the others do not count yet. */
function complete(lines: readonly LineInput[]) {
  return lines.flatMap((line, index) => (PROCEDURE_CODE.test(tidy(line.code)) ? [{ ...line, code: tidy(line.code), index }] : []));
}

/** What the empty choice of a line's kind means: the kind that the codes tell, or that it must be chosen. */
export function derivedKind(lines: readonly LineInput[], index: number): { open: boolean; words: string } {
  const counted = complete(lines);
  const at = counted.findIndex((line) => line.index === index);
  const line = counted[at];
  if (!line) return { open: false, words: 'From the code' };
  const split = splitByStage(counted);
  const own = stageOfCode(line.code);
  if (!split.ok)
    return split.fields[`lines.${at}.stage`] === undefined ? { open: false, words: kind(own) } : { open: true, words: 'Choose' };
  return {
    open: false,
    words: kind(split.groups.map((group) => (group.lines.includes(line) ? stageOf(group) : null)).find(Boolean) ?? own),
  };
}

const kind = (stage: Stage | null) => (stage ? `${STAGE_WORDS[stage]} (from the codes)` : 'From the code');
const stageOf = (group: { stage: Stage | null; lines: readonly { code: string }[] }) =>
  group.stage ?? stageFromCodes(group.lines.map(({ code }) => code));

/** "This makes 2 linked cases: trial (62323) and permanent pump (62362)." */
export function previewParts(lines: readonly LineInput[]): string {
  const counted = complete(lines);
  if (counted.length === 0) return 'Enter a service line to see which cases this makes.';
  const split = splitByStage(counted);
  if (!split.ok) return 'The codes leave the kind of request open: choose it on the line.';
  const parts = split.groups.map((group) => {
    const stage = stageOf(group);
    return `${stage ? STAGE_WORDS[stage].toLowerCase() : 'kind of request open'} (${group.lines.map(({ code }) => code).join(', ')})`;
  });
  const words = new Intl.ListFormat('en-US').format(parts);
  return parts.length === 1 ? `This makes one case: ${words}.` : `This makes ${parts.length} linked cases: ${words}.`;
}

import { PROCEDURE_CODE, STAGES, type Stage } from '@/lib/criteria/case-input.ts';
import type { Compared } from '@/lib/criteria/compare.ts';
import { COMPARED_EXAMPLES, type ComparedExample } from '@/lib/criteria/compare-examples.ts';
import { isRealDate } from '@/lib/criteria/dates.ts';
import { emptyFacts, type FactKey, type Facts, type FactValue } from '@/lib/criteria/facts.ts';

/** What the form holds. Facts lie in it under their keys; `stage` is empty where the codes give it. */
export interface CompareForm {
  dateOfBirth: string;
  dateOfService: string;
  stage: Stage | '';
  codes: string;
  facts: Facts;
}

/** An empty chart, on a day. */
export function emptyForm(today: string): CompareForm {
  return { dateOfBirth: '', dateOfService: today, stage: '', codes: '', facts: emptyFacts() };
}

export function formOf({ dateOfBirth, dateOfService, stage, procedureCodes, facts }: ComparedExample): CompareForm {
  return { dateOfBirth, dateOfService, stage: stage ?? '', codes: procedureCodes.join(' '), facts: { ...facts } };
}

/** An example, or the empty chart where the id is none. */
export function startOf(id: string, today: string): CompareForm {
  const example = exampleOf(id);
  return example ? formOf(example) : emptyForm(today);
}

/** One answer changed. The value was made for this fact; the type system cannot relate the two through a variable key. */
export function withFact(form: CompareForm, fact: FactKey, value: FactValue | null): CompareForm {
  return { ...form, facts: { ...form.facts, [fact]: value } as Facts };
}

/** The kind of request that a choice stands for, or null. */
export const stageOfText = (text: string): Stage | null => STAGES.find((stage) => stage === text) ?? null;

export const exampleOf = (id: string): ComparedExample | undefined => COMPARED_EXAMPLES.find((example) => example.id === id);

/** Codes as typed, between blanks, commas or semicolons. */
export function codesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}

/** What the codes field complains about, or undefined. */
export function codesComplaint(text: string): string | undefined {
  const wrong = codesOf(text).filter((code) => !PROCEDURE_CODE.test(code));
  if (wrong.length === 0) return undefined;
  return `Not counted: ${wrong.map((code) => `“${code.slice(0, 12)}”`).join(', ')}. A code has five letters or digits.`;
}

/** What the dates complain about, in words; null where they can be scored. */
export function datesComplaint({ dateOfBirth, dateOfService }: Pick<CompareForm, 'dateOfBirth' | 'dateOfService'>): string | null {
  if (!isRealDate(dateOfService)) return 'Enter the date of service: it decides which version is in force.';
  if (!isRealDate(dateOfBirth)) return 'Enter a date of birth: policies read the age on the date of service.';
  return dateOfBirth > dateOfService ? 'The date of birth lies after the date of service.' : null;
}

/** The form as the criteria read it, or null while its dates can't be scored. */
export function readForm(form: CompareForm): Compared | null {
  if (datesComplaint(form) !== null) return null;
  const { dateOfBirth, dateOfService, facts } = form;
  return {
    dateOfBirth,
    dateOfService,
    stage: stageOfText(form.stage),
    procedureCodes: codesOf(form.codes).filter((code) => PROCEDURE_CODE.test(code)),
    facts,
  };
}

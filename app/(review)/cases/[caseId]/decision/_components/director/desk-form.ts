import type { z } from 'zod';
import {
  type Basis,
  BLANK_DRAFT,
  type ExternalCriteria,
  type OtherSource,
  type SignedKind,
  type SigningDraft,
} from '@/lib/cases/signing.ts';
import type { signingDraft } from '@/lib/forms/signing-schema.ts';

/** `SigningDraft` as it goes to the server. */
export type StoredDraft = z.infer<typeof signingDraft>;

/** The sign-off form as its fields hold it: an empty text is nothing chosen. */
export interface DeskForm {
  choice: SignedKind | 'return' | '';
  /** What is wanted of the nurse, with the choice `return`. */
  wanted: string;
  /** By line, in the case's order; only asked where some are approved and some denied. */
  lines: { number: number; result: 'approve' | 'deny' | '' }[];
  /** By unclear clause, in the document's order. */
  readings: { leaf: string; result: 'met' | 'not-met' | ''; text: string }[];
  basis: Basis | '';
  criteria: string[];
  /** Facts that would change the decision, for the letter. */
  wouldChange: string[];
  otherSource: Editable<OtherSource>;
  externalCriteria: Editable<ExternalCriteria>;
  rationale: string;
  reason: string;
  epsdt: string;
  localDeterminations: string;
  attested: Editable<SigningDraft['attested']>;
}

type Editable<T> = { -readonly [K in keyof T]: T[K] };

const NO_SOURCE: OtherSource = { name: '', reference: '', applied: '' };
const NO_EXTERNAL: ExternalCriteria = { product: '', subset: '', version: '', date: '', pointsNotMet: '', reference: '' };
const isBlank = (texts: object) => Object.values(texts).every((text) => String(text).trim() === '');

/** The form of a draft, or of none: then nothing is chosen. A clause that is unclear no longer leaves its reading behind. */
export function formOf(draft: SigningDraft | null, lines: readonly number[], unclear: readonly string[]): DeskForm {
  const d = draft ?? BLANK_DRAFT;
  const inPart = d.kind === 'approved-in-part';
  return {
    choice: d.kind ?? '',
    wanted: '',
    lines: lines.map((number) => {
      const line = inPart ? d.lines.find((each) => each.number === number) : undefined;
      return { number, result: line === undefined ? '' : line.approved ? 'approve' : 'deny' };
    }),
    readings: unclear.map((leaf) => {
      const reading = d.readings.find((each) => each.leaf === leaf);
      return { leaf, result: reading?.result ?? '', text: reading?.text ?? '' };
    }),
    basis: d.basis ?? '',
    criteria: [...d.criteria],
    wouldChange: [...(d.wouldChange ?? [])],
    otherSource: { ...(d.otherSource ?? NO_SOURCE) },
    externalCriteria: { ...(d.externalCriteria ?? NO_EXTERNAL) },
    rationale: d.rationale,
    reason: d.reason,
    epsdt: d.epsdt,
    localDeterminations: d.localDeterminations,
    attested: { ...d.attested },
  };
}

/**
 * What is stored, and in the end signed. An approval and a denial decide every line. A reading counts once it says how the clause is read:
 * until then it is not stored (see `leftUnread`).
 */
export function draftOf(form: DeskForm): StoredDraft {
  const kind = form.choice === '' || form.choice === 'return' ? null : form.choice;
  return {
    kind,
    lines: linesOf(kind, form.lines),
    basis: form.basis === '' ? null : form.basis,
    criteria: form.criteria,
    wouldChange: form.wouldChange,
    otherSource: isBlank(form.otherSource) ? null : form.otherSource,
    externalCriteria: isBlank(form.externalCriteria) ? null : form.externalCriteria,
    readings: form.readings.flatMap(({ leaf, result, text }) => (result === '' ? [] : [{ leaf, result, text }])),
    rationale: form.rationale,
    reason: form.reason,
    epsdt: form.epsdt,
    localDeterminations: form.localDeterminations,
    attested: form.attested,
  };
}

export const isChosen = (draft: StoredDraft): draft is StoredDraft & { kind: SignedKind } => draft.kind !== null;

function linesOf(kind: SignedKind | null, lines: DeskForm['lines']): StoredDraft['lines'] {
  if (kind !== 'approved-in-part') return kind === null ? [] : lines.map(({ number }) => ({ number, approved: kind === 'approved' }));
  return lines.flatMap(({ number, result }) => (result === '' ? [] : [{ number, approved: result === 'approve' }]));
}

/** Clauses whose reading has words but not yet a result: they are not stored, and the screen says so. */
export const leftUnread = ({ readings }: Pick<DeskForm, 'readings'>): string[] =>
  readings.filter(({ result, text }) => result === '' && text.trim() !== '').map(({ leaf }) => leaf);

/** Clauses whose reading is written: what the server shows earlier readings for, once it is stored. */
export const readLeaves = ({ readings }: Pick<DeskForm, 'readings'>): string[] =>
  readings.filter(({ result, text }) => result !== '' && text.trim() !== '').map(({ leaf }) => leaf);

/** The control that a refusal of `signingRefusals` is about, by the name on its wrapper. */
export const fieldAnchor = (field: string): string => `sign-${field}`;

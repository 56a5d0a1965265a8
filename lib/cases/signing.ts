import { isRealDate } from '../criteria/dates.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import type { Finding } from '../criteria/finding.ts';
import { usableCredential } from './credential.ts';
import type { ExternalCriteria, Signer, Signing, SigningCase, SigningDraft, SigningRefusal } from './signature.ts';
import { checkAdverse, isUnclear, type Refuse } from './signing-adverse.ts';

/** What a medical director's signature needs: lifecycle.md section 3. Pure: the use case and the screen ask the same function. */

export {
  BASES,
  type Basis,
  BLANK_DRAFT,
  type ExternalCriteria,
  type OtherSource,
  type Reading,
  SIGNED_KINDS,
  type SignedKind,
  type Signer,
  type Signing,
  type SigningCase,
  type SigningDraft,
  type SigningRefusal,
} from './signature.ts';

const empty = (text: string) => text.trim() === '';

/** The leaves whose words do not decide: each takes the director's own reading, before any earlier one is shown. */
export function unclearLeaves(evaluation: Pick<Evaluation, 'findings'>): readonly Finding[] {
  return evaluation.findings.filter(isUnclear);
}

/** Everything that stands in the way of the signature, in the order of the form; empty: it can be signed. */
export function signingRefusals(c: SigningCase, signer: Signer, draft: SigningDraft): readonly SigningRefusal[] {
  if (draft.kind === null) return [{ field: 'kind', message: 'Choose what you decide' }];
  const s = settled({ ...draft, kind: draft.kind });
  const found: SigningRefusal[] = [];
  const refuse: Refuse = (field, message) => found.push({ field, message });
  checkLines(c, s, refuse);
  checkReadings(c, s, refuse);
  if (empty(s.rationale)) refuse('rationale', 'Write the rationale');
  if (s.kind !== 'approved') checkAdverse(c, s, refuse);
  if (c.externalCriteria !== null) checkExternalCriteria(c.externalCriteria, s.externalCriteria, refuse);
  const usable = usableCredential(signer, s.kind !== 'approved');
  if (!usable.ok) refuse('credential', usable.reason);
  if (!s.attested.specialtyFits) refuse('attested.specialtyFits', 'Attest that your specialty fits the service');
  if (!s.attested.noConflict) refuse('attested.noConflict', 'Attest that you have no conflict of interest');
  if (!s.attested.recordsReviewed) refuse('attested.recordsReviewed', 'Confirm that you reviewed the records shown');
  return found;
}

/** The decision as it is signed: texts trimmed, and without what was written for a kind or a basis that was not chosen in the end. */
export function settled(s: Signing): Signing {
  const adverse = s.kind !== 'approved';
  const basis = adverse ? s.basis : null;
  return {
    kind: s.kind,
    lines: [...s.lines].sort((a, b) => a.number - b.number),
    basis,
    criteria: basis === 'criteria' ? [...new Set(s.criteria)] : [],
    ...(s.wouldChange === undefined ? {} : { wouldChange: adverse ? [...new Set(s.wouldChange)] : [] }),
    otherSource: basis === 'other-source' ? trimmed(s.otherSource) : null,
    externalCriteria: trimmed(s.externalCriteria),
    readings: s.readings.flatMap((reading) => (empty(reading.text) ? [] : [{ ...reading, text: reading.text.trim() }])),
    rationale: s.rationale.trim(),
    reason: adverse ? s.reason.trim() : '',
    epsdt: adverse ? s.epsdt.trim() : '',
    localDeterminations: adverse ? s.localDeterminations.trim() : '',
    attested: { ...s.attested },
  };
}

/** The same with its texts trimmed; null where all of them are empty. */
function trimmed<T extends object>(texts: T | null): T | null {
  if (texts === null) return null;
  const pairs = Object.entries(texts).map(([key, text]) => [key, String(text).trim()] as const);
  // The same keys, each with a text as before.
  return pairs.every(([, text]) => text === '') ? null : (Object.fromEntries(pairs) as T);
}

function checkLines(c: SigningCase, s: Signing, refuse: Refuse): void {
  const decided = new Map(s.lines.map((line) => [line.number, line.approved]));
  if (decided.size !== s.lines.length || c.lines.length !== decided.size || !c.lines.every((line) => decided.has(line.number))) {
    refuse('lines', 'Every line is decided once');
    return;
  }
  const approved = [...decided.values()].filter(Boolean).length;
  if (s.kind === 'approved' && approved < decided.size) refuse('lines', 'An approval approves every line');
  if (s.kind === 'denied' && approved > 0) refuse('lines', 'A denial denies every line');
  if (s.kind === 'approved-in-part' && (approved === 0 || approved === decided.size))
    refuse('lines', 'An approval in part approves some lines and denies others');
}

/** What approves anything settles every unclear clause; a denial, those that it relies on. */
function checkReadings(c: SigningCase, s: Signing, refuse: Refuse): void {
  const unclear = unclearLeaves(c.evaluation).map(({ id }) => id);
  const read = s.readings.map(({ leaf }) => leaf);
  for (const id of unclear) {
    const needed = s.kind !== 'denied' || s.criteria.includes(id);
    if (needed && !read.includes(id)) refuse(`readings.${id}`, `Write your reading of ${id}`);
  }
  for (const leaf of new Set(read)) {
    if (!unclear.includes(leaf)) refuse(`readings.${leaf}`, `${leaf} is not unclear: it takes no reading`);
    else if (read.indexOf(leaf) !== read.lastIndexOf(leaf)) refuse(`readings.${leaf}`, `${leaf} takes one reading`);
  }
}

/** It counts as answered only with all that identifies it (lifecycle.md section 3). */
function checkExternalCriteria(result: string, x: ExternalCriteria | null, refuse: Refuse): void {
  const parts = x === null ? [''] : [x.product, x.subset, x.version, x.date, x.reference, ...(result === 'met' ? [] : [x.pointsNotMet])];
  if (parts.some(empty))
    refuse(
      'externalCriteria',
      'Give product, subset, version, date, the points not met, and a copy or its reference, of the external criteria',
    );
  else if (x !== null && !isRealDate(x.date)) refuse('externalCriteria', 'Give the date of the external criteria as a real day');
}

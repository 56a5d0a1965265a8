import { expect, test } from 'vitest';
import { BLANK_DRAFT, type SigningDraft } from '@/lib/cases/signing.ts';
import { draftOf, formOf, leftUnread, readLeaves } from './desk-form';

const LINES = [1, 2];

const written: SigningDraft = {
  ...BLANK_DRAFT,
  kind: 'approved-in-part',
  lines: [
    { number: 1, approved: true },
    { number: 2, approved: false },
  ],
  basis: 'criteria',
  criteria: ['2.a'],
  wouldChange: ['conservativeTherapyMonths'],
  otherSource: { name: 'Guideline', reference: 'appendix', applied: 'as is' },
  externalCriteria: { product: 'P', subset: 'S', version: '1', date: '2026-01-01', pointsNotMet: 'none', reference: 'on file' },
  readings: [{ leaf: '2.c.iv', result: 'not-met', text: 'Not tolerated is not failed.' }],
  rationale: 'why',
  reason: 'because',
  epsdt: 'finding',
  localDeterminations: 'L33461',
  attested: { specialtyFits: true, noConflict: true, recordsReviewed: false },
};

test('nothing is chosen for who has not written anything', () => {
  const form = formOf(null, LINES, ['2.c.iv']);
  expect(form).toMatchObject({ choice: '', basis: '', readings: [{ leaf: '2.c.iv', result: '', text: '' }] });
  expect(form.lines.map(({ result }) => result)).toEqual(['', '']);
  expect(draftOf(form)).toEqual(BLANK_DRAFT);
});

test('what was stored comes back as it was', () => {
  expect(draftOf(formOf(written, LINES, ['2.c.iv']))).toEqual(written);
});

test('an approval and a denial decide every line; in part, those that were chosen', () => {
  const form = formOf(null, LINES, []);
  expect(draftOf({ ...form, choice: 'approved' }).lines).toEqual(LINES.map((number) => ({ number, approved: true })));
  expect(draftOf({ ...form, choice: 'denied' }).lines).toEqual(LINES.map((number) => ({ number, approved: false })));
  const inPart = {
    ...form,
    choice: 'approved-in-part' as const,
    lines: [
      { number: 1, result: 'deny' as const },
      { number: 2, result: '' as const },
    ],
  };
  expect(draftOf(inPart).lines).toEqual([{ number: 1, approved: false }]);
});

test('returning is no decision, and leaves what else was written', () => {
  expect(draftOf({ ...formOf(written, LINES, ['2.c.iv']), choice: 'return' })).toMatchObject({ kind: null, lines: [], rationale: 'why' });
});

test('a reading counts once it says how the clause is read, and goes with its clause', () => {
  const form = {
    ...formOf(null, LINES, ['2.a', '2.b']),
    readings: [
      { leaf: '2.a', result: '' as const, text: 'typed' },
      { leaf: '2.b', result: 'met' as const, text: 'so' },
    ],
  };
  expect(draftOf(form).readings).toEqual([{ leaf: '2.b', result: 'met', text: 'so' }]);
  expect(leftUnread(form)).toEqual(['2.a']);
  expect(readLeaves(form)).toEqual(['2.b']);
  expect(formOf(written, LINES, []).readings).toEqual([]);
});

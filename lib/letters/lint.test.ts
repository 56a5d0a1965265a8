import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../cases/snapshot.ts';
import { decisionLetter } from './content.ts';
import type { Recipient } from './letter.ts';
import { lintLetter } from './lint.ts';
import { snapshots } from './testing.ts';

const good = { ...snapshots.approved('medicaid'), policy: policyOf(snapshots.approved('medicaid')) };
const lint = (snapshot: Snapshot, recipient: Recipient = 'member') => lintLetter(snapshot, decisionLetter(snapshot, recipient));
const blocking = (snapshot: Snapshot, recipient: Recipient = 'member') =>
  lint(snapshot, recipient).flatMap((finding) => (finding.level === 'blocks' ? [finding.element] : []));
const plan = (change: Partial<Snapshot['plan']>): Snapshot => ({ ...good, plan: { ...good.plan, ...change } });
const blank = { line1: '', line2: '', city: '', state: '', postalCode: '' };
const address = (whose: string) => ['street', 'city', 'state', 'postal code'].map((part) => `${whose}, ${part}`);

function policyOf({ policy }: Snapshot): NonNullable<Snapshot['policy']> {
  if (policy === null) throw new Error('no policy');
  return policy;
}

describe('a letter is blocked', () => {
  it('where it would approve what a director denied, or names no license', () => {
    const signed = snapshots.signed('does-not-meet');
    expect(blocking(signed)).toEqual([]);
    const denied = signed.lines.map((line, i) => (i === 0 ? { ...line, result: 'denied' as const } : line));
    expect(blocking({ ...signed, lines: denied })).toEqual(['decision']);
    expect(blocking({ ...signed, decidedBy: { ...signed.decidedBy, credential: 'MD' } })).toEqual(['license of who decided']);
    expect(blocking({ ...good, policy: null })).toContain('policy name');
  });

  it.each<[string, Snapshot, string[]]>([
    ['the addressee has no address', { ...good, member: { ...good.member, address: blank } }, address('addressee address')],
    ['the plan has no address', plan({ letterhead: blank }), address('plan address')],
    ['the plan has no phone', plan({ phone: '' }), ['phone']],
    ['the plan has no TTY', plan({ tty: ' ' }), ['TTY']],
    ['the plan has no contact', plan({ contactName: '' }), ['contact']],
    ['the plan has no nondiscrimination notice', plan({ nondiscrimination: '' }), ['nondiscrimination notice']],
    ['the plan has no language-assistance notice', plan({ languageAssistance: '' }), ['language-assistance notice']],
    ['there is no authorization number', { ...good, authorizationNumber: '' }, ['authorization number']],
    ['the member has no number', { ...good, member: { ...good.member, memberId: '' } }, ['member number']],
    ['the policy has no number', { ...good, policy: { ...good.policy, number: '' } }, ['policy number']],
    [
      'the policy has no real effective date',
      { ...good, policy: { ...good.policy, effectiveFrom: '2026-02-30' } },
      ['policy effective date'],
    ],
    ['no provider is named', { ...good, requestingPractitioner: { ...good.requestingPractitioner, name: '' } }, ['provider name']],
    ['no place is named', { ...good, facility: { ...good.facility, name: '' } }, ['place of care']],
    ['nobody is named as having decided', { ...good, decidedBy: { ...good.decidedBy, name: '' } }, ['name of who decided']],
    ['the authorization ends before it begins', { ...good, validTo: '2026-12-02' }, ['valid dates', 'valid dates', 'valid dates']],
  ])('where %s', (_, snapshot, elements) => {
    expect(blocking(snapshot)).toEqual(elements);
  });

  it('where no line is approved, or a line has no whole units', () => {
    expect(blocking({ ...good, lines: [] })).toContain('service line');
    expect(blocking({ ...good, lines: good.lines.map((line) => ({ ...line, units: 0.5 })) })).toContain('units of line 1');
  });

  it('where it is for a representative and there is none', () => {
    expect(blocking(good, 'representative')).toContain('representative');
  });

  it('where the practitioner has no address', () => {
    const snapshot = { ...good, requestingPractitioner: { ...good.requestingPractitioner, address: blank } };
    expect(blocking(snapshot, 'practitioner')).toEqual(address('addressee address'));
    expect(blocking(snapshot, 'member')).toEqual([]);
  });

  it.each(['does-not-meet', 'needs-information', 'needs-physician', 'no-review-required'] as const)(
    'where the decision is approved and the evaluation came out %s',
    (outcome) => {
      expect(blocking({ ...good, evaluation: { ...good.evaluation, outcome } })).toEqual(['decision']);
    },
  );

  it('where the letter names another policy version than the one evaluated', () => {
    expect(blocking({ ...good, evaluation: { ...good.evaluation, version: '2023-08-09' } })).toEqual(['policy']);
  });

  it('where the letter was written for another case or another decision', () => {
    const elements = lintLetter(good, decisionLetter(snapshots.noReviewRequired(), 'member')).map((finding) => finding.element);
    expect(elements).toEqual(expect.arrayContaining(['case number', 'authorization number', 'kind of letter', 'decision', 'line 1']));
  });

  it('where a part of it is empty', () => {
    const content = decisionLetter(good, 'member');
    content.blocks.push({ type: 'list', items: [''] });
    expect(lintLetter(good, content)).toEqual([{ level: 'blocks', element: 'text', message: 'A part of the letter is empty.' }]);
  });

  it('where a name has characters that its typeface lacks, which it lists', () => {
    expect(lint(snapshots.named('محمد'))).toEqual([
      {
        level: 'blocks',
        element: 'characters',
        message:
          "The letter's typeface cannot print م (U+0645), ح (U+062D), د (U+062F). Type it in Latin letters, and remove what cannot be seen.",
      },
    ]);
  });

  it('where the time zone does not exist: the letter has no date', () => {
    expect(blocking(plan({ timeZone: 'Mars/Olympus' }))).toEqual(['date', 'text']);
  });
});

describe('the author is warned', () => {
  it('after the due time, by the instant of issue', () => {
    const content = decisionLetter(good, 'member');
    expect(lintLetter(good, content, { at: good.dueAt })).toEqual([]);
    expect(lintLetter(good, content, { at: '2026-11-26T05:00:00Z' })).toMatchObject([{ level: 'warns', element: 'due time' }]);
  });

  it('above grade 8, except in a letter to a practitioner', () => {
    const content = { ...decisionLetter(good, 'member'), readingGrade: 8.1 };
    expect(lintLetter(good, content)).toMatchObject([{ level: 'warns', element: 'reading grade' }]);
    expect(lintLetter(good, { ...content, readingGrade: 8 })).toEqual([]);
    expect(lintLetter(good, { ...decisionLetter(good, 'practitioner'), readingGrade: 12 })).toEqual([]);
  });

  it('when the member reads another language', () => {
    expect(lint({ ...good, member: { ...good.member, language: 'es' } })).toMatchObject([
      { level: 'warns', element: 'language', message: 'The member reads another language (Spanish); this letter is in English.' },
    ]);
    expect(lint({ ...good, member: { ...good.member, language: 'en-US' } })).toEqual([]);
  });
});

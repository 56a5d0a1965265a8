import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../cases/snapshot.ts';
import { letterContent } from './content.ts';
import { type Recipient, textsOf } from './letter.ts';
import { lintLetter, neverIssuable } from './lint.ts';
import { renderLetter } from './render.ts';
import { snapshots, testDecision } from './testing.ts';
import { isDictionary, nameIn, readPdf } from './testing-pdf.ts';

const text = (source: Snapshot, recipient: Recipient) => textsOf(letterContent(source, recipient)).join('\n');
const found = (source: Snapshot, recipient: Recipient, issue = {}) =>
  lintLetter(source, letterContent(source, recipient), issue).map(({ level, element }) => `${level} ${element}`);
const address = (source: Snapshot, recipient: Recipient) =>
  letterContent(source, recipient).blocks.flatMap((block) => (block.type === 'address' ? block.lines : []));

const plain = { ...snapshots.approved('medicaid'), member: { ...snapshots.approved('medicaid').member, language: 'en' } };
const withMember = (over: Partial<Snapshot['member']>, base: Snapshot = plain): Snapshot => ({
  ...base,
  member: { ...base.member, ...over },
});
const withAgent = (over: Partial<NonNullable<Snapshot['representative']>> = {}, base: Snapshot = plain): Snapshot => {
  const { representative } = snapshots.withRepresentative(base);
  return { ...base, representative: representative && { ...representative, ...over } };
};
const denied = testDecision('denied', 'medicaid', { member: plain.member });
const pageCount = (pdf: Uint8Array) =>
  [...readPdf(pdf).objects.values()].filter((value) => isDictionary(value) && nameIn(value.get('Type')) === 'Page').length;

describe('a confidential address', () => {
  const chosen = { line1: 'P.O. Box 7', line2: '', city: 'Toledo', state: 'OH', postalCode: '43604' };
  const source = withAgent({}, withMember({ confidentialAddress: chosen }));
  it('is where the member’s letter goes, and in no other letter', () => {
    expect(address(source, 'member')).toContain('P.O. Box 7');
    expect(text(source, 'member')).not.toContain(plain.member.address.line1);
    for (const other of ['practitioner', 'representative'] as const) expect(text(source, other)).not.toContain('P.O. Box 7');
    for (const each of ['member', 'practitioner', 'representative'] as const) expect(found(source, each)).toEqual([]);
  });
  it('is missed by the lint in a letter that shows the household’s, or tells another of it', () => {
    const wrong = { ...letterContent(source, 'member'), date: `${plain.member.address.line1} ${plain.member.address.postalCode}` };
    expect(lintLetter(source, wrong).map(({ element }) => element)).toContain('confidential address');
    const told = { ...letterContent(source, 'practitioner'), date: 'P.O. Box 7, 43604' };
    expect(lintLetter(source, told).map(({ element }) => element)).toContain('confidential address');
  });
});

describe('a minor', () => {
  it('has letters read by the parent or guardian, spoken to of the member', () => {
    const source: Snapshot = { ...plain, minor: true };
    expect(address(source, 'member')[0]).toBe(`To the parent or guardian of ${plain.member.name}`);
    expect(text(source, 'member')).toContain("the member's doctor");
    expect(text(source, 'member')).not.toContain('your doctor');
    expect(letterContent(source, 'member').recipient).toBe('member');
    expect(found(source, 'member')).toEqual(['warns who reads the member’s letter']);
  });
  it('has a parent as representative who needs no document, and of age nobody has', () => {
    const parent = withAgent({ kind: 'parent', appointment: null });
    expect(found({ ...parent, minor: true }, 'representative')).toEqual([]);
    expect(address({ ...parent, minor: true }, 'representative')[1]).toBe(`To the parent of ${plain.member.name}`);
    expect(found(parent, 'representative')).toEqual(['blocks representative’s appointment']);
  });
});

describe('a member who died', () => {
  const source = withMember({ dateOfDeath: '2026-01-02' });
  it('has letters addressed to the estate', () => {
    expect(address(source, 'member')[0]).toBe(`To the estate of ${plain.member.name}`);
    expect(text(source, 'member')).toContain(`To the estate of ${plain.member.name}:`);
    expect(text(source, 'practitioner')).toContain(`We also sent this decision to: the estate of ${plain.member.name}.`);
    expect(found(source, 'member')).toEqual(['warns who reads the member’s letter']);
  });
  it('has no agent any more, but whoever acts for the estate', () => {
    expect(found(withAgent({}, source), 'representative')).toEqual(['blocks representative’s appointment']);
    const estate = withAgent({ kind: 'estate' }, source);
    expect(found(estate, 'representative')).toEqual([]);
    expect(address(estate, 'representative').slice(0, 2)).toEqual(['Luis Ortega', `For the estate of ${plain.member.name}`]);
    expect(text(estate, 'practitioner')).toContain('We also sent this decision to: Luis Ortega.');
  });
  it('is told of in a denial with every right', () => {
    const lint = lintLetter(
      withMember({ dateOfDeath: '2026-01-02' }, denied),
      letterContent(withMember({ dateOfDeath: '2026-01-02' }, denied), 'member'),
    );
    expect(lint.filter(({ level }) => level === 'blocks')).toEqual([]);
  });
});

describe('a representative', () => {
  it('without the document, or after it ended, gets no letter; and the decision is made all the same', () => {
    for (const over of [{ appointment: null }, { appointment: { ...appointmentOf(), validUntil: '2020-12-31' } }]) {
      const source = withAgent(over);
      expect(found(source, 'representative')).toEqual(['blocks representative’s appointment']);
      expect(neverIssuable(lintLetter(source, letterContent(source, 'representative')))).toEqual([]);
    }
  });
  it('is judged on the day of issue, not of the decision', () => {
    const source = withAgent({ appointment: { ...appointmentOf(), validUntil: '2027-06-30' } });
    expect(found(source, 'representative', { at: '2027-07-01T12:00:00Z' })).toContain('blocks representative’s appointment');
    expect(found(source, 'representative', { at: '2027-06-30T12:00:00Z' })).not.toContain('blocks representative’s appointment');
  });
});

const appointmentOf = () => ({ kind: 'power-of-attorney', validFrom: '2020-01-01', validUntil: null, source: 'Fax, page 1' }) as const;

describe('the format', () => {
  it('large print is set in 18 points, and takes more pages', () => {
    const large = letterContent(withMember({ format: 'large-print' }), 'member');
    expect([large.points, letterContent(withMember({ format: 'large-print' }), 'practitioner').points]).toEqual([18, 10.5]);
    expect(pageCount(renderLetter(large))).toBeGreaterThan(pageCount(renderLetter(letterContent(plain, 'member'))));
    expect(found(withMember({ format: 'large-print' }), 'member')).toEqual([]);
  });
  it.each(['braille', 'audio'] as const)('%s is arranged for before the letter goes out', (format) => {
    const source = withMember({ format });
    expect(found(source, 'member')).toEqual(['blocks format']);
    expect(found(source, 'member', { arranged: 'Ohio Braille Press, order 4471' })).toEqual(['warns format']);
    expect(found(source, 'practitioner')).toEqual([]);
    expect(neverIssuable(lintLetter(source, letterContent(source, 'member')))).toEqual([]);
  });
});

describe('overlays of the plan', () => {
  const overlays = [
    {
      title: 'Arkansas',
      citation: 'Ark. Code 23-99-1111',
      letterContent: ['reviewer name', 'reviewer telephone', 'reviewer board status', 'reviewer license states'],
    },
    {
      title: 'Contract',
      citation: 'Provider agreement, 4.2',
      letterContent: ['Under the provider agreement of 2026 this decision binds us for ninety days.'],
    },
  ];
  const asked = (source: Snapshot, licenseStates?: string[]): Snapshot => ({
    ...source,
    plan: { ...source.plan, overlays },
    ...(source.signature && licenseStates ? { signature: { ...source.signature, licenseStates } } : {}),
  });
  it('have a denial name the reviewer with telephone, board status and license states', () => {
    const source = asked(denied, ['AR', 'OH']);
    expect(text(source, 'member')).toContain('AR, OH');
    expect(text(source, 'member')).toContain(denied.signature?.credential.boardStatus);
    expect(found(source, 'member').filter((each) => each.startsWith('blocks'))).toEqual([]);
  });
  it('stop a denial that cannot say it', () => {
    expect(found(asked(denied), 'member')).toContain('blocks reviewer license states');
    const mute = asked(denied, ['AR']);
    const silent = { ...mute, plan: { ...mute.plan, letters: mute.plan.letters && { ...mute.plan.letters, peerToPeer: '' } } } as Snapshot;
    expect(found(silent, 'member')).toContain('blocks reviewer telephone (peer-to-peer line)');
  });
  it('have their own words printed in every decision, and the reviewer in none that approves', () => {
    expect(text(asked(plain), 'practitioner')).toContain('binds us for ninety days');
    expect(text(asked(plain), 'practitioner')).not.toContain('The doctor who decided');
    const without = { ...letterContent(asked(plain), 'member'), blocks: letterContent(plain, 'member').blocks };
    expect(lintLetter(asked(plain), without).map(({ element }) => element)).toContain('statement of an overlay');
  });
});

describe('an approval for continuity of care', () => {
  const transition = {
    citation: '42 CFR 422.112(b)(8)',
    verified: true,
    coverageFrom: '2025-12-01',
    until: plain.validTo ?? '',
    conditions: ['The pump was in place before coverage began'],
  };
  const refill: Snapshot = {
    ...plain,
    transition,
    evaluation: { ...plain.evaluation, outcome: 'needs-information', stage: 'maintenance' },
  };
  it.each(['member', 'practitioner'] as const)('tells the %s by which rule and until when, and of no criteria', (recipient) => {
    expect(text(refill, recipient)).toContain('42 CFR 422.112(b)(8)');
    expect(text(refill, recipient)).toContain('The pump was in place before coverage began');
    expect(text(refill, recipient)).not.toContain('meets');
    expect(found(refill, recipient)).toEqual([]);
  });
  it('is held to refills, and to the days of the transition', () => {
    expect(found({ ...refill, evaluation: { ...refill.evaluation, stage: 'permanent' } }, 'member')).toContain('blocks decision');
    expect(found({ ...refill, transition: { ...transition, until: '2025-12-31' } }, 'member')).toContain('blocks valid dates');
  });
});

import { describe, expect, it } from 'vitest';
import { approvalLetter, decisionLetter, noReviewRequiredLetter } from './content.ts';
import type { Recipient } from './letter.ts';
import { textsOf } from './letter.ts';
import { lintLetter } from './lint.ts';
import { LETTER_LINES_OF_BUSINESS, snapshots } from './testing.ts';

const RECIPIENTS: Recipient[] = ['member', 'practitioner', 'representative'];
const textOf = (...parameters: Parameters<typeof decisionLetter>) => textsOf(decisionLetter(...parameters)).join('\n');
const addressOf = (...parameters: Parameters<typeof decisionLetter>) =>
  decisionLetter(...parameters).blocks.flatMap((block) => (block.type === 'address' ? block.lines : []));

describe.each(LETTER_LINES_OF_BUSINESS)('approval, %s', (lineOfBusiness) => {
  const snapshot = snapshots.withRepresentative(snapshots.approved(lineOfBusiness));

  it.each(RECIPIENTS)('says to the %s all that a letter must say', (recipient) => {
    expect(lintLetter(snapshot, approvalLetter(snapshot, recipient))).toEqual([]);
  });

  it.each(['member', 'representative'] as const)('reads at or below grade 8 for the %s', (recipient) => {
    const content = approvalLetter(snapshot, recipient);
    expect(content.readingGrade).toBeLessThanOrEqual(8);
    expect(content.points).toBe(12);
  });

  it('explains its abbreviations to the member', () => {
    const text = textOf(snapshot, 'member');
    expect(text).toContain('TTY is a text phone line');
    expect(text).toContain('registered nurse (RN)');
    expect(text).not.toContain('NPI');
  });
});

describe.each([
  ['meets', 'The request meets its criteria for medical necessity', 'meets what the policy asks for'],
  [
    'needs-physician',
    'against the policy below and approved the request',
    'looked at the health records that we have and approved this care',
  ],
  [
    'does-not-meet',
    'against the policy below and approved the request',
    'looked at the health records that we have and approved this care',
  ],
  [null, 'No medical policy of the plan is in force for this request', 'None of our medical policies covers this request'],
] as const)('a medical director’s approval where the evaluation came out %s', (outcome, clinician, reader) => {
  const snapshot = snapshots.withRepresentative(snapshots.signed(outcome));

  it.each(RECIPIENTS)('says to the %s all that a letter must say, at a grade that they read', (recipient) => {
    const content = approvalLetter(snapshot, recipient);
    expect(lintLetter(snapshot, content)).toEqual([]);
    expect(textOf(snapshot, recipient)).toContain(recipient === 'practitioner' ? clinician : reader);
  });

  it('claims no criteria met that were not, and no policy that is not in force', () => {
    const text = textOf(snapshot, 'practitioner') + textOf(snapshot, 'member');
    expect(/meets (?:its criteria|what the policy)/.test(text)).toBe(outcome === 'meets');
    expect(text.includes('MCP-160')).toBe(outcome !== null);
  });

  it('is signed by the director with the license', () => {
    const signature = decisionLetter(snapshot, 'member').blocks.find((block) => block.type === 'signature');
    expect(signature?.lines.slice(0, 2)).toEqual([
      'Abena Osei',
      'Medical director, doctor of medicine (MD), Pain medicine, license 35.118842 (OH)',
    ]);
  });
});

describe('approval', () => {
  const snapshot = snapshots.approved('medicaid');

  it('is addressed to the member', () => {
    expect(addressOf(snapshot, 'member')).toEqual(['Maria Nguyễn-Ortega', '1208 Sycamore Street', 'Apartment 3B', 'Dayton, OH 45402']);
  });

  it('is addressed to the attention of the treating practitioner', () => {
    expect(addressOf(snapshot, 'practitioner').slice(0, 2)).toEqual([
      'To the attention of the treating practitioner',
      'Samuel Adeyemi, MD',
    ]);
  });

  it('is addressed to the representative, and names for whom', () => {
    const lines = addressOf(snapshots.withRepresentative(), 'representative');
    expect(lines.slice(0, 2)).toEqual(['Luis Ortega', 'To the representative of Maria Nguyễn-Ortega']);
    expect(textOf(snapshots.withRepresentative(), 'member')).toContain('We also sent this decision to: Samuel Adeyemi, MD; Luis Ortega.');
  });

  it('puts the service in words before its code', () => {
    const table = decisionLetter(snapshot, 'member').blocks.find((block) => block.type === 'table');
    expect(table?.rows[0]).toEqual(['Implant a programmable drug pump', '62362', '1', 'Outpatient hospital', 'December 3, 2026']);
  });

  it('is dated by the calendar of the plan, not of Greenwich', () => {
    const late = { ...snapshot, decidedAt: '2026-11-23T04:59:00Z' };
    expect(decisionLetter(late, 'member').date).toBe('November 22, 2026');
    expect(decisionLetter({ ...late, plan: { ...late.plan, timeZone: 'UTC' } }, 'member').date).toBe('November 23, 2026');
  });

  it('says who decided, and that it is a decision of the plan', () => {
    const signature = decisionLetter(snapshot, 'member').blocks.find((block) => block.type === 'signature');
    expect(signature?.lines).toEqual([
      'Dana Whitfield',
      'Nurse reviewer, registered nurse (RN)',
      'This is a decision of Molina Medicaid Ohio (demo).',
    ]);
  });

  it('speaks of a pain pump only where pain is what the pump is for', () => {
    const spasticity = { ...snapshot, input: { ...snapshot.input, facts: { ...snapshot.input.facts, indication: 'spasticity' as const } } };
    expect(decisionLetter(snapshot, 'member').title).toBe('We approved surgery to put in a pain pump, case PA-26-004182');
    expect(decisionLetter(spasticity, 'member').title).toBe('We approved surgery to put in a medicine pump, case PA-26-004182');
  });

  it('keeps what the record says of the member out of the letter', () => {
    const text = textOf({ ...snapshot, decision: { ...snapshot.decision, rationale: 'Depression in remission' } }, 'member');
    for (const word of ['M96.1', 'spine surgery', 'Depression', '1961', 'morphine']) expect(text).not.toContain(word);
  });

  it('names nobody in the title, which viewers and print queues show', () => {
    expect(decisionLetter(snapshot, 'member').title).not.toContain('Ortega');
  });

  it('keeps a name on one line, however it was typed', () => {
    expect(addressOf(snapshots.named('Ana\n Ruiz\t'), 'member')[0]).toBe('Ana Ruiz');
  });
});

describe('no review required', () => {
  const snapshot = snapshots.withRepresentative(snapshots.noReviewRequired());

  it.each(RECIPIENTS)('has its own words for the %s', (recipient) => {
    const content = decisionLetter(snapshot, recipient);
    const text = textsOf(content).join('\n');
    expect(content).toEqual(noReviewRequiredLetter(snapshot, recipient));
    expect(text).toContain('No policy review needed');
    expect(text).toContain('No review is needed for replacement of a pain pump');
    expect(text).toContain('SUR707.008');
    expect(text).not.toMatch(/approved/i);
    expect(lintLetter(snapshot, content)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '@/lib/cases/events.ts';
import { EVENT_WORDS } from '@/lib/cases/words.ts';
import { eventWords, HISTORY_KINDS, kindOf } from './history-words';

const citation = {
  evidence: 'e',
  fact: 'painNrs',
  document: 'Clinic notes',
  page: '3',
  noteDate: '2026-10-14',
  quotation: '8/10 most days',
  comment: '',
} as const;
const answer = { fact: 'painNrs', before: null, after: 8, noteBefore: '', noteAfter: '', outcome: 'needs-information' } as const;

describe('a line of history', () => {
  it('says an answer by its question and its values, not by their codes', () => {
    const words = eventWords({ type: 'answer-saved', payload: answer });
    expect(words.about).toBe('Usual pain, numeric rating 0–10');
    expect(words.changes).toEqual([{ before: 'Not documented', after: '8' }]);
    expect(words.details).toEqual(['Score now: needs information']);
    expect(eventWords({ type: 'answer-saved', payload: answer }, 'needs-information').details).toEqual([]);
  });

  it('says a changed option in words', () => {
    const { changes } = eventWords({
      type: 'answer-saved',
      payload: { ...answer, fact: 'conservativeTherapy', before: 'failed', after: 'intolerable-side-effects' },
    });
    expect(changes).toEqual([{ before: 'Failed', after: 'Not tolerated' }]);
  });

  it('says a changed note by itself', () => {
    const { changes } = eventWords({ type: 'answer-saved', payload: { ...answer, before: 8, noteAfter: 'on most days' } });
    expect(changes).toEqual([{ before: 'No note', after: 'Note “on most days”' }]);
  });

  it('says where an answer was found', () => {
    expect(eventWords({ type: 'evidence-cited', payload: citation }).details).toEqual(['Clinic notes 10/14/2026, p. 3 “8/10 most days”']);
  });

  it('says what a correction changed and what followed, and leaves out what stayed', () => {
    const before = {
      plan: 'a',
      planName: 'Molina Medicaid, OH',
      payer: 'molina' as const,
      lineOfBusiness: 'medicaid' as const,
      state: 'OH',
      stage: null,
      policy: 'molina-mcp-160',
      policyVersion: '2025-08-13',
      outcome: 'needs-information',
      receivedOn: '2026-11-20',
      timeZone: 'America/New_York',
      dueAt: '2026-11-28T04:59:59Z',
      dueBasis: '42 CFR 438.210(d)',
    };
    const after = {
      ...before,
      plan: 'b',
      planName: 'UHC commercial',
      policy: null,
      policyVersion: null,
      dueAt: '2026-12-06T05:59:59Z',
      timeZone: 'America/Chicago',
    };
    expect(eventWords({ type: 'request-corrected', payload: { before, after, reason: 'Card on file' } })).toEqual({
      what: 'Request corrected',
      about: '',
      changes: [
        { before: 'Molina Medicaid, OH', after: 'UHC commercial' },
        { before: 'MCP-160, version 2025-08-13', after: 'No policy governs' },
        { before: 'Due Nov 27, 2026, 23:59 ET', after: 'Due Dec 5, 2026, 23:59 CT' },
      ],
      details: ['Reason: Card on file'],
    });
  });

  it('says of a change of parties what was and what is, and leaves out what stayed', () => {
    const address = { line1: '1 Sample Street', line2: '', city: 'Columbus', state: 'OH', postalCode: '43004' };
    const member = { address, language: 'en' };
    const appointment = { kind: 'cms-1696', validFrom: '2026-01-05', validUntil: '2027-01-04', source: 'Fax, page 2' } as const;
    const representative = { name: 'Ana Sure', relationship: 'Sister', address, kind: 'authorized', appointment } as const;
    const payload = {
      before: { member, representative: null },
      after: { member: { ...member, confidentialAddress: { ...address, line1: 'P.O. Box 7' }, dateOfDeath: '2026-11-20' }, representative },
      reason: 'A call',
    };
    expect(eventWords({ type: 'parties-changed', payload })).toEqual({
      what: 'Parties changed',
      about: '',
      changes: [
        {
          before: 'No representative',
          after:
            'Ana Sure; Sister; Authorized representative; CMS-1696, appointment of representative, Jan 5, 2026 to Jan 4, 2027: Fax, page 2; 1 Sample Street, Columbus, OH 43004',
        },
        { before: 'No confidential address', after: 'Letters only to P.O. Box 7, Columbus, OH 43004' },
        { before: 'No date of death', after: 'Died Nov 20, 2026' },
      ],
      details: ['Reason: A call'],
    });
  });

  it('names the gaps that were accepted', () => {
    const { details } = eventWords({ type: 'ready-confirmed', payload: { version: 9, outcome: 'meets', gaps: ['painNrs'] } });
    expect(details).toEqual(['Meets criteria', 'Accepted 1 answer without evidence: Usual pain, numeric rating 0–10']);
  });

  it('tells an approval from a statement that no review is asked', () => {
    const payload = {
      decision: 'd',
      kind: 'approved',
      authorization: 'AUTH-26-000001',
      snapshot: 'ab'.repeat(32),
      policy: 'molina-mcp-160',
      policyVersion: '2025-08-13',
      lines: [{ number: 1, code: '62362' }],
    };
    expect(eventWords({ type: 'case-approved', payload })).toMatchObject({ what: 'Approved', about: 'AUTH-26-000001' });
    expect(eventWords({ type: 'case-approved', payload }).details[1]).toBe('Under MCP-160, version 2025-08-13');
    const transition = { citation: '42 CFR 438.62(b)', until: '2027-02-05', conditions: ['The pump was there before'] };
    expect(eventWords({ type: 'case-approved', payload: { ...payload, transition } }).details[1]).toBe(
      'For continuity of care: 42 CFR 438.62(b), until Feb 5, 2027',
    );
    expect(eventWords({ type: 'case-approved', payload: { ...payload, kind: 'no-review-required' } }).what).toBe('No review required');
  });

  it('says to whom and how a letter went', () => {
    const event: CaseEvent = {
      type: 'letter-delivered',
      payload: { letter: 'l', recipient: 'practitioner', method: 'fax', detail: 'confirmed' },
    };
    expect(eventWords(event)).toMatchObject({ about: 'to the treating practitioner, by fax', details: ['Confirmed'] });
  });

  it('keeps a code that it does not know rather than lose it', () => {
    const event: CaseEvent = { type: 'letter-delivered', payload: { letter: 'l', recipient: 'guardian', method: 'toString', detail: '' } };
    expect(eventWords(event).about).toBe('to guardian, toString');
  });

  it('has every kind of event under one heading', () => {
    for (const type of Object.keys(EVENT_WORDS) as CaseEvent['type'][]) expect(HISTORY_KINDS).toContain(kindOf(type));
  });
});

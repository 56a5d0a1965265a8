import { describe, expect, it } from 'vitest';
import { COMPARED_EXAMPLES } from '@/lib/criteria/compare-examples.ts';
import { emptyFacts } from '@/lib/criteria/facts.ts';
import { codesComplaint, datesComplaint, emptyForm, formOf, readForm } from './form';

const VALID = { ...emptyForm('2026-11-20'), dateOfBirth: '1961-04-09' };

describe('the form of facts', () => {
  it('gives an example back as it was', () => {
    for (const { id, title, about, ...example } of COMPARED_EXAMPLES)
      expect(readForm(formOf({ id, title, about, ...example }))).toEqual(example);
  });
  it('reads codes however they are parted, each once, and names what is none', () => {
    expect(readForm({ ...VALID, codes: ' 62362,62350; e0783\n62362 ' })?.procedureCodes).toEqual(['62362', '62350', 'E0783']);
    expect(readForm({ ...VALID, codes: '6236 62350' })?.procedureCodes).toEqual(['62350']);
    expect(codesComplaint('6236 62350')).toBe('Not counted: “6236”. A code has five letters or digits.');
    expect(codesComplaint('62350')).toBeUndefined();
  });
  it('waits for dates that can be scored', () => {
    expect(datesComplaint(VALID)).toBeNull();
    expect(datesComplaint(emptyForm('2026-11-20'))).toMatch(/date of birth/);
    expect(datesComplaint({ ...VALID, dateOfService: '' })).toMatch(/date of service/);
    expect(datesComplaint({ ...VALID, dateOfBirth: '2026-11-21' })).toMatch(/after/);
    expect(readForm({ ...VALID, dateOfBirth: '' })).toBeNull();
  });
  it('leaves the kind of request to the codes where none is chosen', () => {
    expect(readForm(VALID)).toEqual({
      dateOfBirth: '1961-04-09',
      dateOfService: '2026-11-20',
      stage: null,
      procedureCodes: [],
      facts: emptyFacts(),
    });
    expect(readForm({ ...VALID, stage: 'trial' })?.stage).toBe('trial');
  });
});

import { describe, expect, it } from 'vitest';
import { type Credential, signerStates, usableCredential } from './credential.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from './overlays.ts';

const license = (over: Partial<Credential> = {}): Credential => ({
  id: 'a',
  licenseNumber: '35.1',
  state: 'OH',
  specialty: '',
  boardStatus: '',
  npi: '',
  validFrom: '2020-01-01',
  expiresOn: '2027-06-30',
  restrictions: '',
  ...over,
});
const use = (credentials: Credential[], states: { plan: string[] | null; adverse: string[] }, adverse = true) =>
  usableCredential({ credentials, day: '2026-11-22', states }, adverse);

describe('signerStates', () => {
  it('asks for the plan’s own state unless it says otherwise', () => {
    expect(signerStates({ state: 'OH', settings: { clocks: {} } })).toEqual({ plan: ['OH'], adverse: [] });
    expect(signerStates({ state: null, settings: { clocks: {} } })).toEqual({ plan: null, adverse: [] });
    expect(signerStates({ state: 'OH', settings: { signerLicensedIn: 'any', clocks: {} } }).plan).toBeNull();
    expect(signerStates({ state: 'OH', settings: { signerLicensedIn: 'plan-state', clocks: {} } }).plan).toEqual(['OH']);
    expect(signerStates({ state: 'OH', settings: { signerLicensedIn: ['KY', 'IN'], clocks: {} } }).plan).toEqual(['KY', 'IN']);
  });

  it('adds the states of the overlays for a denial', () => {
    const clocks = { overlays: [ARKANSAS_PRIOR_AUTHORIZATION, { ...ARKANSAS_PRIOR_AUTHORIZATION, signerLicensedIn: null }] };
    expect(signerStates({ state: null, settings: { clocks } })).toEqual({ plan: null, adverse: ['AR'] });
  });
});

describe('usableCredential', () => {
  it('takes the one that fits every rule, else the one that the overlay asks for', () => {
    const [oh, ar] = [license(), license({ id: 'b', state: 'AR' })];
    expect(use([oh, ar], { plan: ['OH', 'AR'], adverse: ['AR'] })).toEqual({ ok: true, credential: ar });
    expect(use([oh, ar], { plan: ['OH'], adverse: ['AR'] })).toEqual({ ok: true, credential: ar });
    expect(use([oh, ar], { plan: ['OH'], adverse: ['AR'] }, false)).toEqual({ ok: true, credential: oh });
  });

  it('says what is wrong with the license that comes nearest', () => {
    const reason = (found: ReturnType<typeof use>) => (found.ok ? null : found.reason);
    expect(reason(use([], { plan: null, adverse: [] }))).toBe('No license is on file');
    const expired = license({ expiresOn: '2026-11-21' });
    expect(reason(use([license({ state: 'KY' }), expired], { plan: ['OH'], adverse: [] }))).toBe(
      'License 35.1 (OH) expired on Nov 21, 2026',
    );
    expect(reason(use([license()], { plan: null, adverse: ['AR'] }))).toBe('License 35.1 (OH) is not from AR, as the plan’s rule asks');
  });
});

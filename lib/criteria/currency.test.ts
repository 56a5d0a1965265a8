import { describe, expect, it } from 'vitest';
import { currencyOf, currentVersion } from './currency.ts';
import type { InForce, Policy, PolicyId, PolicyVersion } from './policy.ts';
import { POLICIES, policyById, versionInForce } from './registry.ts';

/** What a policy's only version is on a day. */
function only(id: PolicyId, today: string): string {
  const policy = policyById(id);
  const [version] = policy.versions;
  if (version === undefined) throw new Error('no version');
  const { state, day, reviewOverdueSince } = currencyOf(policy, version, today);
  return [state, day, reviewOverdueSince].filter((part) => part !== null).join(' ');
}

describe('currency of the published versions', () => {
  it.each([
    ['molina-mcp-160', '2023-08-08', 'not-yet-in-force 2023-08-09'],
    ['molina-mcp-160', '2023-08-09', 'in-force 2023-08-09'],
    ['molina-mcp-160', '2026-08-31', 'in-force 2023-08-09'],
    ['molina-mcp-160', '2026-09-01', 'in-force 2023-08-09 2026-08-31'],
    ['geha-intrathecal-pump', '2022-02-01', 'in-force 2021-01-01 2022-01-31'],
    ['caresource-ar-passe-mm-1502', '2026-04-30', 'not-yet-in-force 2026-05-01'],
    ['hcsc-sur707.008', '2025-12-31', 'in-force 2025-02-01'],
    ['hcsc-sur707.008', '2026-01-01', 'ended 2025-12-31'],
    ['cms-ncd-280.14', '2026-11-22', 'in-force 2004-12-17'],
  ] as const)('%s on %s: %s', (id, today, words) => expect(only(id, today)).toBe(words));

  it('agrees with what evaluation takes for in force', () => {
    for (const policy of POLICIES) {
      for (const day of ['2004-12-16', '2021-01-01', '2025-02-01', '2025-12-31', '2026-01-01', '2026-11-22']) {
        expect(currentVersion(policy, day)).toBe(versionInForce(policy.id, day, day).prepared?.version ?? null);
      }
    }
  });
});

describe('several versions of one policy', () => {
  const version = (name: string, inForce: Omit<InForce, 'citation'>): PolicyVersion => ({
    policy: 'molina-mcp-160',
    version: name,
    document: 'A document',
    inForce: { ...inForce, citation: 'its title' },
    codes: null,
    limits: [],
    criteria: [],
  });
  const first = version('first', { from: '2020-01-01' });
  const second = version('second', { from: '2022-01-01', to: '2022-12-31' });
  const third = version('third', { from: '2024-01-01' });
  const policy: Policy = { ...policyById('molina-mcp-160'), versions: [first, second, third] };

  it('says which is followed, which ended, and which comes', () => {
    const states = (today: string) => policy.versions.map((each) => currencyOf(policy, each, today).state);
    expect(states('2021-12-31')).toEqual(['in-force', 'not-yet-in-force', 'not-yet-in-force']);
    expect(states('2022-01-01')).toEqual(['superseded', 'in-force', 'not-yet-in-force']);
    // without an end of its own, the first governs again where nothing else does
    expect(states('2023-01-01')).toEqual(['in-force', 'ended', 'not-yet-in-force']);
    expect(states('2024-01-01')).toEqual(['superseded', 'ended', 'in-force']);
  });
});

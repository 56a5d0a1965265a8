import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LINES_OF_BUSINESS, PAYERS, PROCEDURE_CODE, STAGES } from './case-input.ts';
import { isRealDate } from './dates.ts';
import { FACTS } from './facts.ts';
import { POLICIES, pathwayOf, policyVersion, prepare, selectPolicy, versionInForce } from './registry.ts';

const VERSIONS = POLICIES.flatMap((policy) => policy.versions);
const named = VERSIONS.map((version) => [`${version.policy}@${version.version}`, version] as const);

/** JSON with its keys sorted, so that the order in which a module is written does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}

describe('published versions', () => {
  // A published version never changes: old decisions replay under it. A correction is a new version beside it, with a line of its own.
  it('are what they were', () => {
    const hashes = Object.fromEntries(
      named.map(([name, version]) => [name, createHash('sha256').update(canonical(version)).digest('hex')]),
    );
    expect(hashes).toEqual({
      'caresource-ar-passe-mm-1502@2026-05-01': '818656dd462add9f29eac762d568dec2d3913d7e45321f7d0a017c919b876bee',
      'cms-ncd-280.14@2004-12-17': '8a78e355a350ba4af72d0242ffc90b8d7dc705aeeb16fa35f320cf43b91b4760',
      'geha-intrathecal-pump@2021-01': '2223fc49354adc3e7e14c29b56f90cb07c526e66576d06640f7e4b3d36df1987',
      'hcsc-sur707.008@2025-02-01': 'c1452efd7b31afbdcbe54674cdd905768acd9b63b912f8d2e8c1b103f0ad74aa',
      'molina-mcp-160@2025-08-13': 'c10a1fd50c75f6f47b788c5ce0268d348bc7807bafb2c0614169d46a39ea0675',
      'uhc-2025T0626L@2025-09-01': '96e65d0acfe88e706433a9f22d6c8543673db07fafdfc4ef34b66de355dc8928',
    });
  });
  it('are found by policy and version', () => {
    for (const version of VERSIONS) expect(policyVersion(version.policy, version.version)).toBe(version);
    expect(policyVersion('molina-mcp-160', '1999')).toBeUndefined();
    expect(policyVersion('toString', '1999')).toBeUndefined();
  });
});

describe.each(named)('%s', (_name, version) => {
  it('cites its document in every clause, limit and date', () => {
    const cited = [...version.criteria, ...version.limits, version.inForce, version.reviewDue, version.codes, version.noReview];
    for (const part of cited) if (part !== undefined && part !== null) expect(part.citation).toMatch(/\S{3}/);
    for (const leaf of version.criteria) if (leaf.exception) expect(leaf.exception.citation).toMatch(/\S{3}/);
  });
  it('says each clause in words that fit', () => {
    for (const leaf of version.criteria) {
      expect(leaf.title.length, leaf.title).toBeLessThanOrEqual(45);
      expect(leaf.title).toMatch(/^[A-Z0-9]/);
      expect(leaf.statement).toMatch(/^[A-Z].*\.$/s);
    }
  });
  it('has ids that need no escaping, each once in a pathway, and every clause in some pathway', () => {
    const prepared = prepare(version);
    const reached = new Set<unknown>();
    for (const indication of FACTS.indication.options) {
      for (const stage of STAGES) {
        const { leaves, limits } = pathwayOf(prepared, indication, stage);
        const ids = leaves.map((leaf) => leaf.leaf.id);
        for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9.-]+$/);
        expect(new Set(ids).size).toBe(ids.length);
        if (limits.every((limit) => limit.ageUnder !== undefined)) for (const leaf of leaves) reached.add(leaf.leaf);
        // A pathway without clauses would be met by saying nothing.
        const decided = limits.length > 0 || version.noReview?.stages.includes(stage);
        if (!decided) expect(ids.length, `${indication}/${stage}`).toBeGreaterThan(0);
      }
    }
    expect(reached.size).toBe(version.criteria.length);
  });
  it('has real dates and codes, each code once', () => {
    const { from, to, receivedTo } = version.inForce;
    for (const day of [from, to, receivedTo, version.reviewDue?.last]) if (day !== undefined) expect(isRealDate(day)).toBe(true);
    const listed = version.codes?.listed ?? [];
    for (const code of listed) expect(code).toMatch(PROCEDURE_CODE);
    expect(new Set(listed).size).toBe(listed.length);
  });
});

describe('which policy governs', () => {
  const ID = {
    molina: 'molina-mcp-160',
    uhc: 'uhc-2025T0626L',
    geha: 'geha-intrathecal-pump',
    hcsc: 'hcsc-sur707.008',
    medicare: 'cms-ncd-280.14',
  };
  const selected = (payer: (typeof PAYERS)[number], lineOfBusiness: (typeof LINES_OF_BUSINESS)[number], state?: string) => {
    const selection = selectPolicy({ payer, lineOfBusiness, state });
    return selection.kind === 'policy' ? selection.policy : selection.kind === 'none' ? selection.reason : selection.kind;
  };

  it('Medicare Advantage of any payer follows the national determination, and so does Medicare in any line', () => {
    for (const payer of PAYERS) expect(selected(payer, 'medicare-advantage', 'WA')).toBe(ID.medicare);
    for (const line of LINES_OF_BUSINESS) expect(selected('medicare', line)).toBe(ID.medicare);
  });
  it.each([
    ['molina', 'medicaid', 'OH', ID.molina],
    ['molina', 'medicaid', 'WA', 'state-criteria-apply'],
    ['molina', 'medicaid', undefined, 'missing-state'],
    ['molina', 'commercial', 'WA', ID.molina],
    ['molina', 'individual-exchange', undefined, ID.molina],
    ['uhc', 'commercial', 'TX', ID.uhc],
    ['uhc', 'individual-exchange', undefined, ID.uhc],
    ['uhc', 'medicaid', 'TX', 'no-policy'],
    ['uhc', 'fehb', 'TX', 'no-policy'],
    ['geha', 'fehb', undefined, ID.geha],
    ['geha', 'commercial', undefined, ID.geha],
    ['hcsc', 'medicaid', 'WA', ID.hcsc],
    ['caresource-ar-passe', 'medicaid', undefined, 'caresource-ar-passe-mm-1502'],
  ] as const)('%s, %s, %s: %s', (payer, line, state, expected) => expect(selected(payer, line, state)).toBe(expected));
});

it('a policy out of force still lists its codes', () => {
  const { prepared, listed } = versionInForce('uhc-2025T0626L', '2020-01-01', '2020-01-01');
  expect(prepared).toBeNull();
  expect(listed?.has('62362')).toBe(true);
});

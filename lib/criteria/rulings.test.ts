import { describe, expect, it } from 'vitest';
import { atomNeeds } from './describe.ts';
import { atomsOf } from './logic.ts';
import type { PolicyVersion } from './policy.ts';
import { POLICIES } from './registry.ts';
import { RULINGS, rulingsOn } from './rulings.ts';

const VERSIONS: readonly PolicyVersion[] = POLICIES.flatMap(({ versions }) => versions);
const openClauses = ({ criteria }: PolicyVersion) =>
  criteria.filter(({ condition }) => atomsOf(condition).some((atom) => atomNeeds(atom).unclear !== null)).map(({ id }) => id);

describe.each(VERSIONS.map((version) => [version.policy, version] as const))('rulings on %s', (_policy, version) => {
  const rulings = rulingsOn(version);
  const byPhysician = rulings.filter(({ by }) => by === 'physician');

  it('are there, and name clauses of the document', () => {
    expect(rulings.length).toBeGreaterThan(0);
    const ids = version.criteria.map(({ id }) => id);
    for (const ruling of rulings) for (const clause of ruling.clauses) expect(ids).toContain(clause);
  });

  it('leave to a physician exactly the clauses whose condition leaves something open', () => {
    expect(new Set(byPhysician.flatMap(({ clauses }) => clauses))).toEqual(new Set(openClauses(version)));
  });

  it('leave to a physician what a limit calls ambiguous, where it cites it', () => {
    const scope = byPhysician.filter(({ clauses }) => clauses.length === 0).map(({ citation }) => citation);
    expect(scope).toEqual(version.limits.filter(({ reason }) => reason === 'policy-ambiguous').map(({ citation }) => citation));
  });
});

it('every ruling is on a published version, cited, and in whole sentences', () => {
  expect(VERSIONS.flatMap((version) => rulingsOn(version))).toHaveLength(RULINGS.length);
  for (const { citation, passage, ruling } of RULINGS) {
    expect(citation).not.toBe('');
    for (const sentence of [passage, ruling]) expect(sentence).toMatch(/^[A-Z].*\.$/s);
  }
});

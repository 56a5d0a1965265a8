import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Difference, differenceOf, type LeafChange, type LeafDifference } from './difference.ts';
import type { Indication } from './facts.ts';
import { molina20250813 } from './policies/molina-mcp-160/2025-08-13.ts';
import { all, any, atLeast, failedOrNotTolerated, type Leaf, moreThan, oneOf, type PolicyVersion, yes } from './policy.ts';
import { POLICIES } from './registry.ts';

const VERSIONS = POLICIES.flatMap(({ versions }) => versions);

/** A later version of Molina's policy, as it might be. Not a published one. */
function later(changes: Readonly<Record<string, Partial<Leaf> | null>>, more: Partial<PolicyVersion> = {}): PolicyVersion {
  const criteria = molina20250813.criteria.flatMap((leaf) => {
    const change = changes[leaf.id];
    return change === null ? [] : [{ ...leaf, ...change }];
  });
  return { ...molina20250813, version: '2026-09-01', criteria, ...more };
}

function pathway(difference: Difference, indication: Indication = 'non-cancer-pain') {
  const found = difference.pathways.find((one) => one.indication === indication && one.stage === 'permanent');
  if (found === undefined) throw new Error(`No pathway ${indication}`);
  return found;
}
const changed = (leaves: readonly LeafDifference[]) => leaves.filter(({ kind }) => kind !== 'same');
const idsOf = (one: LeafDifference) => ('leaf' in one ? `${one.kind} ${one.leaf.id}` : `${one.kind} ${one.before.id} ${one.after.id}`);
const changesIn = (version: PolicyVersion): readonly LeafChange[] =>
  changed(pathway(differenceOf(molina20250813, version)).leaves).flatMap((one) => ('changes' in one ? one.changes : []));

describe('two versions of one policy', () => {
  it('tell a threshold that moved', () => {
    const raised = all(yes('painIntractable'), yes('painLimitsDailyActivities'), moreThan('painNrs', 7));
    const difference = differenceOf(molina20250813, later({ '2.a': { condition: raised } }));
    expect(changed(pathway(difference).leaves).map(idsOf)).toEqual(['changed 2.a 2.a']);
    expect(changesIn(later({ '2.a': { condition: raised } }))).toEqual([
      { kind: 'reading', read: 'painNrs', before: 'more than 6', after: 'more than 7' },
    ]);
    expect(pathway(difference, 'cancer-pain').differs).toBe(false);
    expect(difference.pathways.filter(({ differs }) => differs).map(({ stage }) => stage)).toEqual(['trial', 'permanent']);
  });
  it('tell a threshold that now includes its own value', () => {
    const condition = all(yes('painIntractable'), yes('painLimitsDailyActivities'), atLeast('painNrs', 6));
    expect(changesIn(later({ '2.a': { condition } }))).toEqual([
      { kind: 'reading', read: 'painNrs', before: 'more than 6', after: 'at least 6' },
    ]);
  });
  it('tell options, other wording and another place in the document', () => {
    const condition = all(yes('psychEvaluationDone'), oneOf('suicideRisk', ['none', 'controlled']));
    expect(changesIn(later({ '2.c.v': { condition, statement: 'Other words.', citation: 'Elsewhere' } }))).toEqual([
      { kind: 'reading', read: 'acutePsychiatricInstability', before: 'no', after: null },
      { kind: 'reading', read: 'suicideRisk', before: 'none', after: 'none or controlled' },
      expect.objectContaining({ kind: 'statement', after: 'Other words.' }),
      expect.objectContaining({ kind: 'citation', after: 'Elsewhere' }),
    ]);
  });
  it('tell that the same needs are put together otherwise', () => {
    const before = later({ '2.c.iii': { condition: any(all(yes('painSevere'), yes('trialDone')), yes('sepsis')) } });
    const after = later({ '2.c.iii': { condition: any(yes('painSevere'), yes('trialDone'), yes('sepsis')) } });
    const leaf = changed(pathway(differenceOf(before, after)).leaves)[0];
    expect(leaf && 'changes' in leaf && leaf.changes).toEqual([{ kind: 'structure' }]);
  });
  it('tell an exception', () => {
    const exception = { indications: ['non-cancer-pain'], citation: 'NOTE', condition: yes('advancedDisease') } as const;
    expect(changesIn(later({ '2.f': { exception } }))).toEqual([{ kind: 'exception', before: null, after: 'Disease is advanced: yes' }]);
    const elsewhere = differenceOf(later({ '2.f': { exception } }), later({ '2.f': { exception: { ...exception, citation: 'NOTE 2' } } }));
    expect(pathway(elsewhere).differs).toBe(true);
  });
  it('tell clauses that came and went, where they stand, and facts with them', () => {
    const added: Leaf = { ...(molina20250813.criteria[11] as Leaf), id: '2.g', condition: failedOrNotTolerated('opioidTherapy') };
    const next = later({ '2.c.vi': null }, {});
    const difference = differenceOf(molina20250813, { ...next, criteria: [...next.criteria, added] });
    expect(pathway(difference).leaves.map(idsOf).slice(-5)).toEqual([
      'removed 2.c.vi',
      'same 2.d 2.d',
      'same 2.e 2.e',
      'same 2.f 2.f',
      'added 2.g',
    ]);
    expect(pathway(difference)).toMatchObject({ newlyRead: ['opioidTherapy'], noLongerRead: ['psychFavorableCandidate'] });
    expect(difference).toMatchObject({ newlyRead: ['opioidTherapy'], noLongerRead: ['psychFavorableCandidate'] });
  });
  it('know a clause by its text under a new label', () => {
    expect(changed(pathway(differenceOf(molina20250813, later({ '2.d': { id: '2.c.vii' } }))).leaves).map(idsOf)).toEqual([
      'changed 2.d 2.c.vii',
    ]);
    expect(changesIn(later({ '2.d': { id: '2.c.vii' } }))).toEqual([{ kind: 'id', before: '2.d', after: '2.c.vii' }]);
  });
  it('tell dates, codes, limits and stages without review', () => {
    const difference = differenceOf(
      molina20250813,
      later(
        {},
        {
          inForce: { from: '2026-09-01', to: '2027-08-31', citation: 'title' },
          codes: { listed: [...(molina20250813.codes?.listed.slice(1) ?? []), '62327'], citation: 'codes' },
          limits: molina20250813.limits.slice(1),
          noReview: { stages: ['removal'], citation: 'NOTE', statement: 'Removal is free.' },
        },
      ),
    );
    expect(difference.dates).toEqual([
      { key: 'from', before: '2023-08-09', after: '2026-09-01' },
      { key: 'to', before: null, after: '2027-08-31' },
    ]);
    expect(difference.codes).toEqual({ before: 21, after: 21, added: ['62327'], removed: ['62350'] });
    expect(difference.limits.map(({ kind, limit }) => `${kind} ${limit.reason}`)).toEqual(['removed indication-not-addressed']);
    expect(difference.noReview).toEqual({ added: ['removal'], removed: [] });
    expect(difference.pathways.filter(({ differs }) => differs).map(({ indication, stage }) => `${indication}/${stage}`)).toContain(
      'cancer-pain/removal',
    );
  });
});

describe('two policies', () => {
  const molina = VERSIONS.find(({ policy }) => policy === 'molina-mcp-160') as PolicyVersion;
  const uhc = VERSIONS.find(({ policy }) => policy === 'uhc-2025T0626L') as PolicyVersion;
  const cms = VERSIONS.find(({ policy }) => policy === 'cms-ncd-280.14') as PolicyVersion;

  it('are compared clause by clause, by what they read', () => {
    const pairs = pathway(differenceOf(molina, uhc)).leaves.map(idsOf);
    expect(pairs).toEqual(
      expect.arrayContaining([
        'changed adult trial.age',
        'changed 2.c.iv trial.conservative',
        'changed 2.f pump.trial',
        'added trial.etiology',
        'removed 2.d',
      ]),
    );
    expect(pathway(differenceOf(molina, cms)).leaves.map(idsOf)).toEqual(
      expect.arrayContaining(['same 2.b contra.body-size', 'same 2.d contra.infection']),
    );
  });
  it('do not count other words and labels as a difference', () => {
    const infection = pathway(differenceOf(molina, cms)).leaves.find((one) => 'before' in one && one.before.id === '2.d');
    expect(infection).toMatchObject({ kind: 'same', changes: [] });
  });
  it('differ in whether they list codes at all', () => {
    expect(differenceOf(molina, cms).codes).toMatchObject({ before: 21, after: null, added: [] });
    expect(differenceOf(cms, cms).codes).toBeNull();
  });
});

/** The difference looked at from the other side; lists whose order follows one side's document are sorted. */
function mirrored(difference: Difference): unknown {
  const swap = <T extends { before: unknown; after: unknown }>(one: T) => ({ ...one, before: one.after, after: one.before });
  const turn = { added: 'removed', removed: 'added', changed: 'changed', same: 'same' } as const;
  const change = (one: LeafChange) => (one.kind === 'structure' ? one : swap(one));
  const leaf = (one: LeafDifference) =>
    'leaf' in one ? { ...one, kind: turn[one.kind] } : swap({ ...one, changes: one.changes.map(change) });
  return {
    ...difference,
    dates: difference.dates.map(swap),
    codes: difference.codes && { ...swap(difference.codes), added: difference.codes.removed, removed: difference.codes.added },
    noReview: { added: difference.noReview.removed, removed: difference.noReview.added },
    limits: difference.limits.map((one) => ({ ...one, kind: turn[one.kind] })),
    newlyRead: difference.noLongerRead,
    noLongerRead: difference.newlyRead,
    pathways: difference.pathways.map((one) => ({
      ...swap(one),
      leaves: one.leaves.map(leaf),
      newlyRead: one.noLongerRead,
      noLongerRead: one.newlyRead,
    })),
  };
}
function unordered(difference: unknown): unknown {
  return JSON.parse(JSON.stringify(difference), (key, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.fromEntries(Object.entries(value).sort());
    return Array.isArray(value) && (key === 'leaves' || key === 'limits') ? value.map((one) => JSON.stringify(one)).sort() : value;
  });
}

/** A version as it might be: some clauses left out, moved or relabeled, other dates and codes. */
const someVersion = fc.constantFrom(...VERSIONS).chain((version) =>
  fc
    .record({
      kept: fc.shuffledSubarray([...version.criteria]),
      relabeled: fc.boolean(),
      codes: fc.option(fc.subarray([...(version.codes?.listed ?? [])])),
      limits: fc.subarray([...version.limits]),
      from: fc.constantFrom('2024-01-01', '2025-01-01'),
    })
    .map(
      ({ kept, relabeled, codes, limits, from }): PolicyVersion => ({
        ...version,
        criteria: kept.map((leaf) => (relabeled ? { ...leaf, id: `new.${leaf.id}` } : leaf)),
        codes: codes === null ? null : { listed: codes, citation: 'codes' },
        limits,
        inForce: { ...version.inForce, from },
      }),
    ),
);

describe('of any version', () => {
  it('nothing differs from itself', () => {
    fc.assert(
      fc.property(someVersion, (version) => {
        const difference = differenceOf(version, version);
        expect(difference.differs).toBe(false);
        expect(difference.pathways.every(({ leaves }) => leaves.every(({ kind }) => kind === 'same'))).toBe(true);
        expect(difference).toMatchObject({ dates: [], codes: null, limits: [], newlyRead: [], noLongerRead: [] });
      }),
      { numRuns: 40 },
    );
  });
  it('swapping the sides mirrors the difference', () => {
    fc.assert(
      fc.property(someVersion, someVersion, (a, b) => {
        expect(unordered(differenceOf(b, a))).toEqual(unordered(mirrored(differenceOf(a, b))));
      }),
      { numRuns: 60 },
    );
  });
  it('every clause of either side is told once in each pathway', () => {
    fc.assert(
      fc.property(someVersion, someVersion, (a, b) => {
        for (const { before, after, leaves } of differenceOf(a, b).pathways) {
          const old = leaves.flatMap((one) => ('before' in one ? [one.before] : one.kind === 'removed' ? [one.leaf] : []));
          const young = leaves.flatMap((one) => ('after' in one ? [one.after] : one.kind === 'added' ? [one.leaf] : []));
          expect(new Set(old)).toEqual(new Set(before.kind === 'criteria' ? before.leaves : []));
          expect(young).toEqual(after.kind === 'criteria' ? after.leaves : []);
        }
      }),
      { numRuns: 40 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { STAGES } from './case-input.ts';
import { FACT_GROUPS, FACTS } from './facts.ts';
import { differs, type Matrix, matrixOf } from './matrix.ts';
import { all, any, no, not, onceMet, type PolicyVersion, yes } from './policy.ts';
import { type ReadKey, readingsOf, treatmentOf } from './reading.ts';
import { POLICIES, pathwayOf, prepare } from './registry.ts';

const VERSIONS = POLICIES.flatMap(({ versions }) => versions);
const column = (policy: string) => VERSIONS.findIndex((version) => version.policy === policy);

function cell(matrix: Matrix, read: ReadKey, policy: string): string[] {
  const row = matrix.groups.flatMap(({ rows }) => rows).find((one) => one.read === read);
  return (row?.cells[column(policy)] ?? []).map(
    ({ needs, role, clauses }) => `${needs} · ${role} · ${clauses.map(({ id }) => id).join(' ')}`,
  );
}

describe('facts against policies', () => {
  const whole = matrixOf(VERSIONS, { indication: null, stage: null });
  const nonCancer = matrixOf(VERSIONS, { indication: 'non-cancer-pain', stage: 'permanent' });

  it('say what each clause needs', () => {
    expect(cell(nonCancer, 'painNrs', 'molina-mcp-160')).toEqual(['more than 6 · needed · 2.a']);
    expect(cell(nonCancer, 'trialPainReductionPercent', 'molina-mcp-160')).toEqual(['at least 50% · needed · 2.f']);
    expect(cell(nonCancer, 'trialPainReductionPercent', 'hcsc-sur707.008')).toEqual(['more than 50% · needed · B.2']);
    expect(cell(nonCancer, 'trialPainReductionPercent', 'cms-ncd-280.14')).toEqual([]);
    expect(cell(nonCancer, 'conservativeTherapyContraindicated', 'molina-mcp-160')).toEqual(['yes · alternative · 2.c.iv']);
    expect(cell(nonCancer, 'age', 'molina-mcp-160')).toEqual(['18 or older · needed · adult']);
    expect(cell(nonCancer, 'age', 'uhc-2025T0626L')).toEqual(['19 or older (18 goes to a physician) · needed · trial.age']);
  });
  it('put clauses that need the same together, and keep apart those that do not', () => {
    expect(cell(whole, 'painNrs', 'molina-mcp-160')).toEqual(['more than 6 · needed · 1.a 2.a']);
    expect(cell(whole, 'activeInfection', 'caresource-ar-passe-mm-1502')).toEqual(['no · needed · II.D VI.A']);
    expect(cell(whole, 'trialPainReductionPercent', 'hcsc-sur707.008')).toEqual([
      'more than 50% · needed · B.2',
      'a physician to read it · needed · B.2',
    ]);
    expect(cell(whole, 'advancedDisease', 'hcsc-sur707.008')).toEqual(['yes · exception · A.2.mental-health B.2']);
  });
  it('know for which uses and where to show a clause', () => {
    const row = whole.groups.flatMap(({ rows }) => rows).find(({ read }) => read === 'trialPainReductionPercent');
    const clauses = row?.cells[column('hcsc-sur707.008')]?.flatMap((entry) => entry.clauses);
    expect(clauses?.map(({ indications, indication, stage }) => [indications, indication, stage])).toEqual([
      [['cancer-pain', 'non-cancer-pain'], 'cancer-pain', 'permanent'],
      [['spasticity'], 'spasticity', 'permanent'],
    ]);
  });
  it('stand in the order in which a chart is read', () => {
    const order: string[] = FACT_GROUPS.map(({ id }) => id);
    const groups = whole.groups.map(({ id }) => order.indexOf(id));
    expect(groups).toEqual([...groups].sort((a, b) => a - b));
    expect(whole.groups[0]?.rows.map(({ read }) => read)).toEqual(['indication', 'age', 'implanterExperienced']);
  });
  it('leave out facts that no policy reads there, and policies that do not decide by clauses have no cells', () => {
    const refill = matrixOf(VERSIONS, { indication: 'non-cancer-pain', stage: 'maintenance' });
    expect(refill.columns.filter(({ clauses }) => clauses > 0).map(({ version }) => version.policy)).toEqual(['geha-intrathecal-pump']);
    expect(refill.groups.flatMap(({ rows }) => rows).every(({ cells }) => cells.every((one, i) => i === 2 || one.length === 0))).toBe(true);
    expect(refill.columns[4]?.pathways[0]?.treatment.kind).toBe('undecided');
    expect(matrixOf(VERSIONS, { indication: 'other', stage: 'removal' }).groups).toEqual([]);
  });
  it('tell where payers differ', () => {
    const rows = nonCancer.groups.flatMap((group) => group.rows);
    const row = (read: ReadKey) => rows.find((one) => one.read === read) ?? { read, cells: [] };
    expect(differs(row('trialDone'), nonCancer.columns)).toBe(false);
    expect(differs(row('trialPainReductionPercent'), nonCancer.columns)).toBe(true);
    expect(differs(row('painNrs'), nonCancer.columns)).toBe(true);
  });
  it('leave no clause out', () => {
    const shown = new Set(
      whole.groups.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.flatMap((c, i) => c.flatMap((e) => e.clauses.map(({ id }) => `${i} ${id}`)))),
      ),
    );
    for (const [i, { criteria }] of VERSIONS.entries()) for (const { id } of criteria) expect(shown).toContain(`${i} ${id}`);
    expect(whole.columns.map(({ clauses }) => clauses)).toEqual(VERSIONS.map(({ criteria }) => criteria.length));
  });
});

describe('how a version treats a pathway', () => {
  it.each(VERSIONS.map((version) => [version.policy, version] as const))('agrees with what evaluation does: %s', (_policy, version) => {
    const prepared = prepare(version);
    for (const indication of FACTS.indication.options) {
      for (const stage of STAGES) {
        const treatment = treatmentOf(version, indication, stage);
        const { leaves, limits } = pathwayOf(prepared, indication, stage);
        if (version.noReview?.stages.includes(stage)) expect(treatment.kind).toBe('no-review');
        else if (limits.some(({ ageUnder }) => ageUnder === undefined)) expect(treatment.kind).toBe('undecided');
        else expect(treatment).toEqual({ kind: 'criteria', leaves: leaves.map(({ leaf }) => leaf), limits });
      }
    }
  });
});

it('reads conditions of every shape', () => {
  const version = VERSIONS[0] as PolicyVersion; // the registry has six
  const leaf = {
    ...(version.criteria[0] as PolicyVersion['criteria'][number]), // and each version clauses
    condition: onceMet(not(yes('sepsis')), all(no('coagulopathy'), any(yes('trialDone'), all(yes('painSevere'))))),
  };
  expect(readingsOf(leaf, 'other').map(({ read, needs, role }) => `${read} ${needs} ${role}`)).toEqual([
    'sepsis anything but yes needed',
    'coagulopathy no needed',
    'trialDone yes alternative',
    'painSevere yes alternative',
  ]);
});

/** Facts against policies: which version reads which fact, in which clauses, and what each needs of it. */
import { STAGES, type Stage } from './case-input.ts';
import { FACTS, type FactGroupId, type Indication } from './facts.ts';
import type { Leaf, PolicyVersion } from './policy.ts';
import { READ_GROUPS, type Reading, type ReadKey, readingsOf, type Treatment, treatmentOf } from './reading.ts';

/** null: any. */
export interface MatrixFilter {
  readonly indication: Indication | null;
  readonly stage: Stage | null;
}

/** A clause in a cell, with one pathway in which it is asked, to show it there. */
export interface MatrixClause {
  readonly id: string;
  readonly title: string;
  readonly indication: Indication;
  readonly stage: Stage;
  /** Every indication of the filter for which it reads the fact so. */
  readonly indications: readonly Indication[];
}

/** Clauses that need the same of a fact. */
export interface MatrixEntry extends Pick<Reading, 'needs' | 'role'> {
  readonly clauses: readonly MatrixClause[];
}

export interface MatrixRow {
  readonly read: ReadKey;
  /** One per column, empty where the version does not read it. */
  readonly cells: readonly (readonly MatrixEntry[])[];
}

export interface MatrixColumn {
  readonly version: PolicyVersion;
  /** Clauses that some pathway of the filter asks, each once. */
  readonly clauses: number;
  /** How the version treats each pathway of the filter, in the order of indications, then stages. */
  readonly pathways: readonly { readonly indication: Indication; readonly stage: Stage; readonly treatment: Treatment }[];
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  /** Groups and rows that at least one version reads, as a chart is read. */
  readonly groups: readonly { readonly id: FactGroupId; readonly title: string; readonly rows: readonly MatrixRow[] }[];
}

function pathwaysOf(version: PolicyVersion, { indication, stage }: MatrixFilter): MatrixColumn['pathways'] {
  const indications = indication === null ? FACTS.indication.options : [indication];
  const stages = stage === null ? STAGES : [stage];
  return indications.flatMap((one) => stages.map((at) => ({ indication: one, stage: at, treatment: treatmentOf(version, one, at) })));
}

interface Found {
  readonly read: ReadKey;
  readonly needs: string;
  readonly role: Reading['role'];
  readonly leaf: Leaf;
  readonly indication: Indication;
  readonly stage: Stage;
  readonly indications: Indication[];
}

/** Every reading of every clause, once however many pathways ask it. */
function readings({ pathways }: MatrixColumn): Found[] {
  const found: Found[] = [];
  for (const { indication, stage, treatment } of pathways) {
    if (treatment.kind !== 'criteria') continue;
    for (const leaf of treatment.leaves) {
      for (const { read, needs, role } of readingsOf(leaf, indication)) {
        const same = found.find((one) => one.leaf === leaf && one.read === read && one.needs === needs && one.role === role);
        if (same === undefined) found.push({ read, needs, role, leaf, indication, stage, indications: [indication] });
        else if (!same.indications.includes(indication)) same.indications.push(indication);
      }
    }
  }
  return found;
}

function cellOf(found: readonly Found[], read: ReadKey): MatrixEntry[] {
  const entries: { needs: string; role: Reading['role']; clauses: MatrixClause[] }[] = [];
  for (const { leaf, indication, stage, indications, ...one } of found.filter((each) => each.read === read)) {
    const clause: MatrixClause = { id: leaf.id, title: leaf.title, indication, stage, indications };
    const same = entries.find((entry) => entry.needs === one.needs && entry.role === one.role);
    if (same) same.clauses.push(clause);
    else entries.push({ needs: one.needs, role: one.role, clauses: [clause] });
  }
  return entries;
}

/** @returns one column per version, in the order given, and a row for each fact that one of them reads. */
export function matrixOf(versions: readonly PolicyVersion[], filter: MatrixFilter): Matrix {
  const columns = versions.map((version): MatrixColumn => {
    const pathways = pathwaysOf(version, filter);
    const asked = pathways.flatMap(({ treatment }) => (treatment.kind === 'criteria' ? treatment.leaves : []));
    return { version, pathways, clauses: new Set(asked).size };
  });
  const found = columns.map(readings);
  const groups = READ_GROUPS.map(({ id, title, reads }) => ({
    id,
    title,
    rows: reads
      .map((read): MatrixRow => ({ read, cells: found.map((each) => cellOf(each, read)) }))
      .filter(({ cells }) => cells.some((cell) => cell.length > 0)),
  }));
  return { columns, groups: groups.filter(({ rows }) => rows.length > 0) };
}

/** Whether the versions that decide by clauses ask different things of a fact, or only some of them ask it at all. */
export function differs({ cells }: MatrixRow, columns: readonly MatrixColumn[]): boolean {
  const asked = cells
    .filter((_, index) => (columns[index]?.clauses ?? 0) > 0)
    .map((cell) =>
      cell
        .map(({ needs, role }) => `${role} ${needs}`)
        .sort()
        .join('|'),
    );
  return new Set(asked).size > 1;
}

import type { Metadata } from 'next';
import { PageHeader } from '@/components/shell/PageHeader';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import { FACTS } from '@/lib/criteria/facts.ts';
import { differs, type Matrix, matrixOf } from '@/lib/criteria/matrix.ts';
import { POLICIES } from '@/lib/criteria/registry.ts';
import { type Chooser, Choosers } from '../_lib/Choosers';
import { PolicyTabs } from '../_lib/PolicyTabs';
import { one, readPathway } from '../_lib/versions';
import { MatrixTable } from './_components/MatrixTable';

export const metadata: Metadata = { title: 'Facts by payer' };

/** The latest version of each policy. */
const LATEST = POLICIES.flatMap(({ versions }) => versions.at(-1) ?? []);

export default async function MatrixPage({ searchParams }: PageProps<'/policies/matrix'>) {
  await requireViewer();
  const params = await searchParams;
  const filter = readPathway(params);
  const onlyDiffering = one(params.rows) === 'differ';
  const matrix = matrixOf(LATEST, filter);
  const shown = onlyDiffering ? withDifferingRows(matrix) : matrix;
  const count = shown.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div data-panes className="flex min-h-0 flex-1 flex-col gap-3.5 px-6 pt-4.5 pb-4">
      <PageHeader title="Facts by payer" detail="Which policy reads which fact, in which clause, and what it needs of it" />
      <PolicyTabs current="/policies/matrix" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Choosers path="/policies/matrix" choosers={choosers(filter, onlyDiffering)} />
        <p className="text-xs text-muted">
          {count} {count === 1 ? 'fact' : 'facts'} · latest version of each policy
        </p>
      </div>
      {count === 0 ? <NoRows onlyDiffering={onlyDiffering} /> : <MatrixTable matrix={shown} filter={filter} />}
    </div>
  );
}

function withDifferingRows(matrix: Matrix): Matrix {
  const groups = matrix.groups.map((group) => ({ ...group, rows: group.rows.filter((row) => differs(row, matrix.columns)) }));
  return { ...matrix, groups: groups.filter(({ rows }) => rows.length > 0) };
}

function choosers({ indication, stage }: ReturnType<typeof readPathway>, onlyDiffering: boolean): Chooser[] {
  const indications = FACTS.indication.options.map((value) => ({ value, label: FACTS.indication.optionLabels[value] }));
  const stages = STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }));
  return [
    { name: 'indication', label: 'Indication', value: indication ?? '', any: 'any', options: indications },
    { name: 'stage', label: 'Request', value: stage ?? '', any: 'any', options: stages },
    {
      name: 'rows',
      label: 'Rows',
      value: onlyDiffering ? 'differ' : '',
      any: 'all',
      options: [{ value: 'differ', label: 'where payers differ' }],
    },
  ];
}

function NoRows({ onlyDiffering }: { onlyDiffering: boolean }) {
  return onlyDiffering ? (
    <EmptyState title="Payers do not differ here">
      The policies that decide such requests by clauses ask the same. Show all rows.
    </EmptyState>
  ) : (
    <EmptyState title="No policy decides this by clauses">
      No policy has criteria for this indication and this kind of request. Choose another one.
    </EmptyState>
  );
}

import type { ReactNode } from 'react';
import { Bars } from '@/components/charts/Bars';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { POLICIES } from '@/lib/criteria/registry.ts';
import type { Agreement, SecondReviewReport } from '@/lib/use-cases/settle-disagreement.ts';
import { Part } from '../../_components/Part';
import { shareWords } from '../../words';
import { kappaWords } from '../words';

const SERIES = [
  { label: 'Agree', look: 'met' },
  { label: 'Differ', look: 'not-met' },
] as const;

export function AgreementParts({ report: { all, clauses, reviewers, open } }: { report: SecondReviewReport }) {
  const left = `${open.toReview} to review, ${open.toSettle} to settle${open.notBlind > 0 ? `, ${open.notBlind} not blind and left out` : ''}`;
  return (
    <>
      <p className="text-sm">
        <span className="font-medium">
          {all.compared === 0
            ? 'Nothing was compared yet.'
            : `${shareWords(all.agreed, all.compared)} of ${all.compared.toLocaleString('en-US')} clauses agree; Cohen’s kappa ${kappaWords(all)}.`}
        </span>{' '}
        <span className="text-muted">{left}.</span>
      </p>
      {clauses.length > 0 ? (
        <Part
          id="by-clause"
          title="Agreement by clause"
          detail="Kappa with its 95 % confidence interval; – where all answers are alike, so that it is not defined"
          chart={
            <Bars
              label="Agreement by clause"
              series={SERIES}
              rows={clauses.map((one) => ({ label: `${policyName(one)} ${one.leaf}`, values: [one.agreed, one.compared - one.agreed] }))}
            />
          }
        >
          <AgreementTable
            caption="Agreement by clause"
            heads={['Policy', 'Clause']}
            rows={clauses.map((one) => ({
              key: `${one.policyId} ${one.policyVersion} ${one.leaf}`,
              cells: [`${policyName(one)} · ${one.policyVersion}`, `${one.leaf} ${one.title}`],
              of: one,
            }))}
          />
        </Part>
      ) : null}
      {reviewers.length > 0 ? (
        <Part
          id="by-reviewer"
          title="Agreement by first reviewer"
          chart={
            <Bars
              label="Agreement by first reviewer"
              series={SERIES}
              rows={reviewers.map((one) => ({ label: one.firstReviewer, values: [one.agreed, one.compared - one.agreed] }))}
            />
          }
        >
          <AgreementTable
            caption="Agreement by first reviewer"
            heads={['Reviewer']}
            rows={reviewers.map((one) => ({ key: one.firstReviewer, cells: [one.firstReviewer], of: one }))}
          />
        </Part>
      ) : null}
    </>
  );
}

/** By its number, where the registry knows the policy. */
const policyName = ({ policyId }: { policyId: string }): string => POLICIES.find(({ id }) => id === policyId)?.documentNumber ?? policyId;

type Row = { key: string; cells: readonly ReactNode[]; of: Agreement };

function AgreementTable({ caption, heads, rows }: { caption: string; heads: readonly string[]; rows: readonly Row[] }) {
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          {[...heads, 'Compared', 'Agree', 'Kappa (95 %)'].map((head) => (
            <Th key={head}>{head}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, of }) => (
          <Tr key={key}>
            {cells.map((cell, i) => (
              <Td key={heads[i]} wraps>
                {cell}
              </Td>
            ))}
            <Td>{of.compared}</Td>
            <Td>{shareWords(of.agreed, of.compared)}</Td>
            <Td>{of.kappa.defined ? kappaWords(of) : <span title={kappaWords(of)}>–</span>}</Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}

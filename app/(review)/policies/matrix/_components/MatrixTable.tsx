import { Fragment } from 'react';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { StatusMark } from '@/components/ui/StatusMark';
import { INDICATION_WORDS, REASON_WORDS } from '@/lib/cases/words.ts';
import type { Matrix, MatrixClause, MatrixColumn, MatrixEntry, MatrixFilter, MatrixRow } from '@/lib/criteria/matrix.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import { readWords } from '@/lib/criteria/reading.ts';
import { policyById } from '@/lib/criteria/registry.ts';
import { ClauseId } from '../../_lib/ClauseId';
import { clauseAddress, payerName, versionAddress } from '../../_lib/versions';

/** Facts down, payers across; both headings stay in view while the region scrolls. */
export function MatrixTable({ matrix, filter }: { matrix: Matrix; filter: MatrixFilter }) {
  const { columns, groups } = matrix;
  return (
    <section
      aria-label="Facts by payer"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
      tabIndex={0}
      className="relative max-h-[85dvh] min-h-0 max-w-full scroll-pt-24 scroll-pl-60 overflow-auto rounded border border-line bg-panel max-sm:scroll-pl-40 roomy:max-h-none"
    >
      <table className="w-full min-w-[66rem] table-fixed border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Facts that each payer’s policy reads, with the clauses and what they need</caption>
        <thead>
          <tr>
            <th scope="col" className={cx(HEAD, 'left-0 z-20 w-60 max-sm:w-40')}>
              Fact
            </th>
            {columns.map((column) => (
              <th key={column.version.policy} scope="col" className={cx(HEAD, 'border-l')}>
                <ColumnHead column={column} filter={filter} />
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ id, title, rows }) => (
          <tbody key={id}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length + 1}
                className="border-b border-line bg-sunken p-0 text-left text-xs font-semibold"
              >
                <span className="sticky left-0 inline-block px-3 py-1">{title}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.read} row={row} columns={columns} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const HEAD = 'sticky top-0 z-10 border-b border-line bg-panel px-2.5 py-2 text-left align-top first:pl-3 font-normal';
const CELL = 'border-b border-line px-2.5 py-1.5 align-top text-left';

function ColumnHead({ column, filter }: { column: MatrixColumn; filter: MatrixFilter }) {
  const { version, clauses } = column;
  const documentNumber = numberOf(version);
  return (
    <>
      <Link href={toRoute(versionAddress(version))} className="font-semibold text-text hover:text-accent hover:underline">
        {payerName(version.policy)}
      </Link>
      <span className="flex flex-wrap gap-x-1.5 text-xs text-muted">
        {documentNumber === null ? null : <span className="whitespace-nowrap">{documentNumber}</span>}
        <span className="whitespace-nowrap">{version.version}</span>
      </span>
      <span className="mt-0.5 block text-xs text-muted">
        {clauses > 0 ? `${clauses} ${clauses === 1 ? 'clause' : 'clauses'}` : <NoClauses column={column} filter={filter} />}
      </span>
    </>
  );
}

/** `MCP-160`; null where the document goes by its title only. */
function numberOf({ policy }: PolicyVersion): string | null {
  const { documentNumber } = policyById(policy);
  return /\d/.test(documentNumber) ? documentNumber : null;
}

/** Why a version has no clauses for the filter, in the words of the evaluation where the filter is one pathway. */
function NoClauses({ column, filter }: { column: MatrixColumn; filter: MatrixFilter }) {
  const [first] = column.pathways;
  if (first?.treatment.kind === 'no-review') return <span>No review required</span>;
  const reason = first?.treatment.kind === 'undecided' && filter.indication && filter.stage ? first.treatment.limits[0]?.reason : undefined;
  return (
    <span className="inline-flex gap-1.5 text-ambiguous">
      <StatusMark kind="ambiguous" decorative size={10} className="mt-[3px]" />
      {reason ? REASON_WORDS[reason] : 'Does not decide this'}
    </span>
  );
}

function Row({ row, columns }: { row: MatrixRow; columns: readonly MatrixColumn[] }) {
  return (
    <tr className="[&:hover>*]:bg-sunken">
      <th scope="row" className={cx(CELL, 'sticky left-0 bg-panel pl-3 font-normal')}>
        {readWords(row.read)}
      </th>
      {columns.map((column, index) => (
        <td key={column.version.policy} className={cx(CELL, 'border-l', column.clauses === 0 && 'bg-sunken')}>
          <Entries entries={row.cells[index] ?? []} version={column.version} />
        </td>
      ))}
    </tr>
  );
}

const ROLE_WORDS: Record<MatrixEntry['role'], string> = { needed: '', alternative: ', or another way', exception: ', as an exception' };

function Entries({ entries, version }: { entries: readonly MatrixEntry[]; version: PolicyVersion }) {
  if (entries.length === 0) return <NotRead />;
  return entries.map(({ needs, role, clauses }) => (
    <p key={`${role} ${needs}`} className="not-first:mt-1">
      {needs}
      {role === 'needed' ? null : <span className="text-muted">{ROLE_WORDS[role]}</span>}{' '}
      <span className="text-xs text-faint">
        {clauses.map((clause, index) => (
          <Fragment key={`${clause.id} ${clause.indication} ${clause.stage}`}>
            {index > 0 ? ', ' : ''}
            <ClauseLink clause={clause} version={version} />
          </Fragment>
        ))}
      </span>
    </p>
  ));
}

function ClauseLink({ clause, version }: { clause: MatrixClause; version: PolicyVersion }) {
  return (
    <Link
      href={toRoute(clauseAddress(version, clause, clause.id))}
      title={`${clause.title} (${clause.indications.map((indication) => INDICATION_WORDS[indication]).join(', ')})`}
      aria-label={`${payerName(version.policy)} ${clause.id}, ${clause.title}`}
      className="inline-block min-h-6 py-0.5 font-mono wrap-anywhere text-accent hover:underline"
    >
      <ClauseId id={clause.id} />
    </Link>
  );
}

function NotRead() {
  return (
    <>
      <span aria-hidden="true" className="text-faint">
        –
      </span>
      <span className="sr-only">not read</span>
    </>
  );
}

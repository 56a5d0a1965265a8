'use client';

import { useState } from 'react';
import { dayWords } from '@/components/form/fact-words';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/Link';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { toRoute } from '@/components/ui/routes';
import { ScoreMini } from '@/components/ui/ScoreMeter';
import { MARK_WORDS, StatusMark } from '@/components/ui/StatusMark';
import { countFindings } from '@/lib/cases/score.ts';
import { REASON_WORDS, warningWords } from '@/lib/cases/words.ts';
import type { Scored } from '@/lib/criteria/compare.ts';
import type { Finding } from '@/lib/criteria/evaluate.ts';
import { address } from '../../_lib/address';
import { ClauseId } from '../../_lib/ClauseId';
import { markOf, type Part, type PartCell, partsOf, payerOf, summaryWords } from './compared';
import { type CompareForm, datesComplaint } from './form';

/** Policies across; down, part by part of the chart, what keeps each from being met. */
export function Results({ values, scored }: { values: CompareForm; scored: readonly Scored[] | null }) {
  const [withCitations, setWithCitations] = useState(false);
  return (
    <section id="results" aria-label="Results" className="flex min-h-0 min-w-0 scroll-mt-14 flex-col rounded border border-line bg-panel">
      <div className="flex flex-wrap items-center gap-x-3 border-b border-line px-3 py-1.5">
        <h2 className="text-sm font-semibold">Results</h2>
        <span className="text-xs text-muted">{scored ? summaryWords(scored) : ''} A score, not a decision.</span>
        <label className="ml-auto inline-flex min-h-6 items-center gap-1.5 text-xs text-muted">
          <input type="checkbox" className="size-4" checked={withCitations} onChange={(event) => setWithCitations(event.target.checked)} />
          Citations
        </label>
      </div>
      {scored ? (
        <Table scored={scored} withCitations={withCitations} />
      ) : (
        <p className="px-3 py-6 text-sm text-muted">{datesComplaint(values)}</p>
      )}
    </section>
  );
}

function Table({ scored, withCitations }: { scored: readonly Scored[]; withCitations: boolean }) {
  const parts = partsOf(scored);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the section around it has the name; this is the part that scrolls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <div role="group" aria-label="Table of results" tabIndex={0} className="relative min-h-0 flex-1 scroll-pt-36 overflow-auto">
      <table className="w-full min-w-[48rem] table-fixed border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Outcome under each policy, and the clauses that keep it from being met</caption>
        <thead>
          <tr>
            {scored.map((one) => (
              <th
                key={one.policy}
                scope="col"
                className="sticky top-0 z-10 border-b border-l border-line bg-panel px-2 py-2 text-left align-top font-normal first:border-l-0"
              >
                <Head scored={one} />
              </th>
            ))}
          </tr>
        </thead>
        {parts.map((part) => (
          <PartRows key={part.id} part={part} scored={scored} withCitations={withCitations} />
        ))}
      </table>
    </div>
  );
}

/** Payer, outcome in word and shape, counts, and what to know of the version. */
function Head({ scored }: { scored: Scored }) {
  const { version, inForce, evaluation } = scored;
  const { outcome, reasons, warnings, findings } = evaluation;
  return (
    <>
      <Link
        href={toRoute(`/policies/${version.policy}/${version.version}`)}
        className="font-semibold text-text hover:text-accent hover:underline"
      >
        {payerOf(scored)}
      </Link>
      <span className="block text-xs text-muted">{version.version}</span>
      <span className="mt-1 block font-medium [&>span]:items-start [&>span]:whitespace-normal [&_svg]:mt-[4px]">
        <OutcomeBadge outcome={outcome} />
      </span>
      {findings.length > 0 ? (
        <span className="mt-0.5 block text-xs [&>span]:flex-wrap">
          <ScoreMini counts={countFindings(evaluation)} />
        </span>
      ) : null}
      {outcome === 'needs-information' && findings.length === 0 ? <Flag>Indication or kind of request open</Flag> : null}
      {reasons
        .filter((reason) => reason !== 'policy-ambiguous' || findings.length === 0)
        .map((reason) => (
          <Flag key={reason}>{REASON_WORDS[reason]}</Flag>
        ))}
      {inForce ? null : <Flag warn>{notInForce(scored)}</Flag>}
      {warnings.map((warning) => (
        <Flag key={warning} warn>
          {warningWords(warning)}
        </Flag>
      ))}
    </>
  );
}

/** "Ended 12/31/2025; latest version used". */
function notInForce({ version: { inForce }, input: { dateOfService } }: Scored): string {
  const when =
    dateOfService < inForce.from ? `Begins ${dayWords(inForce.from)}` : inForce.to ? `Ended ${dayWords(inForce.to)}` : 'Not in force';
  return `${when}; scored all the same`;
}

function Flag({ children, warn = false }: { children: React.ReactNode; warn?: boolean }) {
  return <span className={cx('mt-0.5 block text-xs', warn ? 'text-missing' : 'text-muted')}>{children}</span>;
}

function PartRows({ part, scored, withCitations }: { part: Part; scored: readonly Scored[]; withCitations: boolean }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={scored.length} className="border-b border-line bg-sunken px-2 py-1 text-left text-xs font-semibold">
          {part.title}
        </th>
      </tr>
      <tr>
        {part.cells.map((cell, index) => {
          const one = scored[index];
          return one ? (
            <td key={one.policy} className="border-b border-l border-line px-2 py-1.5 align-top first:border-l-0">
              <Cell cell={cell} scored={one} withCitations={withCitations} />
            </td>
          ) : null;
        })}
      </tr>
    </tbody>
  );
}

function Cell({ cell, scored, withCitations }: { cell: PartCell; scored: Scored; withCitations: boolean }) {
  const { open, met, aside } = cell;
  if (open.length + met + aside === 0)
    return <p className="text-xs text-faint">{scored.evaluation.findings.length === 0 ? '–' : 'not asked'}</p>;
  return (
    <>
      {open.length === 0 ? null : (
        <ul className="flex flex-col gap-1.5">
          {open.map((finding) => (
            <Open key={finding.id} finding={finding} scored={scored} withCitations={withCitations} />
          ))}
        </ul>
      )}
      {met + aside === 0 ? null : (
        <p className={cx('flex flex-wrap gap-x-2 text-xs text-muted', open.length > 0 && 'mt-1.5')}>
          {met > 0 ? (
            <span className="inline-flex items-center gap-1">
              <StatusMark kind="met" size={10} decorative />
              {met} met
            </span>
          ) : null}
          {aside > 0 ? (
            <span className="inline-flex items-center gap-1">
              <StatusMark kind="not-applicable" size={10} decorative />
              {aside} by exception
            </span>
          ) : null}
        </p>
      )}
    </>
  );
}

/** A clause that is not met yet: shape, label, title; its word is said to a screen reader and shown where pointed at. */
function Open({ finding, scored, withCitations }: { finding: Finding; scored: Scored; withCitations: boolean }) {
  const mark = markOf(finding);
  const [indication = '', stage = ''] = scored.evaluation.pathway?.split('/') ?? [];
  const href = address(`/policies/${scored.version.policy}/${scored.version.version}`, { indication, stage }, finding.id);
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-1.5 text-xs" title={`${MARK_WORDS[mark]}: ${finding.statement}`}>
      <StatusMark kind={mark} className="mt-0.5" />
      <span>
        <Link
          href={toRoute(href)}
          aria-label={`${finding.id}, ${payerOf(scored)}`}
          className="inline-block min-h-4 font-mono wrap-anywhere text-accent hover:underline"
        >
          <ClauseId id={finding.id} />
        </Link>{' '}
        {finding.title}
        {withCitations ? <span className="block text-2xs text-faint">{finding.citation}</span> : null}
      </span>
    </li>
  );
}

'use client';

import { useDeferredValue } from 'react';
import { Button, IconButton, LinkButton } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/Kbd';
import { OutcomeBadge, outcomeWords } from '@/components/ui/OutcomeBadge';
import { ScoreMeter } from '@/components/ui/ScoreMeter';
import { policyById } from '@/lib/criteria/registry.ts';
import { NoTree } from './OnDemand';
import { StillNeeded } from './StillNeeded';
import type { Scored } from './scored';
import { Tree } from './Tree';
import { isUnsettled, useFrame, useReview } from './use-review';

export const DETERMINATION_ID = 'determination';
const SHOW_ID = 'show-determination';

/** The policy as it scores the answers on screen: outcome, counts, every clause in the document's order, what is still open. */
export function Determination() {
  const { mayAnswer, isCollapsed, togglePane } = useFrame();
  // A key press draws its own row first; the tree follows at once.
  const scored = useDeferredValue(useReview((snapshot) => snapshot.scored));
  const { evaluation, counts } = scored;
  return (
    <aside
      id={DETERMINATION_ID}
      aria-label="Determination"
      className={cx(
        'relative flex min-h-0 min-w-0 flex-col bg-panel max-roomy:border-t max-roomy:border-line roomy:overflow-y-auto',
        isCollapsed && 'roomy:hidden',
      )}
    >
      <div className="border-b border-line px-4 pt-3.5 pb-3">
        <div className="flex items-start gap-2">
          <OutcomeBadge outcome={evaluation.outcome} size="lg" />
          <IconButton label="Hide the determination (t)" className="-mt-1 -mr-2 ml-auto max-roomy:hidden" onClick={() => hide(togglePane)}>
            <Chevron d="M4.5 2.5L8 6l-3.5 3.5" />
          </IconButton>
        </div>
        <p className="mt-0.5 flex flex-wrap justify-between gap-x-3 text-xs text-muted">
          A score, not a decision.
          <span className="text-faint">{governing(scored)}</span>
        </p>
        {evaluation.findings.length > 0 ? <ScoreMeter counts={counts} className="mt-2.5" /> : null}
      </div>
      {evaluation.findings.length > 0 ? <Tree findings={evaluation.findings} /> : <NoTree />}
      <div className="flex-1" />
      <StillNeeded />
      {mayAnswer ? <ConfirmReady /> : null}
    </aside>
  );
}

/** The focus stays with what the button did. */
function hide(togglePane: () => void) {
  togglePane();
  requestAnimationFrame(() => document.getElementById(SHOW_ID)?.focus());
}

/** What is left of the determination where it was hidden: its outcome's mark, and the way back. */
export function Collapsed() {
  const { togglePane } = useFrame();
  const outcome = useReview(({ scored }) => scored.evaluation.outcome);
  return (
    <div className="border-l border-line bg-panel p-1.5 max-roomy:hidden print:hidden">
      <IconButton id={SHOW_ID} label={`Show the determination (t): ${outcomeWords(outcome)}`} onClick={togglePane}>
        <Chevron d="M7.5 2.5L4 6l3.5 3.5" />
      </IconButton>
    </div>
  );
}

function Chevron({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

/** "MCP-160, version 2025-08-13". */
function governing({ evaluation }: Scored): string {
  if (evaluation.policy === null) return '';
  const { documentNumber } = policyById(evaluation.policy);
  return evaluation.version === null ? documentNumber : `${documentNumber}, version ${evaluation.version}`;
}

function ConfirmReady() {
  const { store, review, goToDecision, stay, isLeaving } = useFrame();
  const { waiting, lost, refused, conflicts } = useReview((snapshot) => snapshot.save);
  return (
    <div className="bottom-0 flex flex-none flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-2 roomy:sticky">
      <LinkButton
        href={`/cases/${review.number}/decision`}
        onClick={(event) => {
          if (!isUnsettled(store)) return;
          event.preventDefault();
          goToDecision();
        }}
      >
        Confirm ready… <Kbd>d</Kbd>
      </LinkButton>
      <span role="status" className="text-xs text-muted">
        {isLeaving && waiting + lost > 0 ? 'Waiting for your last answers to be saved' : ''}
        {isLeaving && waiting + lost === 0 && refused + conflicts > 0 ? 'Answers that are not saved have to be settled first' : ''}
      </span>
      {isLeaving && lost > 0 ? (
        <Button size="sm" variant="quiet" onClick={stay}>
          Stay here
        </Button>
      ) : null}
    </div>
  );
}

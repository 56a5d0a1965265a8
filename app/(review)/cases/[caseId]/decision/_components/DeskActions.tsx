'use client';

import { useState } from 'react';
import { ActionCard } from '@/components/case/ActionCard';
import { counted, lowered } from '@/components/case/case-text';
import { useRun } from '@/components/case/use-run';
import { StatusMark } from '@/components/ui/StatusMark';
import type { ActingUser, CaseView } from '@/lib/cases/case-view.ts';
import { type AllowedAction, allowedActions } from '@/lib/cases/lifecycle.ts';
import { nurseLimit } from '@/lib/cases/nurse-limit.ts';
import type { FactKey } from '@/lib/criteria/facts.ts';
import { claim } from '../../actions';
import { confirm } from '../actions';
import { ApproveDialog } from './ApproveDialog';
import { useDesk } from './Desk';
import type { DeskCase } from './desk-case';
import { STATE_HEADING } from './state-heading';
import { useDeskKeys } from './use-desk-keys';

export interface DeskActionsProps {
  view: CaseView;
  user: ActingUser;
  gaps: readonly FactKey[];
  deskCase: DeskCase;
}

/** The actions of the case's status, each with what it will do, or why it can't be done now. Releasing is in the header of every page. */
export function DeskActions({ view, user, gaps, deskCase }: DeskActionsProps) {
  const { accepted, confirmed } = useDesk();
  const { busy, run } = useRun();
  const [approving, setApproving] = useState(false);
  const lines = view.lines.map((line, i) => ({ ...line, confirmed: confirmed.has(deskCase.lines[i]?.number ?? 0) }));
  const actions = allowedActions({ ...view, lines }, user);
  const of = (wanted: AllowedAction['action']) => actions.find(({ action, applies }) => action === wanted && applies);
  const { number, version } = deskCase;
  const open = gaps.filter((gap) => !accepted.has(gap)).length;
  const approveTitle = deskCase.kind === 'approved' ? 'Approve' : 'State that no review is required';
  const isReady = view.status === 'in-review' && view.readyVersion === view.version;
  const confirming = isReady ? undefined : withReason(of('confirm-ready'), gapReason(open));
  const approval = of('approve');
  const makeReady = () => run(() => confirm({ number, version, acceptedGaps: [...gaps] }), 'Confirmed ready');
  useDeskKeys({ confirming, approval, title: approveTitle, makeReady, approve: () => setApproving(true) });
  return (
    <>
      <Limit view={view} />
      <ActionCard
        action={of('claim')}
        title="Claim"
        label="Claim"
        primary
        busy={busy}
        onAct={() => run(() => claim({ number }), 'Case claimed')}
      />
      {isReady ? <Ready /> : null}
      <ActionCard action={confirming} title="Confirm ready" label="Confirm ready" primary keyCap="r" busy={busy} onAct={makeReady} />
      <ActionCard
        action={approval}
        title={approveTitle}
        label={`${approveTitle}…`}
        detail={`${deskCase.lines.map(({ code }) => code).join(' and ')}, ${deskCase.days} days from the date of service: ${deskCase.span}`}
        primary
        keyCap="a"
        busy={busy}
        onAct={() => setApproving(true)}
      />
      <ApproveDialog open={approving} onClose={() => setApproving(false)} title={approveTitle} deskCase={deskCase} />
    </>
  );
}

/** Said first, where it holds: the actions below can't help. */
function Limit({ view }: { view: CaseView }) {
  // Where the rule for new members approves it, the criteria are no limit.
  const limit = view.status === 'in-review' && view.continuity !== null ? nurseLimit(view) : null;
  return limit === null ? null : <p className="text-sm">This case cannot be approved by a nurse: {lowered(limit)}.</p>;
}

function Ready() {
  return (
    <div className="flex gap-2 text-sm">
      <StatusMark kind="met" decorative className="mt-1" />
      <div>
        <h3 id={STATE_HEADING} tabIndex={-1} className="font-medium">
          Confirmed ready.
        </h3>
        <p className="text-muted">Any edit after this voids it.</p>
      </div>
    </div>
  );
}

const gapReason = (open: number) =>
  open === 0 ? '' : `Accept the ${counted(open, 'answer')} without evidence first, or cite ${open === 1 ? 'it' : 'them'} in Review`;

/** What this page asks for on top of the transition table. */
function withReason(action: AllowedAction | undefined, reason: string): AllowedAction | undefined {
  return action?.allowed && reason !== '' ? { ...action, allowed: false, reason } : action;
}

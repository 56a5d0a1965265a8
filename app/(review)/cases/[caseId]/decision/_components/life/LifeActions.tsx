'use client';

import { type ComponentType, lazy, useId, useState } from 'react';
import { release } from '@/app/(review)/cases/[caseId]/actions';
import { ActionCard } from '@/components/case/ActionCard';
import { useRun } from '@/components/case/use-run';
import { type KeyAction, useKeys } from '@/components/shell/Keys';
import { Button } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import { useNotice } from '@/components/ui/Notices';
import type { ActingUser, CaseView } from '@/lib/cases/case-view.ts';
import { type Action, type AllowedAction, allowedActions } from '@/lib/cases/lifecycle.ts';
import type { LifeDialogProps } from './form';
import { LazyDialogs } from './LazyDialogs';
import type { LifeCase } from './life-case';

type LifeDialog = ComponentType<LifeDialogProps & { life: LifeCase }>;

const DIALOGS = {
  ask: lazy(() => import('./AskDialog').then(({ AskDialog }) => ({ default: AskDialog }))),
  escalate: lazy(() => import('./EscalateDialog').then(({ EscalateDialog }) => ({ default: EscalateDialog }))),
  urgency: lazy(() => import('./UrgencyDialog').then(({ UrgencyDialog }) => ({ default: UrgencyDialog }))),
  extend: lazy(() => import('./ExtendDialog').then(({ ExtendDialog }) => ({ default: ExtendDialog }))),
  withdraw: lazy(() => import('./WithdrawDialog').then(({ WithdrawDialog }) => ({ default: WithdrawDialog }))),
  assign: lazy(() => import('./AssignDialog').then(({ AssignDialog }) => ({ default: AssignDialog }))),
  administrative: lazy(() => import('./EndDialog').then((all) => ({ default: all.DenyAdministrativelyDialog }))),
  'not-required': lazy(() => import('./EndDialog').then((all) => ({ default: all.NotRequiredDialog }))),
  redirect: lazy(() => import('./EndDialog').then((all) => ({ default: all.RedirectDialog }))),
  dismiss: lazy(() => import('./EndDialog').then((all) => ({ default: all.DismissDialog }))),
} as const satisfies Record<string, LifeDialog>;
type DialogName = keyof typeof DIALOGS;

interface Known {
  readonly action: Action;
  readonly title: string;
  readonly key: string;
  readonly dialog: DialogName | null;
}

const FIRST: readonly Known[] = [
  { action: 'request-information', title: 'Request information', key: 'i', dialog: 'ask' },
  { action: 'escalate', title: 'Escalate', key: 'e', dialog: 'escalate' },
];
const ALSO: readonly Known[] = [
  { action: 'assign', title: 'Assign', key: 'g', dialog: 'assign' },
  { action: 'reassign', title: 'Reassign', key: 'g', dialog: 'assign' },
  { action: 'change-urgency', title: 'Change urgency', key: 'u', dialog: 'urgency' },
  { action: 'extend', title: 'Extend the time', key: 't', dialog: 'extend' },
  { action: 'withdraw', title: 'Withdraw', key: 'w', dialog: 'withdraw' },
  { action: 'release', title: 'Release', key: 'l', dialog: null },
];
/** Instead of a decision on the merits. */
const ENDINGS: readonly Known[] = [
  { action: 'deny-administratively', title: 'Deny administratively', key: 'b', dialog: 'administrative' },
  { action: 'end-not-required', title: 'Not required', key: 'n', dialog: 'not-required' },
  { action: 'redirect', title: 'Redirect', key: 'f', dialog: 'redirect' },
  { action: 'dismiss', title: 'Dismiss', key: 'd', dialog: 'dismiss' },
];

export interface LifeActionsProps {
  view: CaseView;
  user: ActingUser;
  life: LifeCase;
}

/** What becomes of the case besides approving it: each action of its status with what it will do, or why it can't be done now. */
export function LifeActions({ view, user, life }: LifeActionsProps) {
  const notice = useNotice();
  const { busy, run } = useRun();
  const [open, setOpen] = useState<DialogName | null>(null);
  const actions = allowedActions(view, user);
  const of = (wanted: Action) => actions.find(({ action, applies }) => action === wanted && applies);
  const shown = [...FIRST, ...ALSO, ...ENDINGS].flatMap((known) => {
    const action = of(known.action);
    return action ? [{ ...known, allowed: action }] : [];
  });
  function act({ dialog }: Known) {
    if (dialog === null) return run(() => release({ number: life.number }), 'Case released');
    setOpen(dialog);
  }
  useKeys(
    shown.map(
      (known): KeyAction => ({
        key: known.key,
        label: known.title,
        group: 'Decision',
        run: () => (known.allowed.allowed ? act(known) : notice({ message: `${known.allowed.reason}.`, tone: 'error' })),
        applies: () => known.allowed.allowed,
      }),
    ),
  );
  const also = shown.filter(({ action }) => ALSO.some((each) => each.action === action));
  const endings = shown.filter(({ action }) => ENDINGS.some((each) => each.action === action));
  return (
    <>
      {shown
        .filter(({ action }) => FIRST.some((each) => each.action === action))
        .map((known) => (
          <ActionCard
            key={known.action}
            action={known.allowed}
            title={known.title}
            label={`${known.title}…`}
            keyCap={known.key}
            busy={busy}
            onAct={() => act(known)}
          />
        ))}
      {also.length > 0 || user.role === 'nurse' ? (
        <section aria-label="Other actions" className="rounded border border-line">
          <ul>
            {also.map((known) => (
              <AlsoRow key={known.action} known={known} action={known.allowed} busy={busy} onAct={() => act(known)} />
            ))}
            {user.role === 'nurse' && isOpen(view) ? <DenyRow /> : null}
          </ul>
        </section>
      ) : null}
      {endings.some(({ allowed }) => allowed.allowed) || (endings.length > 0 && user.role === 'nurse') ? (
        <section aria-label="Other endings" className="rounded border border-line">
          <h3 className="border-b border-line px-3 py-2 text-sm font-medium">Instead of a decision on the merits</h3>
          <ul>
            {endings.map((known) => (
              <AlsoRow key={known.action} known={known} action={known.allowed} busy={busy} onAct={() => act(known)} />
            ))}
          </ul>
        </section>
      ) : null}
      <LazyDialogs open={open} onClose={() => setOpen(null)}>
        {(name, props) => {
          const Dialog = DIALOGS[name];
          return <Dialog {...props} life={life} />;
        }}
      </LazyDialogs>
    </>
  );
}

const isOpen = ({ status }: CaseView) => status === 'received' || status === 'in-review' || status === 'pended';

/** One action in a line or two: what it does, or why not. */
function AlsoRow({ known, action, busy, onAct }: { known: Known; action: AllowedAction; busy: boolean; onAct: () => void }) {
  const why = useId();
  const off = !action.allowed;
  return (
    <li className="flex items-start justify-between gap-x-3 border-b border-line px-3 py-2 last:border-b-0">
      <p id={why} className="min-w-0 text-xs text-muted">
        {off ? `${action.reason}.` : `${action.effect}.`}
      </p>
      <Button
        size="sm"
        className="flex-none"
        aria-disabled={off || busy}
        aria-describedby={why}
        aria-keyshortcuts={known.key}
        onClick={off || busy ? undefined : onAct}
      >
        {known.title}
        {known.dialog === null ? '' : '…'}
        <span aria-hidden="true">
          <Kbd>{known.key}</Kbd>
        </span>
      </Button>
    </li>
  );
}

/** Said to who would look for it: no nurse denies, nor approves in part. */
function DenyRow() {
  const why = useId();
  return (
    <li className="flex items-start justify-between gap-x-3 border-b border-line px-3 py-2 last:border-b-0">
      <p id={why} className="min-w-0 text-xs text-muted">
        Only a medical director can deny, or approve in part. Escalate the case.
      </p>
      <Button size="sm" className="flex-none" aria-disabled aria-describedby={why}>
        Deny
      </Button>
    </li>
  );
}

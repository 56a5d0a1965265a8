'use client';

import { type ComponentType, lazy, useId, useState } from 'react';
import { ActionCard } from '@/components/case/ActionCard';
import { Button } from '@/components/ui/Button';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import { LazyDialogs } from '../life/LazyDialogs';
import type { AfterCase } from './after-case';
import type { AfterDialogProps } from './after-dialog';

const DIALOGS = {
  'amend-authorization': lazy(() => import('./AmendDialog').then(({ AmendDialog }) => ({ default: AmendDialog }))),
  'end-authorization': lazy(() => import('./EndDialog').then(({ EndDialog }) => ({ default: EndDialog }))),
  'correct-letters': lazy(() => import('./CorrectDialog').then(({ CorrectDialog }) => ({ default: CorrectDialog }))),
  reopen: lazy(() => import('./ReopenDialog').then(({ ReopenDialog }) => ({ default: ReopenDialog }))),
  reconsider: lazy(() => import('./ReconsiderDialog').then(({ ReconsiderDialog }) => ({ default: ReconsiderDialog }))),
  'record-external-review': lazy(() => import('./OutcomeDialog').then(({ OutcomeDialog }) => ({ default: OutcomeDialog }))),
  effectuate: lazy(() => import('./EffectuateDialog').then(({ EffectuateDialog }) => ({ default: EffectuateDialog }))),
  'forward-appeal': lazy(() => import('./ForwardDialog').then(({ ForwardDialog }) => ({ default: ForwardDialog }))),
} as const satisfies Record<string, ComponentType<AfterDialogProps>>;
type Name = keyof typeof DIALOGS;

/** What has a clock comes first, as a card; the rest in a line or two each. */
const DUE: readonly [Name, string][] = [
  ['forward-appeal', 'Forward the appeal'],
  ['effectuate', 'Put into effect'],
];
const ALSO: readonly [Name, string][] = [
  ['amend-authorization', 'Amend'],
  ['reconsider', 'Reconsider'],
  ['record-external-review', 'Record outcome'],
  ['reopen', 'Reopen'],
  ['correct-letters', 'Correct letters'],
  ['end-authorization', 'End early'],
];

export interface AfterActionsProps {
  after: AfterCase;
  actions: readonly AllowedAction[];
}

/** What can be done about a decision once it is made: each with what it will do, or why not now. */
export function AfterActions({ after, actions }: AfterActionsProps) {
  const [open, setOpen] = useState<Name | null>(null);
  const of = (name: Name) => actions.find(({ action }) => action === name);
  const also = ALSO.flatMap(([name, label]) => {
    const action = of(name);
    return action ? [{ name, label, action }] : [];
  });
  return (
    <>
      {DUE.map(([name, title]) => {
        const kind = name === 'effectuate' ? 'effectuation' : 'forwarding';
        const duty = after.duties.find((each) => each.kind === kind);
        return duty ? (
          <ActionCard
            key={name}
            action={of(name)}
            title={title}
            label={`${title}…`}
            detail={`${duty.due}.`}
            primary
            busy={false}
            onAct={() => setOpen(name)}
          />
        ) : null;
      })}
      {also.length > 0 ? (
        <section aria-label="After the decision" className="rounded border border-line">
          <ul>
            {also.map(({ name, label, action }) => (
              <AfterRow key={name} label={label} action={action} onAct={() => setOpen(name)} />
            ))}
          </ul>
        </section>
      ) : null}
      <LazyDialogs open={open} onClose={() => setOpen(null)}>
        {(name, props) => {
          const Dialog = DIALOGS[name];
          return <Dialog {...props} after={after} />;
        }}
      </LazyDialogs>
    </>
  );
}

function AfterRow({ label, action, onAct }: { label: string; action: AllowedAction; onAct: () => void }) {
  const why = useId();
  const off = !action.allowed;
  return (
    <li className="flex items-start justify-between gap-x-3 border-b border-line px-3 py-2 last:border-b-0">
      <p id={why} className="min-w-0 text-xs text-muted">
        {off ? `${action.reason}.` : `${action.effect}.`}
      </p>
      <Button size="sm" className="flex-none" aria-disabled={off} aria-describedby={why} onClick={off ? undefined : onAct}>
        {label}…
      </Button>
    </li>
  );
}

'use client';

import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/Kbd';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';

export interface ActionCardProps {
  /** Absent where the action does not belong to the case's status: then nothing is shown. */
  action: AllowedAction | undefined;
  title: string;
  label: string;
  /** What it concerns, under the effect. */
  detail?: ReactNode;
  primary?: boolean;
  /** The key that does the same: drawn on the button. The owner registers it. */
  keyCap?: string;
  busy: boolean;
  onAct: () => void;
}

/** One action: what it will do, and its button; or, instead of the button's effect, why not. */
export function ActionCard({ action, title, label, detail, primary = false, keyCap, busy, onAct }: ActionCardProps) {
  const own = useId();
  if (!action) return null;
  const off = !action.allowed;
  return (
    <section aria-labelledby={own} className={cx('rounded border border-line px-3 py-2.5', off && 'bg-sunken')}>
      <h3 id={own} className={cx('font-medium', off && 'text-faint')}>
        {title}
      </h3>
      <p className={cx('text-xs', off ? 'text-faint' : 'text-muted')}>{action.effect}.</p>
      {detail ? <p className={cx('mt-1 text-xs', off ? 'text-faint' : 'text-muted')}>{detail}</p> : null}
      {off ? (
        <p id={`${own}-why`} className="mt-1.5 text-sm">
          {action.reason}.
        </p>
      ) : null}
      <Button
        variant={primary ? 'primary' : 'secondary'}
        className="mt-2"
        aria-disabled={off || busy}
        aria-describedby={off ? `${own}-why` : undefined}
        aria-keyshortcuts={keyCap}
        onClick={off || busy ? undefined : onAct}
      >
        {label}
        {keyCap ? (
          <span aria-hidden="true">
            <Kbd>{keyCap}</Kbd>
          </span>
        ) : null}
      </Button>
    </section>
  );
}

import { type KeyAction, useKeys } from '@/components/shell/Keys';
import { useNotice } from '@/components/ui/Notices';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';

export interface DeskKeys {
  /** Undefined: not an action of this state. */
  confirming: AllowedAction | undefined;
  approval: AllowedAction | undefined;
  /** What approving is called here. */
  title: string;
  makeReady: () => void;
  approve: () => void;
}

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[data-tick]')];

/** Ticks the first box that is not ticked and stands on it, so that it is read out. Each press is one confirmation. */
function tickNext() {
  const next = boxes().find((box) => !box.checked);
  next?.focus();
  next?.click();
}

/** The decision by keyboard: a box, ready, approve. A key whose action is off says why, as its button does. */
export function useDeskKeys({ confirming, approval, title, makeReady, approve }: DeskKeys): void {
  const notice = useNotice();
  const act = (action: AllowedAction, run: () => void) => () =>
    action.allowed ? run() : notice({ message: `${action.reason}.`, tone: 'error' });
  const group = 'Decision';
  const keys: KeyAction[] = [];
  if (confirming ?? approval) {
    keys.push({ key: 'x', label: 'Tick the next box', group, run: tickNext, applies: () => boxes().some((box) => !box.checked) });
  }
  if (confirming)
    keys.push({ key: 'r', label: 'Confirm ready', group, run: act(confirming, makeReady), applies: () => confirming.allowed });
  if (approval) keys.push({ key: 'a', label: title, group, run: act(approval, approve), applies: () => approval.allowed });
  useKeys(keys);
}

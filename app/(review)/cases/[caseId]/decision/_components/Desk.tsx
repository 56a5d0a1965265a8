'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { FactKey } from '@/lib/criteria/facts.ts';

/** What the nurse ticked on this page: nothing of it is stored before she acts. */
interface DeskState {
  readonly accepted: ReadonlySet<FactKey>;
  readonly confirmed: ReadonlySet<number>;
  accept: (gap: FactKey, on: boolean) => void;
  confirm: (line: number, on: boolean) => void;
}

const DeskContext = createContext<DeskState | null>(null);

export function useDesk(): DeskState {
  const state = useContext(DeskContext);
  if (state === null) throw new Error('a part of the decision page outside its desk');
  return state;
}

const NONE: ReadonlySet<never> = new Set();
const BLANK = { accepted: NONE as ReadonlySet<FactKey>, confirmed: NONE as ReadonlySet<number> };

/** Holds the ticks of one version of the case (`of`): an edited case begins with none, while what is typed in a dialog beside them stays. */
export function Desk({ of, children }: { of: string; children: ReactNode }) {
  const [held, setHeld] = useState({ of, ...BLANK });
  const { accepted, confirmed } = held.of === of ? held : BLANK;
  const state: DeskState = {
    accepted,
    confirmed,
    accept: (gap, on) => setHeld((now) => tick(now, of, (ticks) => ({ ...ticks, accepted: toggled(ticks.accepted, gap, on) }))),
    confirm: (line, on) => setHeld((now) => tick(now, of, (ticks) => ({ ...ticks, confirmed: toggled(ticks.confirmed, line, on) }))),
  };
  return <DeskContext value={state}>{children}</DeskContext>;
}

type Ticks = typeof BLANK;

const tick = (now: Ticks & { of: string }, of: string, change: (ticks: Ticks) => Ticks) => ({
  of,
  ...change(now.of === of ? { accepted: now.accepted, confirmed: now.confirmed } : BLANK),
});

function toggled<T>(set: ReadonlySet<T>, item: T, on: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (on) next.add(item);
  else next.delete(item);
  return next;
}

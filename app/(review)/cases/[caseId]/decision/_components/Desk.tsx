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

/** Holds the ticks of one version of the case; keyed by it, so that an edited case begins with none. */
export function Desk({ children }: { children: ReactNode }) {
  const [accepted, setAccepted] = useState<ReadonlySet<FactKey>>(new Set());
  const [confirmed, setConfirmed] = useState<ReadonlySet<number>>(new Set());
  const state: DeskState = {
    accepted,
    confirmed,
    accept: (gap, on) => setAccepted((now) => toggled(now, gap, on)),
    confirm: (line, on) => setConfirmed((now) => toggled(now, line, on)),
  };
  return <DeskContext value={state}>{children}</DeskContext>;
}

function toggled<T>(set: ReadonlySet<T>, item: T, on: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (on) next.add(item);
  else next.delete(item);
  return next;
}

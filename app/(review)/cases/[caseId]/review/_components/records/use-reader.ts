'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Reader, ReaderState } from './reader-store';

export const ReaderContext = createContext<{ reader: Reader; base: string } | null>(null);

/** The reader, and the address of the case's records. */
export function useReader(): { reader: Reader; base: string } {
  const found = useContext(ReaderContext);
  if (!found) throw new Error('used outside the records');
  return found;
}

/** A part of what is in view that keeps its identity while it does not change. */
export function usePlace<T>(select: (state: ReaderState) => T): T {
  const { reader } = useReader();
  const read = () => select(reader.get());
  return useSyncExternalStore(reader.subscribe, read, read);
}

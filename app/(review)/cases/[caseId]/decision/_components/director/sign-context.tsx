'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { DeskForm } from './desk-form';
import type { SignDesk } from './sign-desk';

const DeskContext = createContext<SignDesk | null>(null);

export function SignDeskProvider({ desk, children }: { desk: SignDesk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The case as its sign-off form knows it. */
export function useSignDesk(): SignDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a part of the sign-off form outside of it');
  return desk;
}

export const useDeskForm = () => useFormContext<DeskForm>();

/** Everything typed and chosen, as it changes. */
export function useDeskValues(): DeskForm {
  const { control } = useDeskForm();
  // Its type has every field optional; the form was given a value for each (formOf).
  return useWatch({ control }) as DeskForm;
}

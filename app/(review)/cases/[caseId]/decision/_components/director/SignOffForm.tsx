'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { type DeskForm, draftOf, formOf, isChosen } from './desk-form';
import { SignDeskProvider, useDeskValues } from './sign-context';
import type { SignDesk } from './sign-desk';
import { type DecisionPreview, usePreview } from './use-preview';

const PreviewContext = createContext<DecisionPreview>({ letters: null, problem: null });

/** The letters of the decision being written. */
export const useDecisionPreview = (): DecisionPreview => useContext(PreviewContext);

/** Holds what the director writes for both panes: the form in one, its letters in the other. */
export function SignOffForm({ desk, children }: { desk: SignDesk; children: ReactNode }) {
  const form = useForm<DeskForm>({
    defaultValues: formOf(
      desk.draft,
      desk.lines.map(({ number }) => number),
      desk.unclear,
    ),
  });
  return (
    <FormProvider {...form}>
      <SignDeskProvider desk={desk}>
        <Previewed number={desk.number}>{children}</Previewed>
      </SignDeskProvider>
    </FormProvider>
  );
}

function Previewed({ number, children }: { number: string; children: ReactNode }) {
  const draft = draftOf(useDeskValues());
  return <PreviewContext value={usePreview(number, isChosen(draft) ? draft : null)}>{children}</PreviewContext>;
}

'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { counted } from '@/components/case/case-text';
import { useKeys } from '@/components/shell/Keys';
import { Kbd } from '@/components/ui/Kbd';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { draftOf, isChosen } from './desk-form';
import { blocksOf } from './letter-blocks';
import { useDecisionPreview } from './SignOffForm';
import { useDeskValues } from './sign-context';

const DecisionLetters = dynamic(() => import('./DecisionLetters').then((module) => module.DecisionLetters));

const PANES = [
  { value: 'record', label: 'Record' },
  { value: 'letters', label: 'Letters' },
] as const;
type Pane = (typeof PANES)[number]['value'];

/** What the decision rests on; once it is chosen, also the letters that it would send, beside what is in their way. */
export function ReadPane({ children }: { children: ReactNode }) {
  const draft = draftOf(useDeskValues());
  const { letters } = useDecisionPreview();
  const [pane, setPane] = useState<Pane>('record');
  const chosen = isChosen(draft);
  const shown = chosen ? pane : 'record';
  useKeys([
    {
      key: 'v',
      label: 'The letters, or the record',
      group: 'Decision',
      applies: () => chosen,
      run: () => setPane(shown === 'record' ? 'letters' : 'record'),
    },
  ]);
  const blocked = blocksOf(letters).length;
  return (
    <>
      {chosen ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SegmentedControl label="What is shown" options={PANES} value={shown} onChange={(value) => setPane(value ?? 'record')} />
          <span aria-hidden="true">
            <Kbd>v</Kbd>
          </span>
          <span className="text-xs text-muted">
            {letters === null || blocked === 0 ? '' : `${counted(blocked, 'thing')} in the letters’ way`}
          </span>
        </div>
      ) : null}
      <div hidden={shown !== 'record'} className="flex min-w-0 flex-col gap-4 [&[hidden]]:hidden">
        {children}
      </div>
      {shown === 'letters' && isChosen(draft) ? <DecisionLetters signing={draft} /> : null}
    </>
  );
}

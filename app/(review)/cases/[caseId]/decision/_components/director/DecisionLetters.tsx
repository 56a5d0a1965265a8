'use client';

import { useState } from 'react';
import { RECIPIENT_TABS } from '@/components/case/letter-words';
import { LetterSheet } from '@/components/letter/LetterSheet';
import { LintList } from '@/components/letter/LintList';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import type { Recipient } from '@/lib/letters/letter.ts';
import type { StoredDraft } from './desk-form';
import { fieldOf } from './letter-blocks';
import { focusField } from './SignField';
import { useDecisionPreview } from './SignOffForm';
import { useSignDesk } from './sign-context';

/** The letters as they would go out if it were signed now, each beside what stands against it. */
export function DecisionLetters({ signing }: { signing: StoredDraft }) {
  const { number, readingGrade } = useSignDesk();
  const { letters, problem } = useDecisionPreview();
  const [to, setTo] = useState<Recipient>('member');
  const shown = letters?.find(({ recipient }) => recipient === to) ?? letters?.[0];
  if (!letters || !shown) return <p className="text-sm text-muted">{problem ?? 'Writing the letters…'}</p>;
  const options = letters.map(({ recipient }) => ({ value: recipient, label: RECIPIENT_TABS[recipient] }));
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <SegmentedControl label="Letter to" options={options} value={shown.recipient} onChange={(value) => setTo(value ?? 'member')} />
        <form method="post" action={`/cases/${number}/decision/preview/pdf`} target="_blank" rel="noopener">
          <input type="hidden" name="to" value={shown.recipient} />
          <input type="hidden" name="signing" value={JSON.stringify(signing)} />
          <Button type="submit" size="sm">
            Open as PDF
          </Button>
        </form>
      </div>
      {problem === null ? null : (
        <Callout tone="warn" live title="Not of what you typed last">
          {problem}. The letter below is the last that could be written.
        </Callout>
      )}
      <div className="grid items-start gap-4 min-[72rem]:grid-cols-[minmax(0,46rem)_15rem]">
        <LetterSheet content={shown.content} />
        <section aria-label="What stands against it" className="top-0 max-[72rem]:order-first min-[72rem]:sticky">
          <LintList
            findings={shown.lint}
            lead={(finding) => {
              const field = fieldOf(finding);
              return field === null ? undefined : () => focusField(field);
            }}
          />
          {shown.readingGrade === null || shown.recipient === 'practitioner' ? null : (
            <p className="mt-2 text-xs text-muted">
              Reads at grade {shown.readingGrade}; letters to members aim at {readingGrade} or lower.
            </p>
          )}
          <p className="mt-2 text-xs text-muted">
            A draft: dated now, without an authorization number. Once signed, the letters are written from the frozen record.
          </p>
        </section>
      </div>
    </>
  );
}

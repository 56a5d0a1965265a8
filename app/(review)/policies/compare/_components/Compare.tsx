'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { PageHeader } from '@/components/shell/PageHeader';
import type { Scored } from '@/lib/criteria/compare.ts';
import { compare } from '@/lib/criteria/compare.ts';
import { PolicyTabs } from '../../_lib/PolicyTabs';
import { changedWords } from './compared';
import { type CompareForm, emptyForm, exampleOf, formOf, readForm } from './form';
import { Questions } from './Questions';
import { Results } from './Results';
import { Setup } from './Setup';

/** One set of facts under every policy: the facts left, what each policy makes of them right, scored with every stroke. */
export function Compare({ today }: { today: string }) {
  // The example on which payers part most shows at once what the page is for.
  const [example, setExample] = useState('half-relief');
  // Each start over gives the fields a new key: what was half typed in one is gone with it.
  const [generation, setGeneration] = useState(0);
  const form = useForm<CompareForm>({ defaultValues: startOf(example, today) });

  function startFrom(id: string) {
    setExample(id);
    form.reset(startOf(id, today));
    setGeneration((one) => one + 1);
  }

  return (
    <FormProvider {...form}>
      <div data-panes className="flex min-h-0 flex-1 flex-col gap-3.5 px-6 pt-4.5 pb-4">
        <PageHeader
          title="Compare"
          detail="One set of facts under every policy, as if each governed. Nothing here is saved or belongs to a case."
        />
        <PolicyTabs current="/policies/compare" />
        <Setup key={`setup ${generation}`} example={example} onStartFrom={startFrom} />
        <Scores generation={generation} />
      </div>
    </FormProvider>
  );
}

function startOf(id: string, today: string): CompareForm {
  const example = exampleOf(id);
  return example ? formOf(example) : emptyForm(today);
}

function Scores({ generation }: { generation: number }) {
  const values = useWatch<CompareForm>() as CompareForm; // every field has a default, so that none is ever absent
  const compared = useMemo(() => readForm(values), [values]);
  const scored = useMemo(() => (compared ? compare(compared) : null), [compared]);
  return (
    <div className="grid min-h-0 flex-1 gap-3.5 roomy:grid-cols-[22.5rem_minmax(0,1fr)] roomy:grid-rows-[minmax(0,1fr)] min-[100rem]:roomy:grid-cols-[28rem_minmax(0,1fr)]">
      <Questions key={generation} compared={compared} />
      <Results values={values} scored={scored} />
      <Announcer scored={scored} />
    </div>
  );
}

/** Says to a screen reader which outcomes an answer changed. */
function Announcer({ scored }: { scored: readonly Scored[] | null }) {
  const last = useRef(scored);
  const [words, setWords] = useState('');
  useEffect(() => {
    const before = last.current;
    last.current = scored;
    if (before === null || scored === null) return;
    const changed = changedWords(before, scored);
    if (changed !== '') setWords(changed);
  }, [scored]);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}

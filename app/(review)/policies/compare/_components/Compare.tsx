'use client';

import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { PageHeader } from '@/components/shell/PageHeader';
import { compare, type Scored } from '@/lib/criteria/compare.ts';
import type { FactKey, FactValue } from '@/lib/criteria/facts.ts';
import { PolicyTabs } from '../../_lib/PolicyTabs';
import { changedWords } from './compared';
import { type CompareForm, readForm, startOf, withFact } from './form';
import { Questions } from './Questions';
import { Results } from './Results';
import { Setup } from './Setup';

/**
 * One set of facts under every policy: the facts left, what each policy makes of them right, scored with every stroke. Nothing is ever
 * submitted, so that the fields are plain state: no form library earns its place in what the page loads.
 */
export function Compare({ today }: { today: string }) {
  // The example on which payers part most shows at once what the page is for.
  const [example, setExample] = useState('half-relief');
  // Each start over gives the fields a new key: what was half typed in one is gone with it.
  const [generation, setGeneration] = useState(0);
  const [values, setValues] = useState<CompareForm>(() => startOf(example, today));

  function startFrom(id: string) {
    setExample(id);
    setValues(startOf(id, today));
    setGeneration((one) => one + 1);
  }
  const [setFact] = useState(() => (fact: FactKey, value: FactValue | null) => setValues((now) => withFact(now, fact, value)));

  return (
    <div data-panes className="flex min-h-0 flex-1 flex-col gap-3.5 px-6 pt-4.5 pb-4">
      <PageHeader
        title="Compare"
        detail="One set of facts under every policy, as if each governed. Nothing here is saved or belongs to a case."
      />
      <PolicyTabs current="/policies/compare" />
      <Setup
        example={example}
        values={values}
        isChanged={JSON.stringify(values) !== JSON.stringify(startOf(example, today))}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
        onFact={setFact}
        onStartFrom={startFrom}
      />
      <div className="grid min-h-0 flex-1 gap-3.5 roomy:grid-cols-[22.5rem_minmax(0,1fr)] roomy:grid-rows-[minmax(0,1fr)] min-[100rem]:roomy:grid-cols-[28rem_minmax(0,1fr)]">
        <Questions key={generation} values={values} onFact={setFact} />
        <Scores values={values} />
      </div>
    </div>
  );
}

/** The answer is painted first, what it comes to right after. */
function Scores({ values }: { values: CompareForm }) {
  const settled = useDeferredValue(values);
  const compared = readForm(settled);
  const scored = compared ? compare(compared) : null;
  return (
    <>
      <Results values={settled} scored={scored} />
      <Announcer scored={scored} />
    </>
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

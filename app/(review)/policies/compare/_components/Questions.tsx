'use client';

import { useMemo, useState } from 'react';
import { FactField } from '@/components/form/FactField';
import { FieldError } from '@/components/ui/Field';
import { PAYER_WORDS } from '@/lib/cases/words.ts';
import type { ComparedQuestion } from '@/lib/criteria/compare.ts';
import { type FactKey, type FactValue, factSpec } from '@/lib/criteria/facts.ts';
import { POLICIES } from '@/lib/criteria/registry.ts';
import { needsByPayer, questionsOf } from './compared';
import { type CompareForm, readForm } from './form';

const PAYERS = POLICIES.map(({ payer }) => PAYER_WORDS[payer]);

type OnFact = (fact: FactKey, value: FactValue | null) => void;
/** There is nothing to save when a field is left. */
const ignore = () => {};

/** The facts that at least one policy reads for the chosen pathway, as a chart is read. */
export function Questions({ values, onFact }: { values: CompareForm; onFact: OnFact }) {
  const compared = readForm(values);
  // The questions hang on the pathway alone: the same list while other answers change.
  const key = compared && JSON.stringify([compared.facts.indication, compared.stage, compared.procedureCodes, compared.dateOfService]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the parts of `compared` that are read
  const groups = useMemo(() => compared && questionsOf(compared), [key]);
  const count = groups?.reduce((sum, { questions }) => sum + questions.length, 0) ?? 0;
  return (
    <section
      aria-label="Facts"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls has to be reached by the keyboard
      tabIndex={0}
      className="relative min-h-0 rounded border border-line bg-panel roomy:scroll-pt-12 roomy:overflow-y-auto"
    >
      <div className="sticky top-0 z-10 flex items-baseline gap-2 border-b border-line bg-panel px-3 py-2 max-[56rem]:static">
        <h2 className="text-sm font-semibold">Facts</h2>
        <span className="text-xs text-muted">{count > 0 ? `${count} read by at least one policy` : ''}</span>
        <a href="#results" className="ml-auto inline-block min-h-6 text-xs leading-6 text-accent hover:underline roomy:sr-only">
          To the results
        </a>
      </div>
      {groups === null || groups.length === 0 ? (
        <p className="px-3 py-6 text-sm text-muted">
          {groups === null
            ? 'Choose an indication and a kind of request, and give both dates: they decide what is asked.'
            : 'No policy decides such a request by facts.'}
        </p>
      ) : (
        groups.map(({ title, questions }) => (
          <section key={title} aria-label={title} className="px-3 pt-2.5 pb-1">
            <h3 className="border-b border-line pb-1 text-sm font-semibold">{title}</h3>
            {questions.map((question) => (
              <Question key={question.fact} question={question} value={values.facts[question.fact]} onFact={onFact} />
            ))}
          </section>
        ))
      )}
    </section>
  );
}

type QuestionProps = { question: ComparedQuestion; value: FactValue | null; onFact: OnFact };

function Question({ question, value, onFact }: QuestionProps) {
  const { fact } = question;
  const spec = factSpec(fact);
  const [draft, setDraft] = useState<{ text: string; message: string } | null>(null);
  const ids = { question: `q-${fact}`, help: `help-${fact}`, needs: `needs-${fact}`, error: `error-${fact}` };
  const set = (next: FactValue | null) => {
    setDraft(null);
    onFact(fact, next);
  };
  return (
    <div className="border-t border-line py-2 first-of-type:border-t-0 focus-within:bg-accent-weak -mx-3 px-3">
      <p id={ids.question}>{spec.question}</p>
      {spec.help ? (
        <p id={ids.help} className="text-xs text-muted">
          {spec.help}
        </p>
      ) : null}
      <div className="mt-1 flex">
        <FactField
          fact={fact}
          value={value}
          draft={draft}
          labelledBy={ids.question}
          describedBy={[spec.help ? ids.help : '', ids.needs, draft ? ids.error : ''].filter(Boolean).join(' ')}
          onChoose={set}
          onType={set}
          onDraft={setDraft}
          onGiveUp={() => setDraft(null)}
          onLeave={ignore}
        />
      </div>
      {draft ? <FieldError id={ids.error}>{draft.message.replace('is not saved', 'does not count')}</FieldError> : null}
      <ul id={ids.needs} className="mt-1 text-xs text-muted">
        {needsByPayer(question, PAYERS).map(({ payers, needs }) => (
          <li key={needs}>
            <span className="font-medium">{payers}:</span> {needs}
          </li>
        ))}
      </ul>
    </div>
  );
}

'use client';

import { useState } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { useRun } from '@/components/case/use-run';
import { FactField } from '@/components/form/FactField';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { FieldError } from '@/components/ui/Field';
import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { type FactKey, type FactValue, factSpec, factsFrom } from '@/lib/criteria/facts.ts';
import { type Question, questionsFor } from '@/lib/criteria/questions.ts';
import type { SecondAnswer } from '@/lib/use-cases/second-review.ts';
import { finishReview, giveReviewBack, saveSecondAnswer } from '../../actions';

type Kept = { value: FactValue | null; version: number };
type Answers = Partial<Record<FactKey, Kept>>;
type Save = (fact: FactKey, value: FactValue | null) => void;

/** The guided form on a copy: the questions of the governing pathway, saved one by one. Nothing is scored before it is finished. */
export function BlindForm({ id, base, answers: begin }: { id: string; base: Omit<CaseInput, 'facts'>; answers: readonly SecondAnswer[] }) {
  const { answers, problems, save } = useAnswers(id, begin);
  const { busy, run } = useRun();
  const [finishing, setFinishing] = useState(false);
  const facts = factsFrom(Object.fromEntries(Object.entries(answers).map(([fact, kept]) => [fact, kept.value])));
  const questions = questionsFor({ ...base, facts });
  const open = questions.filter(({ fact }) => answers[fact] === undefined).length;
  return (
    <section aria-label="Questions" className="rounded border border-line bg-panel px-4 py-3">
      {questions.map((question) => (
        <Row
          key={question.fact}
          question={question}
          value={answers[question.fact]?.value ?? null}
          problem={problems[question.fact]}
          save={save}
        />
      ))}
      <div className="mt-4 flex flex-wrap items-center gap-3 border-t border-line pt-3">
        <Button variant="primary" aria-disabled={busy || undefined} onClick={() => setFinishing(true)}>
          Finish the review…
        </Button>
        <Button aria-disabled={busy || undefined} onClick={() => run(() => giveReviewBack({ id }), 'Given back')}>
          Give it back
        </Button>
        <span className="text-sm text-muted">{openWords(open)}</span>
      </div>
      <Dialog
        open={finishing}
        onClose={() => setFinishing(false)}
        title="Finish the second review"
        footer={
          <>
            <Button onClick={() => setFinishing(false)}>Go on answering</Button>
            <Button
              variant="primary"
              aria-disabled={busy || undefined}
              onClick={() => {
                setFinishing(false);
                run(() => finishReview({ id }), 'Second review finished');
              }}
            >
              Finish
            </Button>
          </>
        }
      >
        <p>{openWords(open)} Your answers are then compared with the first, and nothing can be changed any more.</p>
      </Dialog>
    </section>
  );
}

function openWords(open: number): string {
  if (open === 0) return 'Every question is answered.';
  return `${open} not answered: ${open === 1 ? 'it counts' : 'they count'} as not documented.`;
}

function useAnswers(id: string, begin: readonly SecondAnswer[]) {
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(begin.map(({ fact, value, version }) => [fact, { value, version }])),
  );
  const [problems, setProblems] = useState<Partial<Record<FactKey, string>>>({});
  /** One save at a time, in the order of the answers: each names the version before it. */
  const [queue] = useState(() => ({ last: Promise.resolve(), versions: new Map(begin.map(({ fact, version }) => [fact, version])) }));

  function save(fact: FactKey, value: FactValue | null) {
    setAnswers((now) => ({ ...now, [fact]: { value, version: (now[fact]?.version ?? 0) + 1 } }));
    queue.last = queue.last.then(async () => {
      const expectedVersion = queue.versions.get(fact) ?? 0;
      const result = await saveSecondAnswer({ id, fact, value, note: '', expectedVersion }).catch(() => ({
        ok: false as const,
        message: LOST_REPLY,
      }));
      if (result.ok) queue.versions.set(fact, result.value);
      setProblems((now) => ({ ...now, [fact]: result.ok ? '' : result.message }));
    });
  }
  return { answers, problems, save };
}

type RowProps = { question: Question; value: FactValue | null; problem: string | undefined; save: Save };

function Row({ question: { fact, group, leaves }, value, problem, save }: RowProps) {
  const spec = factSpec(fact);
  const [draft, setDraft] = useState<{ text: string; message: string } | null>(null);
  /** Typed and a value, on its way: saved when the field is left. */
  const [typed, setTyped] = useState<{ value: FactValue | null } | null>(null);
  const ids = { question: `q-${fact}`, help: `help-${fact}`, error: `error-${fact}` };
  const complaint = draft?.message ?? (problem === '' ? undefined : problem);
  const described = [spec.help ? ids.help : '', complaint ? ids.error : ''].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset
      aria-labelledby={ids.question}
      className="border-t border-line py-2 first:border-t-0 min-w-0 focus-within:bg-accent-weak -mx-4 px-4"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-48 flex-1 basis-0">
          <p id={ids.question}>{spec.question}</p>
          <p id={ids.help} className="text-xs text-muted">
            {[group, leaves.map(({ id }) => id).join(', '), spec.help ?? ''].filter(Boolean).join(' · ')}
          </p>
        </div>
        <FactField
          fact={fact}
          value={typed?.value ?? value}
          draft={draft}
          labelledBy={ids.question}
          describedBy={described}
          onChoose={(chosen) => save(fact, chosen)}
          onType={(next) => {
            setDraft(null);
            setTyped({ value: next });
          }}
          onDraft={setDraft}
          onGiveUp={() => setDraft(null)}
          onLeave={() => {
            if (typed !== null) save(fact, typed.value);
            setTyped(null);
          }}
        />
      </div>
      {complaint ? (
        <div className="mt-1 flex justify-end">
          <FieldError id={ids.error}>{complaint}</FieldError>
        </div>
      ) : null}
    </fieldset>
  );
}

'use client';

import { useEffect, useState } from 'react';
import { FactField } from '@/components/form/FactField';
import { valueWords } from '@/components/form/fact-words';
import { FieldError } from '@/components/ui/Field';
import { Kbd } from '@/components/ui/Kbd';
import { type MarkKind, StatusMark } from '@/components/ui/StatusMark';
import { type AnswerState, type Draft, freshAnswer } from '@/lib/cases/review-state.ts';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import type { Question } from '@/lib/criteria/questions.ts';
import { Citations } from './Citations';
import { NotePanel } from './NotePanel';
import { EvidenceForm } from './OnDemand';
import { useDigitsOff, useSpareKeys } from './question-keys';
import type { Snapshot } from './review-snapshot';
import { timeIn } from './SaveLine';
import { Suggestions } from './Suggestions';
import { markOfAnswer } from './scored';
import { Trouble } from './Trouble';
import { useFrame, useReview } from './use-review';

const FRESH = freshAnswer();

/** One question: text, control, the clauses that read it, where the answer was found. */
export function QuestionRow({ question }: { question: Question }) {
  const { fact, leaves } = question;
  const { mayAnswer } = useFrame();
  const answer = useReview((snapshot) => snapshot.answers[fact]) ?? FRESH;
  const marks = useReview((snapshot) => marksOf(snapshot, question)).split(' ');
  const panel = useReview((snapshot) => (snapshot.panel?.fact === fact ? snapshot.panel.kind : null));
  const withoutDigits = useDigitsOff();
  const complaint = useRested(answer.draft);
  const spec = factSpec(fact);
  const ids = { question: `q-${fact}`, help: `help-${fact}`, error: `error-${fact}` };
  const described = [spec.help ? ids.help : '', complaint ? ids.error : ''].filter(Boolean).join(' ') || undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds no answer of yes, a note and citations any better, and draws its own box
    <div data-question={fact} role="group" aria-labelledby={ids.question} tabIndex={-1} className={ROW}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-48 flex-1 basis-0">
          <p id={ids.question} className="scroll-mt-6 group-focus-within:font-medium">
            {spec.question}
          </p>
          {spec.help ? (
            <p id={ids.help} className="text-xs text-muted">
              {spec.help}
            </p>
          ) : null}
        </div>
        <div data-control onKeyDownCapture={withoutDigits} className="flex max-w-full flex-none justify-end">
          {mayAnswer ? (
            <Control fact={fact} answer={answer} labelledBy={ids.question} describedBy={described} />
          ) : (
            <span className={answer.mine.value === null ? 'text-muted' : 'font-medium'}>{valueWords(fact, answer.mine.value)}</span>
          )}
        </div>
      </div>
      {complaint ? (
        <div className="mt-1 flex justify-end">
          <FieldError id={ids.error}>{complaintWords(fact, answer, complaint)}</FieldError>
        </div>
      ) : null}
      <div className="mt-0.5 flex items-start gap-3 text-xs text-muted">
        <div className={WHY}>
          {leaves.map((leaf, index) => (
            <Clause key={leaf.id} id={leaf.id} needs={leaf.needs} mark={marks[index]} />
          ))}
          <Citations fact={fact} isAnswered={answer.mine.value !== null} />
          <FromOther fact={fact} answer={answer} />
          <Unsent fact={fact} />
          {answer.trouble?.kind === 'lost' ? <span className="font-medium text-missing">not saved yet</span> : null}
        </div>
        {mayAnswer ? <Openers fact={fact} hasNote={answer.mine.note !== ''} /> : null}
      </div>
      <Suggestions fact={fact} answer={answer} />
      {answer.mine.note !== '' && panel !== 'note' ? (
        <p dir="auto" className="line-clamp-6 max-w-prose text-xs whitespace-pre-line text-muted [overflow-wrap:anywhere]">
          Note: {answer.mine.note}
        </p>
      ) : null}
      {answer.trouble ? <Trouble fact={fact} answer={answer} /> : null}
      {panel === 'cite' ? <EvidenceForm fact={fact} /> : null}
      {panel === 'note' ? <NotePanel fact={fact} note={answer.mine.note} /> : null}
    </div>
  );
}

const ROW =
  'group -mx-2.5 scroll-my-4 border-t border-line px-2.5 py-[9px] first:border-t-0 focus-within:bg-accent-weak focus-within:shadow-[inset_2px_0_var(--accent)] focus:bg-accent-weak focus:shadow-[inset_2px_0_var(--accent)]';

/** Clauses and citations in one line, a point between them; where it breaks, the point ends the line. Each is a flex box, so that the point stands off. */
const WHY =
  "flex min-h-4 min-w-0 flex-wrap items-center gap-x-1.5 [&>*]:inline-flex [&>*]:gap-1.5 [&>*:not(:last-child)]:after:content-['·']";

/** The marks of the clauses as one text: the same text, nothing to draw. */
function marksOf({ scored }: Snapshot, { fact, leaves }: Question): string {
  const { findings } = scored.evaluation;
  return leaves
    .map(({ id }) => {
      const finding = findings.find((one) => one.id === id);
      return finding ? markOfAnswer(scored.input, finding, fact) : 'not-applicable';
    })
    .join(' ');
}

function Clause({ id, needs, mark }: { id: string; needs: string; mark: string | undefined }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {isMark(mark) ? <StatusMark kind={mark} /> : null}
      <span>
        {id} needs {needs}
      </span>
    </span>
  );
}

const MARKS: readonly string[] = ['met', 'not-met', 'missing', 'ambiguous', 'not-applicable'] satisfies MarkKind[];
function isMark(mark: string | undefined): mark is MarkKind {
  return mark !== undefined && MARKS.includes(mark);
}

type ControlProps = { fact: FactKey; answer: AnswerState; labelledBy: string; describedBy: string | undefined };

function Control({ fact, answer, labelledBy, describedBy }: ControlProps) {
  const { store } = useFrame();
  const spareKey = useSpareKeys(fact);
  return (
    <FactField
      fact={fact}
      value={answer.mine.value}
      draft={answer.draft}
      labelledBy={labelledBy}
      describedBy={describedBy}
      onChoose={(value) => store.choose(fact, value)}
      onType={(value) => store.type(fact, { value })}
      onDraft={(draft) => store.draft(fact, draft)}
      onGiveUp={() => store.dropDraft(fact)}
      onLeave={() => store.flush()}
      onSpareKey={spareKey}
    />
  );
}

/** Whose answer came in while this screen was open, and when. */
function FromOther({ fact, answer: { stored } }: { fact: FactKey; answer: AnswerState }) {
  const { review } = useFrame();
  const isNew = useReview((snapshot) => snapshot.news.has(fact));
  if (!isNew) return null;
  return (
    <span className="font-medium text-text">
      {stored.answeredBy}, {timeIn(stored.answeredAt, review.timeZone)}
    </span>
  );
}

/** A citation was begun here and never added. */
function Unsent({ fact }: { fact: FactKey }) {
  const isBegun = useReview(({ begun, panel }) => fact in begun && panel?.fact !== fact);
  return isBegun ? <span className="text-missing">a citation begun, not added</span> : null;
}

/** In the row of the focused question; for the mouse, of the one under it. */
function Openers({ fact, hasNote }: { fact: FactKey; hasNote: boolean }) {
  const { store } = useFrame();
  const { question } = factSpec(fact);
  return (
    <span className="-my-1 inline-flex flex-none gap-2 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
      <button type="button" className={OPENER} onClick={() => store.open({ fact, kind: 'cite' })}>
        <Key>e</Key> cite<span className="sr-only"> evidence for {question}</span>
      </button>
      <button type="button" className={OPENER} onClick={() => store.open({ fact, kind: 'note' })}>
        <Key>m</Key> {hasNote ? 'edit note' : 'note'}
        <span className="sr-only"> on {question}</span>
      </button>
    </span>
  );
}

/** For the eye: the name of the button does without. */
function Key({ children }: { children: string }) {
  return (
    <span aria-hidden="true">
      <Kbd>{children}</Kbd>
    </span>
  );
}

const OPENER = 'relative inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-text';

/** What is wrong, and what stands meanwhile. */
function complaintWords(fact: FactKey, { stored }: AnswerState, { message }: Draft): string {
  return stored.value === null ? message : `${message}. Saved is still ${valueWords(fact, stored.value)}.`;
}

const REST_MS = 400;

/** The draft once typing rests: no complaint about half a date. */
function useRested(draft: Draft | null): Draft | null {
  const [rested, setRested] = useState<Draft | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(draft), draft === null ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return draft === null ? null : rested;
}

'use client';

import { type MouseEvent, useState, useTransition } from 'react';
import { valueWords } from '@/components/form/fact-words';
import { Kbd } from '@/components/ui/Kbd';
import { useNotice } from '@/components/ui/Notices';
import type { AnswerState } from '@/lib/cases/review-state.ts';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import type { CaseSuggestion, SuggestionKey } from '@/lib/use-cases/suggest.ts';
import { acceptSuggestionAction, dismissSuggestionAction } from '../actions';
import { newId } from './new-id';
import { shownOf } from './suggested';
import { useFrame, useReview } from './use-review';

type Props = { fact: FactKey; answer: AnswerState };

/** Passages that likely answer the question. They point: nothing is filled in until the reviewer takes one. */
export function Suggestions({ fact, answer }: Props) {
  const { review } = useFrame();
  const [away, setAway] = useState<readonly CaseSuggestion[]>([]);
  const isCited = useReview((snapshot) => (snapshot.evidence.of[fact]?.length ?? 0) > 0);
  const left = (review.suggestions ?? []).filter((s) => s.fact === fact && !away.includes(s));
  const shown = shownOf(left, answer.mine.value, isCited);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={`Suggested for ${factSpec(fact).question}`} className="mt-1 flex flex-col gap-0.5 text-xs text-muted">
      {shown.map(({ suggestion, stance }, index) => (
        <Suggested
          key={`${suggestion.documentId} ${suggestion.page} ${suggestion.value}`}
          suggestion={suggestion}
          stance={stance}
          isFirst={index === 0}
          setAway={() => setAway((before) => [...before, suggestion])}
        />
      ))}
    </ul>
  );
}

const STANCE_WORDS = { answers: 'Suggested', supports: 'Suggested evidence', contradicts: 'The record also says' } as const;

type SuggestedProps = { suggestion: CaseSuggestion; stance: keyof typeof STANCE_WORDS; isFirst: boolean; setAway: () => void };

function Suggested({ suggestion, stance, isFirst, setAway }: SuggestedProps) {
  const { mayAnswer } = useFrame();
  const { fact, value, document, page, quotation } = suggestion;
  const act = useSuggestion(suggestion, setAway);
  const words = valueWords(fact, value);
  return (
    <li className="flex max-w-full items-start gap-2">
      <span className="line-clamp-2 min-w-0 [overflow-wrap:anywhere]" title={quotation}>
        {STANCE_WORDS[stance]}: <b className={stance === 'contradicts' ? 'font-normal' : 'font-medium text-text'}>{words}</b> — {document}{' '}
        p. {page} <q className="text-faint">{quotation.replace(/\s+/g, ' ')}</q>
      </span>
      <span className="-my-1 inline-flex flex-none gap-2">
        <PageLink suggestion={suggestion} isFirst={isFirst} />
        {mayAnswer && stance !== 'contradicts' ? (
          <button type="button" data-accept={isFirst || undefined} disabled={act.isBusy} className={BUTTON} onClick={act.accept}>
            {isFirst ? <Key>a</Key> : null} {stance === 'supports' ? 'cite' : 'accept'}
            <span className="sr-only">
              {' '}
              {words} from page {page} for {factSpec(fact).question}
            </span>
          </button>
        ) : null}
        {mayAnswer ? (
          <button
            type="button"
            disabled={act.isBusy}
            className={BUTTON}
            onClick={act.dismiss}
            aria-label={`Dismiss the suggestion ${words} from page ${page}`}
          >
            dismiss
          </button>
        ) : null}
      </span>
    </li>
  );
}

const BUTTON = 'relative inline-flex min-h-6 items-center gap-1 rounded-sm text-accent hover:underline disabled:text-faint';

/** Opens the page beside the questions with the passage marked; without the reader, in a tab of its own. */
function PageLink({ suggestion: { documentId, page, quotation }, isFirst }: { suggestion: CaseSuggestion; isFirst: boolean }) {
  const { review, reader } = useFrame();
  function open(event: MouseEvent) {
    if (!reader?.has(documentId)) return;
    event.preventDefault();
    reader.openCitation({ documentId, page: String(page), quotation });
  }
  return (
    <a
      href={`/cases/${review.number}/records/${documentId}/file#page=${page}`}
      target="_blank"
      rel="noreferrer"
      data-view={isFirst || undefined}
      className={BUTTON}
      onClick={open}
    >
      {isFirst ? <Key>s</Key> : null} page<span className="sr-only"> {page}</span>
    </a>
  );
}

function useSuggestion(suggestion: CaseSuggestion, setAway: () => void) {
  const { store, review } = useFrame();
  const notice = useNotice();
  const [isBusy, start] = useTransition();
  // The same for a second try: one citation, however often it is sent.
  const [evidenceId] = useState(newId);
  const { fact, value, documentId, page } = suggestion;
  const key: SuggestionKey & { number: string } = { number: review.number, documentId, fact, page, value };

  function accept() {
    if (store.answer(fact).mine.value !== value) store.choose(fact, value);
    start(async () => {
      const result = await acceptSuggestionAction({ ...key, evidenceId }).catch(() => null);
      if (result?.ok) store.cited(result.value);
      else notice({ tone: 'error', message: `Not cited: ${result ? result.message : 'the connection was lost. Cite the page again.'}` });
    });
  }

  function dismiss() {
    start(async () => {
      const result = await dismissSuggestionAction(key).catch(() => null);
      if (result?.ok) setAway();
      else notice({ tone: 'error', message: `Not dismissed: ${result ? result.message : 'the connection was lost. Try again.'}` });
    });
  }

  return { accept, dismiss, isBusy };
}

/** For the eye: the name of the button does without. */
function Key({ children }: { children: string }) {
  return (
    <span aria-hidden="true">
      <Kbd>{children}</Kbd>
    </span>
  );
}

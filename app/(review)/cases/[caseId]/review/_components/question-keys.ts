'use client';

import type { KeyboardEvent } from 'react';
import { type KeyAction, useKeys, useKeysOff } from '@/components/shell/Keys';
import { type FactKey, factSpec, isFactKey } from '@/lib/criteria/facts.ts';
import { focusedQuestion, moveQuestion, moveToNextOf } from './question-moves';
import { valueIn } from './scored';
import { type ReviewFrame, useFrame } from './use-review';

/*
 * One key answers, one moves on. An answer leaves the focus where it is: `e` and `m` then cite and note that very answer, a slip is put
 * right by the next key, and no key ever falls on a question that came into focus by itself.
 */

/** What the keys of the questions do things to. */
type Act = Pick<ReviewFrame, 'store' | 'mayAnswer' | 'togglePane' | 'goToDecision' | 'reader' | 'toggleRecords' | 'lastQuestion'>;

/** Does what a key means on a question; false where it means nothing there. */
function act(frame: Act, key: string, fact: FactKey | null): boolean {
  const { store, mayAnswer, togglePane, goToDecision, reader, toggleRecords } = frame;
  // A form that is still being fetched: what is typed is meant for it.
  if (key.length === 1 && isOpening(store)) return true;
  if (key === 'ArrowDown' || key === 'j' || key === 'Enter') moveQuestion(1);
  else if (key === 'ArrowUp' || key === 'k') moveQuestion(-1);
  else if (key === 'o') moveToNextOf(openQuestions(store));
  else if (key === 't') togglePane();
  else if (key === 'd') goToDecision();
  else if (key === 's') return press('[data-view]');
  else if (key === 'v' && reader) toggleRecords();
  else if (reader?.press(key)) return true;
  else if (key === 'e' && fact === null) citeToLast(frame);
  else if (fact === null || !mayAnswer) return false;
  else if (key === 'a') return press('[data-accept]');
  else if (key === 'u') choose(store, fact, null, -1);
  else if (key === 'e') store.open({ fact, kind: 'cite' });
  else if (key === 'm') store.open({ fact, kind: 'note' });
  else if (factSpec(fact).type !== 'boolean') return false;
  else if (key === 'y') choose(store, fact, true, 0);
  else if (key === 'n') choose(store, fact, false, 1);
  else return false;
  return true;
}

/** The suggestion of the question in focus, where it has one. */
function press(selector: string): boolean {
  const button = focusedQuestion()?.querySelector<HTMLElement>(selector);
  button?.click();
  return button !== null && button !== undefined;
}

/** From the records: the question that was in focus before. */
function citeToLast({ store, mayAnswer, lastQuestion }: Act): void {
  const fact = lastQuestion();
  if (mayAnswer && fact !== null) store.open({ fact, kind: 'cite' });
}

function isOpening(store: Act['store']): boolean {
  const { panel } = store.get();
  return panel?.kind === 'cite' && focusedFact() === panel.fact && !document.querySelector('[data-panel]');
}

/** Asked and not answered. */
function openQuestions(store: Act['store']): ReadonlySet<string> {
  const { questions, input } = store.get().scored;
  return new Set(questions.filter(({ fact }) => valueIn(input.facts, fact) === null).map(({ fact }) => fact));
}

/** Chooses, and takes a focus that stands on an option to the chosen one: Space after it must not choose another. */
function choose(store: Act['store'], fact: FactKey, value: boolean | null, option: number): void {
  store.choose(fact, value);
  const options = [...(focusedQuestion()?.querySelectorAll<HTMLElement>('[data-control] [role=radio]') ?? [])];
  if (options.some((one) => one === document.activeElement)) options.at(option)?.focus();
}

function focusedFact(): FactKey | null {
  const fact = focusedQuestion()?.dataset.question ?? '';
  return isFactKey(fact) ? fact : null;
}

const isYesNo = () => {
  const fact = focusedFact();
  return fact !== null && factSpec(fact).type === 'boolean';
};
const hasSuggestion = () => focusedQuestion()?.querySelector('[data-accept]') != null;
const hasPage = () => focusedQuestion()?.querySelector('[data-view]') != null;
const isOnQuestion = () => focusedFact() !== null;

type Listed = readonly [key: string, label: string, applies?: () => boolean];

const MOVE: readonly Listed[] = [
  ['ArrowDown', 'Next question'],
  ['ArrowUp', 'Previous question'],
  ['j', 'Next question'],
  ['k', 'Previous question'],
  ['o', 'Next open question'],
  ['t', 'Show or hide the determination'],
  ['d', 'To the decision'],
  ['v', 'View the page that is suggested', () => hasPage()],
];

const ANSWER: readonly Listed[] = [
  ['y', 'Yes', isYesNo],
  ['n', 'No', isYesNo],
  ['u', 'Not documented', isOnQuestion],
  ['e', 'Cite where it was found', isOnQuestion],
  ['m', 'Add a note', isOnQuestion],
  ['a', 'Accept what is suggested', () => hasSuggestion()],
];

const RECORDS: readonly Listed[] = [['v', 'Show or hide the records']];

/** With records beside them, `e` cites also from there. */
function answerKeys({ reader, lastQuestion }: Act): readonly Listed[] {
  if (!reader) return ANSWER;
  return ANSWER.map((one) => (one[0] === 'e' ? ['e', 'Cite the page in view', () => isOnQuestion() || lastQuestion() !== null] : one));
}

const DIGITS = '1–9';

/** The keys of the questions, in the shell's list. Where one may not answer, only those that move. */
export function useQuestionKeys(): void {
  const frame = useFrame();
  const keys: KeyAction[] = [...MOVE, ...(frame.reader ? RECORDS : []), ...(frame.mayAnswer ? answerKeys(frame) : [])].map(
    ([key, label, applies]) => ({
      key,
      label,
      group: 'Questions',
      run: () => void act(frame, key, focusedFact()),
      ...(applies ? { applies } : {}),
    }),
  );
  const digits: KeyAction = {
    key: DIGITS,
    label: 'Choose an option, in their order',
    group: 'Questions',
    run: (event) => isOpening(frame.store) || chooseByDigit(event.key),
    applies: () => false,
  };
  useKeys(frame.mayAnswer ? [...keys, digits] : keys);
}

/** Where the focus is on the question but not on its control, which takes digits itself. */
function chooseByDigit(digit: string): void {
  const options = focusedQuestion()?.querySelectorAll<HTMLButtonElement>('[data-control] [role=radio]');
  options?.[Number(digit) - 1]?.click();
}

/** Segments and lists take digits themselves: not where digits were turned off. A number box needs them. */
export function useDigitsOff(): (event: KeyboardEvent<HTMLElement>) => void {
  const { store } = useFrame();
  const [off] = useKeysOff();
  return (event) => {
    if (event.key.length === 1 && isOpening(store)) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (/^[1-9]$/.test(event.key) && off.has(DIGITS) && !(event.target instanceof HTMLInputElement)) event.stopPropagation();
  };
}

const SPARE = ['ArrowDown', 'ArrowUp', 'Enter', 'e', 'm', 'u', 'j', 'k', 'o', 't', 'd', 'a', 's', 'v', 'f', 'g', '[', ']'];

/**
 * Keys that a number, a date or a list has no use for act as everywhere else on the question; those that were turned off are left to
 * the field.
 */
export function useSpareKeys(fact: FactKey): (event: { key: string; shiftKey: boolean; target: EventTarget }) => boolean {
  const frame = useFrame();
  const [off] = useKeysOff();
  return ({ key, shiftKey, target }) => {
    if (!SPARE.includes(key) || shiftKey || off.has(key)) return false;
    // Enter and Space open a list.
    if (key === 'Enter' && target instanceof HTMLSelectElement) return false;
    return act(frame, key, fact);
  };
}

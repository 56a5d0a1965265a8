'use client';

import type { KeyboardEvent } from 'react';
import { type KeyAction, useKeys, useKeysOff } from '@/components/shell/Keys';
import { type FactKey, factSpec, isFactKey } from '@/lib/criteria/facts.ts';
import type { ReviewStore } from './review-store';
import { focusedQuestion, moveQuestion, useFrame } from './use-review';

/** Does what a key means on a question; false where it means nothing there. */
function act(store: ReviewStore, mayAnswer: boolean, key: string, fact: FactKey | null): boolean {
  if (key === 'ArrowDown' || key === 'j' || key === 'Enter') moveQuestion(1);
  else if (key === 'ArrowUp' || key === 'k') moveQuestion(-1);
  else if (fact === null || !mayAnswer) return false;
  else if (key === 'u') choose(store, fact, null, -1);
  else if (key === 'e') store.open({ fact, kind: 'cite' });
  else if (key === 'm') store.open({ fact, kind: 'note' });
  else if (factSpec(fact).type !== 'boolean') return false;
  else if (key === 'y') choose(store, fact, true, 0);
  else if (key === 'n') choose(store, fact, false, 1);
  else return false;
  return true;
}

/** Chooses, and takes a focus that stands on an option to the chosen one: Space after it must not choose another. */
function choose(store: ReviewStore, fact: FactKey, value: boolean | null, option: number): void {
  store.choose(fact, value);
  const options = [...(focusedQuestion()?.querySelectorAll<HTMLElement>('[data-control] [role=radio]') ?? [])];
  if (options.some((one) => one === document.activeElement)) options.at(option)?.focus();
}

function focusedFact(): FactKey | null {
  const fact = focusedQuestion()?.dataset.question ?? '';
  return isFactKey(fact) ? fact : null;
}

const MOVE: readonly [key: string, label: string][] = [
  ['ArrowDown', 'Next question'],
  ['ArrowUp', 'Previous question'],
  ['j', 'Next question'],
  ['k', 'Previous question'],
];

const ANSWER: readonly [key: string, label: string][] = [
  ['y', 'Yes'],
  ['n', 'No'],
  ['u', 'Not documented'],
  ['e', 'Cite where it was found'],
  ['m', 'Add a note'],
];

const DIGITS = '1–9';

/** The keys of the questions, in the shell's list. Where one may not answer, only those that move. */
export function useQuestionKeys(): void {
  const { store, mayAnswer } = useFrame();
  const keys: KeyAction[] = [...MOVE, ...(mayAnswer ? ANSWER : [])].map(([key, label]) => ({
    key,
    label,
    group: 'Questions',
    run: () => void act(store, mayAnswer, key, focusedFact()),
  }));
  const digits: KeyAction = {
    key: '1–9',
    label: 'Choose an option, in their order',
    group: 'Questions',
    run: (event) => chooseByDigit(event.key),
  };
  useKeys(mayAnswer ? [...keys, digits] : keys);
}

/** Where the focus is on the question but not on its control, which takes digits itself. */
function chooseByDigit(digit: string): void {
  const options = focusedQuestion()?.querySelectorAll<HTMLButtonElement>('[data-control] [role=radio]');
  options?.[Number(digit) - 1]?.click();
}

/** Segments and lists take digits themselves: not where digits were turned off. A number box needs them. */
export function useDigitsOff(): (event: KeyboardEvent<HTMLElement>) => void {
  const [off] = useKeysOff();
  return (event) => {
    if (/^[1-9]$/.test(event.key) && off.has(DIGITS) && !(event.target instanceof HTMLInputElement)) event.stopPropagation();
  };
}

const SPARE = ['ArrowDown', 'ArrowUp', 'Enter', 'e', 'm', 'u', 'j', 'k'];

/**
 * Keys that a number, a date or a list has no use for act as everywhere else on the question; those that were turned off are left to
 * the field.
 */
export function useSpareKeys(fact: FactKey): (event: { key: string; shiftKey: boolean; target: EventTarget }) => boolean {
  const { store, mayAnswer } = useFrame();
  const [off] = useKeysOff();
  return ({ key, shiftKey, target }) => {
    if (!SPARE.includes(key) || shiftKey || off.has(key)) return false;
    // Enter and Space open a list.
    if (key === 'Enter' && target instanceof HTMLSelectElement) return false;
    return act(store, mayAnswer, key, fact);
  };
}

import type { FactKey, FactValue } from '../../lib/criteria/facts.ts';

/** What is said of a chart's member, and the facts that somebody who reads it would answer from it. `{d}`: a day of the note's own time. */
export type Phrase = { readonly says: string; readonly facts: Partial<Readonly<Record<FactKey, FactValue>>> };

/** How one set of charts is written: who writes, and what else lies in the folder. */
export type Style = {
  readonly phrases: readonly Phrase[];
  /** Said of others, of risks, of policies, of long ago: answers to nothing. */
  readonly distractors: readonly string[];
  readonly headings: readonly string[];
  readonly noteDate: (iso: string) => string;
  readonly day: (iso: string) => string;
  readonly opening: readonly string[];
};

export const p = (says: string, facts: Phrase['facts']): Phrase => ({ says, facts });

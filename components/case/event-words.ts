/** A line of history in words. */
export interface EventWords {
  /** "Answer saved" */
  readonly what: string;
  /** What it is about: the question of an answer, the person a letter goes to. Empty where the first words say it all. */
  readonly about: string;
  /** What changed, in words; a note is a change of its own. */
  readonly changes: readonly { readonly before: string; readonly after: string }[];
  /** What else the event holds, one line each. */
  readonly details: readonly string[];
}

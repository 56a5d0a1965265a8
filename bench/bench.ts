// What every benchmark is: a name, one line about it, and a run that gives figures.

/** The last line of a benchmark's output. Ratios are ours / theirs unless the summary says otherwise; units are in the figures' names. */
export interface BenchResult {
  readonly bench: string;
  readonly ratios: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly conditions: Readonly<Record<string, number | string>>;
}

export interface Bench {
  readonly name: string;
  readonly summary: string;
  /** What `--help` after its name prints, where the summary does not say it all. */
  readonly help?: string;
  /** @param args what follows the name on the command line. Prints its progress; throws when what it measures does not work. */
  readonly run: (args: readonly string[]) => Promise<BenchResult>;
}

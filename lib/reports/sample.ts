/** Which cases are reviewed a second time. The same population, rate and seed always give the same sample: that is its proof. */

/** Case numbers by stratum (payer, outcome, first reviewer). */
export type Population = Readonly<Record<string, readonly string[]>>;

/** Hexadecimal text of a hash; passed in, since what is pure takes no package. */
export type HashText = (text: string) => string;

export interface Drawn {
  readonly number: string;
  readonly stratum: string;
  /** From 1 on, in an order that says nothing of the stratum. */
  readonly place: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Of each stratum the rate, rounded up, so that none goes without: those whose hash with the seed is lowest.
 * @param percent whole, 1 to 100
 */
export function drawFrom(population: Population, percent: number, seed: string, hash: HashText): Drawn[] {
  const key = (number: string) => hash(`${seed} ${number}`);
  const drawn = Object.entries(population).flatMap(([stratum, numbers]) => {
    const size = Math.ceil((numbers.length * percent) / 100);
    return numbers
      .map((number) => ({ number, stratum, key: key(number) }))
      .sort((a, b) => byText(a.key, b.key))
      .slice(0, size);
  });
  return drawn.sort((a, b) => byText(a.key, b.key)).map(({ number, stratum }, i) => ({ number, stratum, place: i + 1 }));
}

/** A stratum by its name, such as `molina · denied · Dana Whitfield`. */
export const stratumOf = (payer: string, kind: string, reviewer: string): string => `${payer} · ${kind} · ${reviewer}`;

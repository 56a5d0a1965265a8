/** Agreement of two people beyond chance: Cohen (1960), with the standard error of Fleiss, Cohen and Everitt (1969). */

/** How often the first said the row's category and the second the column's: square, whole numbers. */
export type AgreementTable = readonly (readonly number[])[];

export type Kappa =
  | { readonly defined: true; readonly value: number; readonly low: number; readonly high: number }
  /** Nothing was compared, or both said one and the same all along: chance alone would agree as much. */
  | { readonly defined: false; readonly reason: 'nothing-compared' | 'no-variation' };

/** Of the normal distribution, two-sided 95 %. */
const Z = 1.959964;

/** Pairs counted by category; both lie among `categories`. */
export function tableOf<C extends string>(categories: readonly C[], pairs: readonly { first: C; second: C }[]): AgreementTable {
  const table = categories.map(() => categories.map(() => 0));
  for (const { first, second } of pairs) {
    const row = table[categories.indexOf(first)];
    const column = categories.indexOf(second);
    if (row?.[column] === undefined) throw new RangeError(`no such category: ${first}, ${second}`);
    row[column] += 1;
  }
  return table;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Kappa with its 95 % confidence interval, which is cut off at -1 and 1. Whether it is defined is decided on whole numbers. */
export function kappa(table: AgreementTable): Kappa {
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)));
  const n = sum(rows);
  if (n === 0) return { defined: false, reason: 'nothing-compared' };
  const chance = sum(rows.map((row, i) => row * (columns[i] ?? 0)));
  if (chance === n * n) return { defined: false, reason: 'no-variation' };
  const agreed = sum(table.map((row, i) => row[i] ?? 0));
  const value = (n * agreed - chance) / (n * n - chance);
  const margin = Z * standardError(table, { rows, columns, n, value, expected: chance / (n * n) });
  return { defined: true, value, low: Math.max(-1, value - margin), high: Math.min(1, value + margin) };
}

type Parts = { rows: readonly number[]; columns: readonly number[]; n: number; value: number; expected: number };

/** Fleiss, Cohen and Everitt (1969), formula 13, in the form of Fleiss, Levin and Paik (2003), 18.13. */
function standardError(table: AgreementTable, { rows, columns, n, value, expected }: Parts): number {
  const share = (count: number | undefined) => (count ?? 0) / n;
  let same = 0;
  let different = 0;
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const both = i === j ? share(rows[i]) + share(columns[i]) : share(columns[i]) + share(rows[j]);
      if (i === j) same += share(count) * (1 - both * (1 - value)) ** 2;
      else different += share(count) * both ** 2;
    });
  });
  const variance = same + (1 - value) ** 2 * different - (value - expected * (1 - value)) ** 2;
  // Of perfect agreement it is 0, but for the last digit of a fraction.
  return Math.sqrt(Math.max(0, variance) / n) / (1 - expected);
}

import type { Agreement } from '@/lib/use-cases/settle-disagreement.ts';

/** `0.68 (0.51 to 0.85)`, or why there is none. */
export function kappaWords({ kappa }: Agreement): string {
  if (!kappa.defined) return kappa.reason === 'nothing-compared' ? 'not defined: nothing compared' : 'not defined: all alike';
  const two = (value: number) => value.toFixed(2).replace('-', '−');
  return `${two(kappa.value)} (${two(kappa.low)} to ${two(kappa.high)})`;
}

/** A letter as far as it tells when notice was given. */
interface GivenLetter {
  readonly notice: string;
  readonly recipient: string;
  readonly deliveries: readonly { readonly deliveredAt: string }[];
}

/**
 * When notice of the decision was complete: when the last of its recipients first had a letter of it. One that was voided and issued anew counts
 * from the first; letters of what came later are not asked. ISO instant, UTC; null where none went out.
 */
export function decisionNoticeGiven(letters: readonly GivenLetter[]): string | null {
  const first = new Map<string, string>();
  for (const { notice, recipient, deliveries } of letters) {
    if (notice !== 'decision') continue;
    for (const { deliveredAt } of deliveries) {
      const before = first.get(recipient);
      if (before === undefined || deliveredAt < before) first.set(recipient, deliveredAt);
    }
  }
  return [...first.values()].sort().at(-1) ?? null;
}

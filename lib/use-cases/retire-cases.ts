import { asOwner } from '../data/retention.ts';

/** How long a case is kept after it is over. */
export const KEPT_YEARS = 10;

/** `past`: numbers of the cases past retention; `held`: those that only a legal hold keeps; `retired`: how many were deleted. */
export type Retention = { past: string[]; held: number; retired: number };

/**
 * Lists what is past retention at the instant (ISO 8601 UTC), and with `apply` deletes each such case as a whole, in a transaction of its own:
 * what is left is a tombstone, and an event of the organization.
 * @param ownerUrl the login that owns the tables
 */
export function retireCases(ownerUrl: string, { now, years, apply }: { now: string; years: number; apply: boolean }): Promise<Retention> {
  return asOwner(
    ownerUrl,
    async (owner) => {
      const past = await owner.past();
      const held = await owner.held();
      let retired = 0;
      // One that was set on hold meanwhile, or is tied to such a one, answers `conflict`, and stays.
      if (apply) for (const { id } of past) if ((await owner.retire(id)) === 'ok') retired += 1;
      return { past: past.map(({ number }) => number), held, retired };
    },
    { now, years },
  );
}

import { withConnection } from './trail.ts';

export type PastRetention = { id: string; number: string };

/** As the owner: the app's role deletes nothing. */
export async function asOwner<T>(
  ownerUrl: string,
  work: (owner: {
    past: () => Promise<PastRetention[]>;
    held: () => Promise<number>;
    retire: (id: string) => Promise<string>;
  }) => Promise<T>,
  { now, years }: { now: string; years: number },
): Promise<T> {
  return withConnection(async (client) => {
    const past = 'SELECT id, number FROM past_retention($1, $2)';
    const held = `SELECT count(*)::int AS n FROM "case" c WHERE ended_at(c) + make_interval(years => $2) <= $1
      AND EXISTS (SELECT FROM legal_hold h WHERE h.case_id = c.id AND h.lifted_at IS NULL)`;
    return work({
      past: async () => (await client.query<PastRetention>(past, [now, years])).rows,
      held: async () => (await client.query<{ n: number }>(held, [now, years])).rows[0]?.n ?? 0,
      retire: async (id) =>
        (await client.query<{ word: string }>('SELECT retire_case($1, $2, $3) AS word', [id, now, years])).rows[0]?.word ?? '',
    });
  }, ownerUrl);
}

// Who takes part: nurses and directors of one plan, with accounts that can sign in.
import { hashPassword } from '../../lib/auth/auth.ts';
import type { Viewer } from '../../lib/data/access.ts';
import { db } from '../../lib/data/db.ts';
import { createDirector, makeCredential, PASSWORD } from '../directors.ts';
import { createPlan, createUser } from '../factories.ts';

export type People = { nurses: Viewer[]; directors: Viewer[] };

/** One in six is a director, and there is at least one. */
export async function makePeople(reviewers: number): Promise<People> {
  const { id } = await createPlan();
  const count = Math.max(1, Math.round(reviewers / 6));
  const directors: Viewer[] = [];
  for (let n = 0; n < count; n++)
    directors.push(await createDirector([id], [makeCredential({ validFrom: '2000-01-01', expiresOn: '2099-12-31' })]));
  const nurses: Viewer[] = [];
  for (let n = 0; n < reviewers - count; n++) nurses.push(await createUser('nurse', [id]));
  await db().account.updateMany({
    where: { userId: { in: nurses.map((nurse) => nurse.id) } },
    data: { password: await hashPassword(PASSWORD) },
  });
  return { nurses, directors };
}

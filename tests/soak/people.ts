// Who takes part: nurses and directors of one plan, with accounts that can sign in.
import { symmetricEncrypt } from 'better-auth/crypto';
import { auth, hashPassword } from '../../lib/auth/auth.ts';
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
  await setUpSecondFactors(directors);
  const nurses: Viewer[] = [];
  for (let n = 0; n < reviewers - count; n++) nurses.push(await createUser('nurse', [id]));
  await db().account.updateMany({
    where: { userId: { in: nurses.map((nurse) => nurse.id) } },
    data: { password: await hashPassword(PASSWORD) },
  });
  return { nurses, directors };
}

/** All directors' authenticator apps show the same codes; each is still good for one sign-in of each. */
const SECRET = 'made up for the soak, 32 letters';

async function setUpSecondFactors(directors: readonly Viewer[]): Promise<void> {
  const { secretConfig: key } = await auth().$context;
  await db().twoFactor.updateMany({
    where: { userId: { in: directors.map(({ id }) => id) } },
    data: { secret: await symmetricEncrypt({ key, data: SECRET }) },
  });
}

/** What a director's app shows now. */
export const directorCode = async (): Promise<string> => (await auth().api.generateTOTP({ body: { secret: SECRET } })).code;

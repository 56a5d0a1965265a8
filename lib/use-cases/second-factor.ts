import { setUpSecondFactor, tryNewSecondFactor } from '../auth/enroll.ts';
import type { Acting } from '../data/access.ts';
import { tellAfter } from '../data/organization.ts';
import { invalid } from '../errors.ts';

export type { NewSecondFactor } from '../auth/enroll.ts';

/**
 * Begins to set up the viewer's second factor: nothing holds until a code of it was tried.
 * @throws AppError `invalid` (password), `conflict` (there is one already), `slowed`
 */
export const beginSecondFactor = ({ viewer }: Acting, { password }: { password: string }) => setUpSecondFactor(viewer.id, password);

/** Tries a code of what was begun; from here on it is asked for at each sign-in. @throws AppError `invalid` (code), `slowed` */
export async function confirmSecondFactor(acting: Acting, { code }: { code: string }): Promise<void> {
  const { id, name } = acting.viewer;
  if (!(await tryNewSecondFactor(id, code)))
    throw invalid('Nothing was changed.', { code: 'The code is wrong. Type the one that the app shows now.' });
  await tellAfter(acting, { type: 'second-factor-set-up', subject: id, name, changes: [] });
}

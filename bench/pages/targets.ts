// The pages that have budgets, and the cases they are opened with.
import { cookieOf, type Session } from './browser.ts';
import type { PageName } from './options.ts';

export interface Target {
  readonly name: Exclude<PageName, 'record'>;
  /** From the root, with a slash. */
  readonly path: string;
  readonly signedIn: boolean;
}

/** A version with many criteria. */
const POLICY = '/policies/caresource-ar-passe-mm-1502/2026-05-01';

export const targetUrl = (url: string, { path }: Target): string => url + path;

/** How many cases of the worklist are looked at for the heaviest one. */
const CANDIDATES = 30;

async function html(url: string, session: Session): Promise<string> {
  const response = await fetch(url, { headers: { cookie: cookieOf(session) }, redirect: 'manual' });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

const count = (text: string, part: string): number => text.split(part).length - 1;

/** The number with the most of something on its page; null when none has any. */
async function most(numbers: readonly string[], page: (number: string) => Promise<string>, part: string): Promise<string | null> {
  let best: string | null = null;
  let record = 0;
  for (const number of numbers) {
    const found = count(await page(number), part);
    if (found > record) [best, record] = [number, found];
  }
  return best;
}

/**
 * The pages, with the case of the reviewer's worklist that has the most questions to answer, and the one with the most to confirm.
 * @param number one case for both instead
 * @throws when the worklist has no case that can be answered
 */
export async function findTargets(url: string, session: Session, number: string | null): Promise<Target[]> {
  const [review, decision] = number === null ? await heaviest(url, session) : [number, number];
  return [
    { name: 'login', path: '/sign-in', signedIn: false },
    { name: 'worklist', path: '/worklist', signedIn: true },
    { name: 'review', path: `/cases/${review}/review`, signedIn: true },
    { name: 'decision', path: `/cases/${decision}/decision`, signedIn: true },
    { name: 'policies', path: '/policies', signedIn: true },
    { name: 'policy version', path: POLICY, signedIn: true },
  ];
}

/** A case of the reviewer's worklist to add records to. Throws when each has some already. */
export async function caseWithoutRecords(url: string, session: Session): Promise<string> {
  for (const number of await candidates(url, session)) {
    if ((await html(`${url}/cases/${number}/records`, session)).includes('No records yet')) return number;
  }
  throw new Error('The worklist has no case without records.');
}

async function candidates(url: string, session: Session): Promise<string[]> {
  const worklist = await html(`${url}/worklist`, session);
  const numbers = new Set([...worklist.matchAll(/href="\/cases\/([^/"]+)\/review"/g)].map(([, number]) => number ?? ''));
  return [...numbers].slice(0, CANDIDATES);
}

async function heaviest(url: string, session: Session): Promise<[review: string, decision: string]> {
  const numbers = await candidates(url, session);
  const page = (step: string) => (number: string) => html(`${url}/cases/${number}/${step}`, session);
  const review = await most(numbers, page('review'), 'role="radiogroup"');
  const decision = await most(numbers, page('decision'), 'type="checkbox"');
  if (review === null || decision === null) throw new Error('The worklist has no case of this reviewer to answer or to decide.');
  return [review, decision];
}

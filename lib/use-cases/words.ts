import type { Word } from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { type AppError, conflict, forbidden, notFound } from '../errors.ts';

/** What a database function's word means to the person who asked. */
export function refusal(word: Word, c: CaseRecord, wanted: string): AppError {
  switch (word) {
    case 'not-found':
      return notFound(`Case ${c.number}`);
    case 'forbidden':
      return forbidden(`You may not ${wanted} in this plan.`);
    case 'not-holder':
      return conflict(`You do not hold case ${c.number} any more, so nothing was changed. Reload to see who does.`);
    case 'stale':
      return conflict(`Case ${c.number} changed while you worked on it, so nothing was done. Reload, look at what changed, and try again.`);
    case 'not-nurse':
      return conflict('The case can be given to an active nurse of the plan only. Nothing was changed.');
    case 'no-credential':
      return conflict('No license on file carries this signature today. Nothing was signed.');
    case 'not-ready':
      return conflict(`Case ${c.number} was edited after it was confirmed ready. Confirm it again.`);
    case 'rests-on':
      return conflict('The decision rests on this document, so it stays. Nothing was changed.');
    default:
      return conflict(`Someone was faster: case ${c.number} is not as you saw it. Nothing was changed; reload to see it.`);
  }
}

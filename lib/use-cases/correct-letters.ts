import { randomUUID } from 'node:crypto';
import { type Corrected, changedSince, correctedSnapshot, spellingChanges, spellingOf, whereChanged } from '../cases/clerical.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { dayIn } from '../cases/time.ts';
import { type Acting, roleIn } from '../data/access.ts';
import { canonical, eventBody, sha256 } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { requireLetters } from './decision-letters.ts';
import { searchTextOf } from './linked-case.ts';
import { loadCase } from './load-case.ts';
import { loadSnapshot } from './load-letters.ts';
import { refusal } from './words.ts';

export type CorrectLettersCommand = { number: string; correctionId: string; reason: string; spelling: Corrected };

/**
 * Puts a clerical error in the decision's letters right: a name or an address that was typed wrong. The letters that are out are taken back, and a
 * snapshot with the correction on record is what they are made from anew; what was decided is the same, and the decision's own snapshot stays.
 * @throws AppError `not-found`, `forbidden`; `invalid` (changed since the decision, so that no letter would follow the correction); `conflict` (nothing is another, changed meanwhile, its letters could not be issued)
 */
export async function correctLetters(acting: Acting, command: CorrectLettersCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const reason = command.reason.trim();
  authorize(acting, loaded, 'correct-letters', { attempt: { reason } });
  const was = await loadSnapshot(loaded);
  if (was === null) throw refusal('conflict', c, 'correct letters');
  const changes = spellingChanges(was, command.spelling);
  refuseChangedSince(acting, c, was, command.spelling);
  if (changes.length === 0) throw conflict('Nothing is written otherwise. Nothing was changed.');
  const { viewer, at } = acting;
  const standing = c.letters.filter(({ notice, voided }) => notice === 'decision' && voided === null);
  const snapshot = correctedSnapshot(was, command.spelling, {
    ...{ at, reason, changes, replaces: dayIn(standing[0]?.issuedAt ?? was.decidedAt, c.plan.timeZone) },
    by: { name: viewer.name, role: roleIn(viewer, c.plan.id) ?? '', credential: viewer.title },
  });
  requireLetters(snapshot, snapshot, 'Nothing was changed.');
  const text = canonical(snapshot);
  const hash = sha256(text);
  const payload = { reason, changes, snapshot: hash, letters: standing.map(({ id }) => id) };
  const word = await writes.correctLetters(
    c.id,
    viewer.id,
    {
      correction: { id: command.correctionId, reason, changes, corrected_by: viewer.name, corrected_at: at },
      snapshot: { id: randomUUID(), canonical: text, sha256: hash, taken_at: at },
      voids: standing.map((letter) => voidOf(acting, c, letter, reason)),
      searchText: searchTextOf(partiesOf(c, snapshot)),
    },
    eventBody(acting, c.plan.id, { type: 'error-corrected', payload }),
  );
  if (word !== 'ok' && word !== 'exists') throw refusal(word, c, 'correct letters');
}

const CHANGED_WORDS: Readonly<Record<keyof Corrected, string>> = {
  memberName: 'The member’s name',
  memberAddress: 'The member’s address',
  representativeName: 'Who acts for the member',
  practitionerName: 'The practitioner’s name',
  facilityName: 'The place of care',
};

/** Letters follow what was changed since the decision: to correct what it was then would reach no letter. */
function refuseChangedSince({ viewer }: Acting, c: CaseRecord, was: Snapshot, is: Corrected): void {
  const now = { member: c.member, representative: c.representative, requestingPractitioner: c.practitioner, facility: c.facility };
  const corrected = changedSince(spellingOf(was), is);
  const [field] = changedSince(spellingOf(was), spellingOf(now)).filter((each) => corrected.includes(each));
  if (field === undefined) return;
  const message = `${CHANGED_WORDS[field]} was changed since the decision, and its letters follow that. ${whereChanged(c.status, roleIn(viewer, c.plan.id))}`;
  throw invalid(`${message}. Nothing was changed.`, { [`spelling.${field}${field === 'memberAddress' ? '.line1' : ''}`]: message });
}

const partiesOf = ({ number }: CaseRecord, { member, requestingPractitioner: practitioner }: Snapshot) => ({
  number,
  member,
  practitioner,
});

function voidOf(acting: Acting, c: CaseRecord, { id, notice, recipient }: CaseRecord['letters'][number], reason: string) {
  const payload = { letter: id, notice, recipient, reason };
  return {
    void: { letter_id: id, reason, voided_by: acting.viewer.name, voided_at: acting.at },
    body: eventBody(acting, c.plan.id, { type: 'letter-voided', payload }),
  };
}

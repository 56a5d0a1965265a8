import { partyConflicts } from '../cases/parties.ts';
import type { ChangedParties } from '../cases/party.ts';
import type { MemberParty } from '../cases/snapshot.ts';
import { dayIn } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { canonical, eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type PartiesCommand = ChangedParties & {
  number: string;
  /** Events of the case as the person saw it. */
  seen: number;
  reason: string;
};

/**
 * Changes who acts for the member and where letters go, after receipt. Letters that are not issued follow, the decision's too; those that are out
 * stay as they are. The plan keeps the parties for later requests. Who the member is does not change by it.
 * @throws AppError `not-found`, `forbidden`; `invalid` with the field that contradicts the rest; `conflict` (closed, nothing different, or the case
 *   moved on)
 */
export async function changeParties(acting: Acting, command: PartiesCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  const reason = command.reason.trim();
  authorize(acting, loaded, 'change-parties', { attempt: { reason } });
  const { case: c } = loaded;
  if (c.eventCount !== command.seen) throw refusal('stale', c, 'change its parties');
  const [before, after] = [partiesOf(c), { member: command.member, representative: command.representative }];
  if (canonical(before) === canonical(after)) throw conflict('Nothing is different, so nothing was changed.');
  const today = dayIn(acting.at, c.plan.timeZone);
  const fields = partyConflicts(after, { dateOfBirth: c.member.dateOfBirth, receivedOn: c.receivedOn, state: c.plan.state, today });
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalid(`${first}. Nothing was changed.`, fields);
  const { name, memberId, dateOfBirth } = c.member;
  const member: MemberParty = { name, memberId, dateOfBirth, ...after.member };
  const word = await writes.changeParties(c.id, acting.viewer.id, {
    seen: command.seen,
    parties: { member, representative: after.representative },
    body: eventBody(acting, c.plan.id, { type: 'parties-changed', payload: { before, after, reason } }),
    closeBody: eventBody(acting, c.plan.id, { type: 'case-closed', payload: {} }),
  });
  if (word !== 'ok' && word !== 'closed') throw refusal(word, c, 'change its parties');
}

/** What of the case's parties may change. */
export function partiesOf({ member, representative }: Pick<CaseRecord, 'member' | 'representative'>): ChangedParties {
  const { name: _name, memberId: _memberId, dateOfBirth: _dateOfBirth, ...rest } = member;
  return { member: rest, representative };
}

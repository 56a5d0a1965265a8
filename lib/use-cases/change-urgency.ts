import { randomUUID } from 'node:crypto';
import { informationDueAfter } from '../cases/information.ts';
import type { Urgency } from '../cases/regulation.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { clockPayload, moveBy } from './moved-clock.ts';
import { refusal } from './words.ts';

export type UrgencyCommand = {
  number: string;
  to: Urgency;
  /** The finding: why it is urgent, or is not. */
  reason: string;
  /** Who says that it is urgent; only where it is raised. */
  attestedBy: '' | 'practitioner' | 'member' | 'reviewer';
  /** Whom the reviewer told by telephone, and when (ISO instant): asked for where a member's own request is lowered. */
  oralNotice: { person: string; happenedAt: string } | null;
};

/**
 * Raises or lowers the urgency; the due time is worked out anew, and the time to send information follows it.
 * @throws AppError `not-found`, `forbidden`; `invalid` (no attestation, a telephone call that cannot be); `conflict` (it is so already, an
 *   attestation that stands, somebody else moved the clock)
 */
export async function changeUrgency(acting: Acting, command: UrgencyCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  const reason = command.reason.trim();
  const { to, oralNotice } = command;
  authorize(acting, loaded, 'change-urgency', { attempt: { urgency: to, reason, oralNotice: oralNotice !== null } });
  const { case: c } = loaded;
  checkCommand(acting, c, command);
  const { due, ...moved } = moveBy(c, { action: 'change-urgency', at: acting.at, to });
  const open = c.status === 'pended' ? c.informationRequests.findLast((r) => r.completedAt === null && r.lapsedAt === null) : undefined;
  const informationDue = open ? { information_due_at: informationDueAfter(c, open, due) } : {};
  const attestedBy = to === 'expedited' ? command.attestedBy : '';
  const payload = { from: c.urgency, to, reason, attestedBy, oralNotice: oralNotice?.person.trim() ?? '', clock: clockPayload(c, due) };
  const word = await writes.moveClock(
    c.id,
    {
      actor: acting.viewer.id,
      event: 'urgency-changed',
      urgency: to,
      urgencyRecord: { ...c.urgencyRecord, attestedBy, finding: reason },
      moved: { ...moved, clock: { ...moved.clock, ...informationDue } },
      oralNotice: oralNotice && contactRow(acting, reason, oralNotice),
    },
    eventBody(acting, c.plan.id, { type: 'urgency-changed', payload }),
  );
  if (word !== 'ok') throw refusal(word, c, 'change the urgency');
}

function checkCommand({ at }: Acting, c: CaseRecord, { to, attestedBy, oralNotice }: UrgencyCommand): void {
  if (to === 'expedited' && attestedBy === '')
    throw invalid('Say who asks for the expedited review.', { attestedBy: 'Say who asks for it' });
  if (oralNotice === null) return;
  if (oralNotice.person.trim() === '') throw invalid('Say who was told.', { 'oralNotice.person': 'Say who was told' });
  if (Date.parse(oralNotice.happenedAt) > Date.parse(at) || Date.parse(oralNotice.happenedAt) < Date.parse(c.receivedAt)) {
    const problem = 'The call lies between the receipt of the request and now';
    throw invalid(`${problem}.`, { 'oralNotice.happenedAt': problem });
  }
}

const contactRow = ({ viewer, at }: Acting, text: string, { person, happenedAt }: { person: string; happenedAt: string }) => ({
  id: randomUUID(),
  outcome: '',
  person: person.trim(),
  means: 'Telephone',
  happened_at: happenedAt,
  text,
  by: viewer.name,
  at,
});

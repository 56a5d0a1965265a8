import type { CaseEvent, PeerToPeerOutcome } from '../cases/events.ts';
import { isAfter, readInstant } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type ContactCommand = {
  number: string;
  /** UUID made by the form: sent twice, it is recorded once. */
  contactId: string;
  kind: 'contact' | 'peer-to-peer' | 'note';
  /** Of a peer-to-peer; empty for any other kind. */
  outcome: PeerToPeerOutcome | '';
  /** With whom, which a note may leave empty; and how, where it is known: telephone, fax … */
  person: string;
  means: string;
  /** ISO 8601 instant. */
  happenedAt: string;
  text: string;
};

const ACTION = { contact: 'record-contact', 'peer-to-peer': 'record-peer-to-peer', note: 'record-note' } as const;

/**
 * Records a contact, an offer of a talk or a talk with the treating physician, or a note, on a case that is with a medical director.
 * @throws AppError `not-found`, `forbidden`; `invalid` with the field that is missing, or a time that is yet to come; `conflict` where the
 *   case is not with a director
 */
export async function recordContact(acting: Acting, command: ContactCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, ACTION[command.kind]);
  const { case: c } = loaded;
  const contact = checked(acting, command);
  const { id, happened_at: happenedAt, person, means, text, outcome } = contact;
  const row = { ...contact, by: acting.viewer.name, at: acting.at };
  const event = eventOf(command, { contact: id, person, means, happenedAt, text, outcome });
  const word = await writes.recordContact(c.id, acting.viewer.id, row, eventBody(acting, c.plan.id, event));
  if (word !== 'ok' && word !== 'exists') throw refusal(word, c, 'record contacts');
}

function checked(acting: Acting, command: ContactCommand) {
  const contact = {
    id: command.contactId,
    kind: command.kind,
    outcome: command.kind === 'peer-to-peer' ? command.outcome : '',
    person: command.person.trim(),
    means: command.means.trim(),
    happened_at: instantOf(command.happenedAt) ?? '',
    text: command.text.trim(),
  };
  const fields: Record<string, string> = {};
  if (contact.kind === 'peer-to-peer' && contact.outcome === '') fields.outcome = 'Say what came of it';
  if (contact.kind !== 'note' && contact.person === '') fields.person = 'Say with whom';
  if (contact.kind !== 'peer-to-peer' && contact.text === '') fields.text = 'Write what it was about';
  if (contact.happened_at === '') fields.happenedAt = 'Say when';
  else if (isAfter(readInstant(contact.happened_at), readInstant(acting.at))) fields.happenedAt = 'This time is yet to come';
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalid(`${first}. Nothing was recorded.`, fields);
  return contact;
}

function instantOf(text: string): string | null {
  try {
    return readInstant(text).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Recorded = { contact: string; person: string; means: string; happenedAt: string; text: string; outcome: string };

function eventOf({ kind, outcome }: ContactCommand, { contact, person, means, happenedAt, text }: Recorded): CaseEvent {
  if (kind === 'note') return { type: 'note-recorded', payload: { contact, text } };
  if (kind === 'peer-to-peer' && outcome !== '')
    return { type: 'peer-to-peer-recorded', payload: { contact, outcome, person, happenedAt, text } };
  return { type: 'contact-recorded', payload: { contact, kind, person, means, happenedAt, text } };
}

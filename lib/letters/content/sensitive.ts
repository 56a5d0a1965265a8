import type { SnapshotRequest } from '../../cases/snapshot.ts';
import { type SensitiveTopic, sensitiveTopic } from '../../criteria/documentable.ts';
import type { Recipient } from '../letter.ts';
import { type Voice, voiceFor } from './words.ts';

/**
 * Words written in advance for clauses and records about mental health, use of substances, and the course of an illness: a letter that a
 * member opens at home, or that another reads, names the clause by its place in the policy and leaves the rest to the doctor.
 */
const SENSITIVE_WORDS: Readonly<Record<SensitiveTopic, string>> = {
  'mental-health': 'This part is about a visit and a report that come before a pump is put in. Ask {doctor} about it.',
  'substance-use': 'This part is about the safe use of this treatment. Ask {doctor} about it.',
  prognosis: 'This part is about when this treatment is of use. Ask {doctor} about it.',
};

const SENSITIVE_ITEM = 'A record that {doctor} knows about. Our letter to {doctor} names it.';

const fill = (words: string, { doctor }: Voice) => words.replaceAll('{doctor}', doctor);

type Clause = { readonly id: string; readonly statement: string; readonly citation: string };

/** What a clause asks, and where it stands; `facts` are those that it reads. A practitioner reads the clause itself. */
export function clauseWords(
  clause: Clause,
  facts: Readonly<Record<string, unknown>>,
  recipient: Recipient,
): { asks: string; stands: string } {
  const topic = recipient === 'practitioner' ? null : sensitiveTopic({ facts });
  if (topic === null) return { asks: clause.statement, stands: `${clause.citation} (item ${clause.id})` };
  return { asks: fill(SENSITIVE_WORDS[topic], voiceFor(recipient)), stands: clause.citation };
}

/** What was asked for, as the recipient is told of it. */
export function itemWords({ fact, what }: Pick<SnapshotRequest['items'][number], 'fact' | 'what'>, recipient: Recipient): string {
  const isTold = recipient === 'practitioner' || sensitiveTopic({ facts: { [fact]: null } }) === null;
  return isTold ? what : fill(SENSITIVE_ITEM, voiceFor(recipient));
}

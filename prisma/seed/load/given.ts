import type { NoticeKey } from '../../../lib/cases/notice.ts';
import { idOf } from './chance.ts';
import type { Telling } from './telling.ts';

/** `decision`: its id; null for any other notice. */
type Given = { notice: NoticeKey; kind: string; decision: string | null };

/**
 * The two letters that a notice owes, issued and sent at shares of the time in which the case was worked on. They are made from the case's
 * snapshot, of which each has one.
 */
export function give(t: Telling, { notice, kind, decision }: Given, [issue, send]: readonly [number, number]): void {
  const { chain, step, nurse, index, tables, s, member, practitioner } = t;
  const at = step(issue);
  const owed = [
    { recipient: 'member' as const, id: idOf(index, 4), delivery: idOf(index, 6), addressee: member.name, method: 'mail' },
    { recipient: 'practitioner' as const, id: idOf(index, 5), delivery: idOf(index, 7), addressee: practitioner.name, method: 'fax' },
  ];
  for (const { recipient, id, addressee } of owed) {
    const { pdf, sha256: sha } = s.letters[recipient];
    tables.letter.add({
      id,
      case_id: chain.id,
      notice,
      snapshot_id: idOf(index, 2),
      decision_id: decision,
      kind,
      recipient,
      addressee,
      status: 'issued',
      pdf,
      sha256: sha,
      warnings: { json: [] },
      arranged: '',
      issued_by_id: nurse.id,
      issued_by: nurse.name,
      issued_at: at,
    });
    chain.append(nurse, at, { type: 'letter-issued', payload: { letter: id, notice, kind, recipient, addressee, sha256: sha } });
  }
  for (const { recipient, id, delivery, method } of owed) {
    const then = step(send);
    tables.delivery.add({
      id: delivery,
      letter_id: id,
      method,
      detail: '',
      delivered_by_id: nurse.id,
      delivered_by: nurse.name,
      delivered_at: then,
    });
    chain.append(nurse, then, { type: 'letter-delivered', payload: { letter: id, notice, recipient, method, detail: '' } });
  }
}

import { describeCode } from '../../../lib/cases/codes.ts';
import type { NoticeSnapshot } from '../../../lib/cases/snapshot.ts';
import { canonical, sha256 } from '../../../lib/data/audit.ts';
import { idOf, pick } from './chance.ts';
import { planInLetters, policyOf } from './decided.ts';
import { give } from './given.ts';
import { inputOf } from './stories.ts';
import type { Telling } from './telling.ts';

const BY = 'practitioner';
const CONFIRMED = 'By telephone with the practitioner’s office';

/** At the requester's wish; of one in twenty the letters that say so are still to be sent. @returns what of the case's row that changed */
export function withdraw(t: Telling) {
  const { chain, s, step, index } = t;
  const at = step(0.4);
  chain.append(s.manager, at, { type: 'case-withdrawn', payload: { by: BY, confirmed: CONFIRMED } });
  const owed = pick(index, 54, 20) === 0;
  if (!owed) {
    freeze(t, at);
    give(t, { notice: 'withdrawal', kind: 'withdrawal', decision: null }, [0.5, 0.6]);
  }
  return { open_due_at: null, notice_owed: owed, ending: 'withdrawn' };
}

/** What the letters are made from, taken when they are issued. */
function freeze(t: Telling, at: string): void {
  const { tables, index, chain, step } = t;
  const takenAt = step(0.5);
  const text = canonical(snapshotOf(t, at, takenAt));
  tables.snapshot.add({ id: idOf(index, 2), case_id: chain.id, canonical: text, sha256: sha256(text), taken_at: takenAt });
}

function snapshotOf(t: Telling, at: string, takenAt: string): NoticeSnapshot {
  const { d, number, chain, member, practitioner, facility, told, nurse } = t;
  return {
    schema: 3,
    key: 'withdrawal',
    notice: { kind: 'withdrawal', at, by: BY, confirmed: CONFIRMED },
    caseNumber: number,
    caseId: chain.id,
    receivedAt: new Date(d.received.at).toISOString(),
    urgency: d.urgency,
    dueAt: d.due.dueAt,
    plan: planInLetters(d.plan),
    member,
    representative: null,
    requestingPractitioner: practitioner,
    facility,
    policy: policyOf(told.evaluation),
    input: { ...inputOf(d.asked, []), caseId: number, member: { dateOfBirth: member.dateOfBirth } },
    stage: d.stage,
    lines: d.codes.map((code, i) => ({
      ...{ number: i + 1, code, description: describeCode(code), units: 1 },
      site: 'Outpatient hospital',
      dateOfService: d.dateOfService,
    })),
    takenAt,
    by: { name: nurse.name, role: 'nurse', credential: nurse.title },
  };
}

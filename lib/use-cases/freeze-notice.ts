import { describeCode } from '../cases/codes.ts';
import type { Notice, NoticeKey } from '../cases/notice.ts';
import type { NoticeSnapshot } from '../cases/snapshot.ts';
import { type Acting, roleIn } from '../data/access.ts';
import { minorOf, planInLetters, policyOf } from './freeze-case.ts';
import type { LoadedCase } from './load-case.ts';

/** All that the letters of a notice are made from, as it stands at the acting instant: what they say is never asked of the case again. */
export function freezeNotice(acting: Acting, loaded: LoadedCase, key: NoticeKey, notice: Notice): NoticeSnapshot {
  const { case: c, input, evaluation } = loaded;
  const { viewer, at } = acting;
  return {
    schema: 3,
    key,
    notice,
    caseNumber: c.number,
    caseId: c.id,
    receivedAt: c.receivedAt,
    urgency: c.urgency,
    dueAt: c.dueAt,
    plan: planInLetters(c),
    member: c.member,
    representative: c.representative,
    requestingPractitioner: c.practitioner,
    facility: c.facility,
    policy: policyOf(loaded),
    input,
    ...minorOf(c),
    stage: evaluation.stage,
    lines: c.lines.map((line) => ({ ...line, description: describeCode(line.code) })),
    takenAt: at,
    ...(c.retrospective ? { retrospective: true } : {}),
    by: { name: viewer.name, role: roleIn(viewer, c.plan.id) ?? '', credential: viewer.title },
  };
}

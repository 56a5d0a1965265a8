import { describeCode } from '../cases/codes.ts';
import type { Notice, NoticeKey } from '../cases/notice.ts';
import type { NoticeSnapshot } from '../cases/snapshot.ts';
import { type Acting, roleIn } from '../data/access.ts';
import { minorOf, planInLetters, policyOf } from './freeze-case.ts';
import type { LoadedCase } from './load-case.ts';

/** All that the letters of a notice are made from, as it stands at the acting instant: what they say is never asked of the case again. */
export function freezeNotice(acting: Acting, loaded: LoadedCase, key: NoticeKey, notice: Notice): NoticeSnapshot {
  const { case: c, input, evaluation } = loaded;
  const { at } = acting;
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
    ...partiesIn(c, notice),
    policy: policyOf(loaded),
    input,
    ...minorOf(c),
    stage: evaluation.stage,
    lines: linesIn(c, notice),
    takenAt: at,
    ...(c.retrospective ? { retrospective: true } : {}),
    by: signerOf(acting, c, notice),
  };
}

/** What the notice is about: of an authorization, its lines, provider and place as they are from then on. */
const authorizationIn = (notice: Notice) => ('authorization' in notice ? notice.authorization : null);

function linesIn(c: LoadedCase['case'], notice: Notice): NoticeSnapshot['lines'] {
  const lines = authorizationIn(notice)?.lines ?? c.lines.map((line) => ({ ...line, description: describeCode(line.code) }));
  return lines.map((line) => ({ ...line }));
}

function partiesIn(c: LoadedCase['case'], notice: Notice): Pick<NoticeSnapshot, 'requestingPractitioner' | 'facility'> {
  const authorization = authorizationIn(notice);
  return {
    requestingPractitioner: authorization?.practitioner ?? c.practitioner,
    facility: authorization?.facility ?? c.facility,
  };
}

/** An end is a medical director's, whoever issues its letters. */
function signerOf({ viewer }: Acting, c: LoadedCase['case'], notice: Notice): NoticeSnapshot['by'] {
  if (notice.kind === 'authorization-ended') return { name: notice.by, role: 'medical-director', credential: notice.credential };
  return { name: viewer.name, role: roleIn(viewer, c.plan.id) ?? '', credential: viewer.title };
}

import { CONTINUATION } from '../cases/after-rules.ts';
import { type Appellant, appealWindow, hasStanding, isInWindow } from '../cases/appeal.ts';
import { type AuthorizationVersion, type AuthorizedLine, authorizationsNow, versionBefore } from '../cases/authorization.ts';
import { isContinuationInTime } from '../cases/duties.ts';
import { isAdverse } from '../cases/endings.ts';
import type { Urgency } from '../cases/regulation.ts';
import { dayIn } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import type { UrgencyRecord } from '../forms/intake-schema.ts';
import { type ReceiptWallTime, receiptInstant } from '../forms/receipt-time.ts';
import { versionRow } from './authorization-row.ts';
import { authorize } from './authorize.ts';
import { linkedCase } from './linked-case.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type AppealCommand = ReceiptWallTime & {
  /** Of the case whose decision is appealed. */
  number: string;
  /** Made by the form: an appeal sent twice is filed once. */
  appealId: string;
  channel: CaseRecord['channel'];
  by: Appellant;
  /** By what the appellant may act for the member: a consent on file, an appointment. Empty for the member. */
  standing: string;
  urgency: { requested: Urgency; attestedBy: UrgencyRecord['attestedBy']; finding: string };
  /** Why it comes late; empty within the window. */
  goodCause: string;
  /** The member asks that what was ended goes on until the appeal is decided. */
  continuation?: boolean;
};

/**
 * Opens an appeal of what was denied as a case of its own, linked, received, with the appeal's clock: the parties as they were, the lines that
 * were denied, answers and evidence with who gave them. Who took part in the first decision decides nothing in it.
 * @throws AppError `not-found`, `forbidden`; `invalid` (time of receipt, urgency); `conflict` (nothing denied, no standing, out of the window
 *   without a good cause, appealed before)
 */
export async function fileAppeal(acting: Acting, command: AppealCommand): Promise<{ number: string }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const filed = c.links.find((link) => link.kind === 'appeal' && link.way === 'to' && link.id === command.appealId);
  if (filed) return { number: filed.number };
  const receivedAt = readReceipt(acting, c, command);
  const receivedOn = dayIn(receivedAt, c.plan.timeZone);
  const goodCause = command.goodCause.trim();
  const ended = endedOf(c);
  const inWindow = isInWindow(appealWindow(c, ended ? `ended:${ended.eventNumber}` : 'decision'), receivedOn);
  authorize(acting, loaded, 'appeal', { attempt: { hasStanding: hasStanding(command.by, command.standing), inWindow, goodCause } });
  const number = await writes.nextNumber('PA', receivedOn.slice(2, 4));
  const goesOn = command.continuation === true ? continuation(c, ended, receivedOn) : null;
  const continued = goesOn?.version ? continuedRow(acting, goesOn.version) : null;
  const payload = {
    appeal: number,
    by: command.by,
    standing: command.standing.trim(),
    receivedAt,
    goodCause: inWindow ? '' : goodCause,
    ...(goesOn ? { continuation: { granted: continued !== null, basis: CONTINUATION.citation, record: continued?.record ?? null } } : {}),
  };
  const made = newAppeal(acting, loaded, command, { number, receivedAt, receivedOn, ended });
  const appeal = continued ? { ...made, continued: continued.row } : made;
  const word = await writes.fileAppeal(c.id, acting.viewer.id, appeal, eventBody(acting, c.plan.id, { type: 'appeal-filed', payload }));
  if (word === 'ok') return { number };
  if (word === 'exists') return filedBefore(acting, command);
  if (word === 'conflict') throw conflict(`An appeal of case ${c.number} was filed before. Nothing was changed; reload to see it.`);
  throw refusal(word, c, 'file appeals');
}

/** The same submission at the same moment: the other one filed it. */
async function filedBefore({ viewer }: Acting, { number, appealId }: AppealCommand): Promise<{ number: string }> {
  const { case: c } = await loadCase(viewer, number);
  const link = c.links.find(({ id }) => id === appealId);
  if (!link) throw conflict('This submission belongs to another case. Nothing was changed; start a new one.');
  return { number: link.number };
}

function readReceipt(acting: Acting, c: CaseRecord, command: AppealCommand): string {
  const { requested, attestedBy, finding } = command.urgency;
  if (requested === 'expedited' && attestedBy === '')
    throw invalid('Say who asks for the expedited review.', { 'urgency.attestedBy': 'Say who asks for the expedited review' });
  if (requested === 'expedited' && finding.trim() === '')
    throw invalid('Record the urgency finding.', { 'urgency.finding': 'Record the urgency finding: why this is urgent' });
  const received = receiptInstant(command, c.plan.timeZone, acting.at);
  if (!received.ok) throw invalid(received.message, { [received.field]: received.message });
  // The form asks for the minute.
  if (c.decision && Date.parse(received.at) + 60_000 <= Date.parse(c.decision.decidedAt)) {
    const problem = 'An appeal comes in after the decision that it is about';
    throw invalid(`${problem}.`, { receivedOn: problem });
  }
  return received.at;
}

type Filed = { number: string; receivedAt: string; receivedOn: string; ended: AuthorizationVersion | null };

function newAppeal(acting: Acting, loaded: LoadedCase, command: AppealCommand, filed: Filed): writes.NewCase {
  const { case: c } = loaded;
  const { number, receivedAt, receivedOn, ended } = filed;
  const { requested, attestedBy, finding } = command.urgency;
  return linkedCase(acting, loaded, {
    id: command.appealId,
    ...{ number, receivedAt, receivedOn, channel: command.channel, urgency: requested },
    urgencyRecord: { ...c.urgencyRecord, attestedBy: requested === 'expedited' ? attestedBy : '', finding: finding.trim() },
    lines: linesAppealed(c, ended),
    appeal: true,
    origin: { appealOf: c.number },
  });
}

/** What was denied; else what was ended early. */
function linesAppealed(c: CaseRecord, ended: AuthorizationVersion | null): readonly AuthorizedLine[] {
  const denied = new Set(c.decision?.lines.flatMap(({ number, result }) => (result === 'denied' ? [number] : [])));
  return denied.size > 0 ? c.lines.filter(({ number }) => denied.has(number)) : (ended?.lines ?? []);
}

/** The authorization that was ended early and that the appeal is about; null: the decision itself is what is appealed. */
const endedOf = (c: CaseRecord): AuthorizationVersion | null =>
  isAdverse(c.decision?.kind ?? null) ? null : (authorizationsNow(c).find(({ kind }) => kind === 'ended') ?? null);

/**
 * Whether what was ended goes on during the appeal: Medicaid's, asked for within ten days of the notice or before the end takes effect.
 * `version`: as it was before; null: asked for too late, or where the line of business has none.
 */
function continuation(c: CaseRecord, ended: AuthorizationVersion | null, receivedOn: string): { version: AuthorizationVersion | null } {
  const before = ended && versionBefore(c, ended);
  if (!ended || !before || c.lineOfBusiness !== CONTINUATION.lineOfBusiness) return { version: null };
  const { noticeOn } = appealWindow(c, `ended:${ended.eventNumber}`);
  const inTime = isContinuationInTime(noticeOn, ended.validTo, receivedOn, CONTINUATION.days);
  return { version: inTime ? { ...before, version: ended.version + 1 } : null };
}

const continuedRow = (acting: Acting, v: AuthorizationVersion) =>
  versionRow(acting, {
    ...v,
    kind: 'continued',
    reason: 'Services go on until the appeal is decided, as the member asked in time',
    basis: CONTINUATION.citation,
  });

import type { NoticeKey } from '../cases/notice.ts';
import { owedNotices } from '../cases/owed-notices.ts';
import { isAfter, readInstant } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { invalid, notFound } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type OralNoticeCommand = {
  number: string;
  /** UUID made by the form: sent twice, it is recorded once. */
  contactId: string;
  /** Which notice was told. */
  key: NoticeKey;
  /** To whom, and how: telephone, in person. */
  person: string;
  means: string;
  /** ISO 8601 instant. */
  happenedAt: string;
  text: string;
};

/**
 * Records that a notice was told by word of mouth. For expedited Medicare and urgent ERISA requests it stands within the hours, with the letter
 * within three days of it (lifecycle.md section 4); the letter is owed all the same.
 * @throws AppError `not-found` (no such case or notice), `forbidden`; `invalid` with the field that is missing, or a time that cannot be;
 *   `conflict` where the case is closed
 */
export async function recordOralNotice(acting: Acting, command: OralNoticeCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, 'record-oral-notice');
  const { case: c, evaluation } = loaded;
  const notice = owedNotices(c, evaluation.findings).find(({ key }) => key === command.key);
  if (!notice) throw notFound('The notice');
  const { person, means, happenedAt, text } = checked(acting, command, notice.at);
  const row = {
    id: command.contactId,
    notice: notice.key,
    person,
    means,
    happened_at: happenedAt,
    text,
    by: acting.viewer.name,
    at: acting.at,
  };
  const payload = { contact: command.contactId, notice: notice.key, person, means, happenedAt, text };
  const body = eventBody(acting, c.plan.id, { type: 'oral-notice-recorded', payload });
  const word = await writes.recordOralNotice(c.id, acting.viewer.id, row, body);
  if (word !== 'ok' && word !== 'exists') throw refusal(word, c, 'record oral notices');
}

/** @param arose instant, before which nothing was to tell */
function checked({ at }: Acting, command: OralNoticeCommand, arose: string) {
  const told = { person: command.person.trim(), means: command.means.trim(), text: command.text.trim() };
  const happened = instantOf(command.happenedAt);
  const fields: Record<string, string> = {};
  if (told.person === '') fields.person = 'Say who was told';
  if (told.means === '') fields.means = 'Say how';
  if (happened === null) fields.happenedAt = 'Say when';
  else if (isAfter(happened, readInstant(at))) fields.happenedAt = 'This time is yet to come';
  // A form tells minutes.
  else if (isAfter(readInstant(arose).subtract({ minutes: 1 }), happened)) fields.happenedAt = 'There was nothing to tell yet at this time';
  const [first] = Object.values(fields);
  if (first !== undefined || happened === null) throw invalid(`${first}. Nothing was recorded.`, fields);
  return { ...told, happenedAt: happened.toString() };
}

function instantOf(text: string) {
  try {
    return readInstant(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

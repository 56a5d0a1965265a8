import { randomUUID } from 'node:crypto';
import type { NoticeKey } from '../cases/notice.ts';
import type { NoticeSnapshot } from '../cases/snapshot.ts';
import type { Acting } from '../data/access.ts';
import { canonical, eventBody, sha256 } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, notFound } from '../errors.ts';
import { LetterNotRendered, renderLetter } from '../letters/render.ts';
import { authorize, caseView } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { changedParties, type LetterView, loadSnapshot, type NoticeView, noticeViews, sourceOf } from './load-letters.ts';
import { refusal } from './words.ts';

export type IssueCommand = {
  number: string;
  /** Which notice's letters. */
  key: NoticeKey;
  /** Where a translation, or another format, is owed: who makes it, and how it is found again. */
  arranged?: string;
};

/**
 * Renders the letters that a notice owes and that are not out, and stores them with their hashes, what the lint warned of, and, where it is no
 * decision's, with the snapshot that they are made from: all or none, once. A decision's follow the parties where those changed since it was made.
 * @throws AppError `not-found` (no such case or notice), `forbidden`, `conflict` (the lint blocks, the notice is moot, they are issued already)
 */
export async function issueLetters(acting: Acting, { number, key, ...rest }: IssueCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  const snapshot = await loadSnapshot(loaded);
  const arranged = rest.arranged?.trim() ?? '';
  const issue = { at: acting.at, ...(arranged === '' ? {} : { arranged }) };
  const notices = noticeViews(acting, loaded, snapshot, issue);
  const notice = notices.find((one) => one.key === key);
  if (!notice && key !== 'decision') throw notFound('The notice');
  const action = key === 'decision' ? 'issue-letter' : 'issue-notice';
  authorize(acting, loaded, action, { view: caseView(loaded, { at: acting.at, notices }), attempt: { notice: key } });
  // Of a case that is not decided the table has said so.
  if (!notice) throw notFound('The notice');
  const { case: c } = loaded;
  const source = sourceOf(acting, loaded, notice, snapshot);
  const frozen = source && 'notice' in source ? frozenRow(source) : null;
  const { member, representative } = c;
  const haveChanged = key === 'decision' && snapshot !== null && changedParties(c, snapshot) !== null;
  const parties = { member, representative };
  const frozenOrDecided = frozen?.sha256 ?? (snapshot === null ? '' : sha256(canonical(snapshot)));
  const making = { notice, arranged, parties, haveChanged, snapshot: frozenOrDecided };
  const letters = await lettersOf(acting, c.plan.id, making);
  const word = await writes.issueLetters(c.id, acting.viewer.id, { key, snapshot: frozen, letters });
  if (word !== 'ok') throw refusal(word, c, 'issue letters');
}

function frozenRow(source: NoticeSnapshot) {
  const text = canonical(source);
  return { id: randomUUID(), canonical: text, sha256: sha256(text), taken_at: source.takenAt };
}

type Making = {
  notice: NoticeView;
  arranged: string;
  snapshot: string;
  parties: Pick<CaseRecord, 'member' | 'representative'>;
  haveChanged: boolean;
};

async function lettersOf(acting: Acting, planId: string, making: Making): Promise<writes.NewLetter[]> {
  const made: writes.NewLetter[] = [];
  for (const letter of making.notice.letters) if (letter.issued === null) made.push(newLetter(acting, planId, letter, making));
  return made;
}

function newLetter(acting: Acting, planId: string, { recipient, addressee, content, lint }: LetterView, making: Making): writes.NewLetter {
  const pdf = rendered(content);
  const warnings = lint.filter(({ level }) => level === 'warns');
  const { notice, arranged, snapshot, parties, haveChanged } = making;
  const letter = {
    id: randomUUID(),
    kind: content.kind,
    recipient,
    addressee,
    pdf: Buffer.from(pdf).toString('base64'),
    sha256: sha256(pdf),
    warnings,
    arranged,
    parties,
    issued_by: acting.viewer.name,
    issued_at: acting.at,
  };
  const { id, kind, sha256: hash } = letter;
  const payload = {
    letter: id,
    notice: notice.key,
    kind,
    recipient,
    addressee,
    sha256: hash,
    snapshot,
    warnings,
    arranged,
    ...(haveChanged ? { parties: 'as-changed' as const } : {}),
  };
  return { letter, body: eventBody(acting, planId, { type: 'letter-issued', payload }) };
}

function rendered(content: NonNullable<LetterView['content']>): Uint8Array {
  try {
    return renderLetter(content);
  } catch (error) {
    if (error instanceof LetterNotRendered) throw conflict(`${error.message}. Nothing was issued.`);
    throw error;
  }
}

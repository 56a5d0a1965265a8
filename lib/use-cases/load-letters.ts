import type { CaseNotice } from '../cases/owed-notices.ts';
import { owedNotices } from '../cases/owed-notices.ts';
import type { NoticeSnapshot, Snapshot } from '../cases/snapshot.ts';
import type { Acting, Viewer } from '../data/access.ts';
import type { CaseRecord, LetterRecord } from '../data/cases.ts';
import { snapshotText } from '../data/letters.ts';
import type { LetterKind, LetterSource, Recipient } from '../letters/letter.ts';
import { type Issue, type OwedLetter, owedLetter } from '../letters/owed.ts';
import { freezeNotice } from './freeze-notice.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { owedRecipients } from './owed-recipients.ts';

/** A notice's letter to one recipient: as it would be issued, or as it was. */
export type LetterView = OwedLetter & {
  recipient: Recipient;
  addressee: string;
  /** The one that counts: a voided letter leaves its notice owed. */
  issued: LetterRecord | null;
};

/** A notice that the case came to owe, with its letters: one to each party. */
export type NoticeView = CaseNotice & {
  kind: LetterKind;
  /** It is to be given, and was not given to everybody yet. */
  owed: boolean;
  letters: LetterView[];
};

export type LoadedLetters = LoadedCase & {
  /** Oldest first. */
  notices: NoticeView[];
};

/** What the decision's letters are made from: its frozen snapshot, or the last that put a clerical error of it right; null before there is one. It was written, and is hashed, where the case was decided. */
export async function loadSnapshot(loaded: LoadedCase): Promise<Snapshot | null> {
  const { decision, corrections } = loaded.case;
  return decision ? (JSON.parse(await snapshotText(corrections.at(-1)?.snapshotId ?? decision.snapshotId)) as Snapshot) : null;
}

export function addresseeOf(source: LetterSource, recipient: Recipient): string {
  if (recipient === 'member') return source.member.name;
  return recipient === 'practitioner' ? source.requestingPractitioner.name : (source.representative?.name ?? '');
}

/**
 * Every notice that the case came to owe, with its letters: what each says, what stands against its issue, and whether it is out. What is not
 * issued is shown as it would be issued by the viewer now.
 * @throws AppError `not-found`
 */
export async function loadLetters(viewer: Viewer, number: string, at: string = new Date().toISOString()): Promise<LoadedLetters> {
  const loaded = await loadCase(viewer, number);
  const snapshot = await loadSnapshot(loaded);
  return { ...loaded, notices: noticeViews({ viewer, at }, loaded, snapshot) };
}

/** @param issue what is known only when a letter is issued */
export function noticeViews(acting: Acting, loaded: LoadedCase, snapshot: Snapshot | null, issue: Issue = { at: acting.at }): NoticeView[] {
  return owedNotices(loaded.case, loaded.evaluation.findings).flatMap((notice) => {
    const source = sourceOf(acting, loaded, notice, snapshot);
    return source ? [viewOf(loaded.case, notice, source, issue)] : [];
  });
}

/** What the notice's letters are made from when they are issued now; a decision's is frozen already. */
export function sourceOf(
  acting: Acting,
  loaded: LoadedCase,
  notice: CaseNotice,
  snapshot: Snapshot | null,
): Snapshot | NoticeSnapshot | null {
  return notice.notice === null ? snapshot : freezeNotice(acting, loaded, notice.key, notice.notice);
}

function viewOf(c: CaseRecord, notice: CaseNotice, source: LetterSource, issue: Issue): NoticeView {
  const letters = owedRecipients(c).map((recipient): LetterView => {
    const issued = c.letters.find((l) => l.notice === notice.key && l.recipient === recipient && l.voided === null) ?? null;
    const own = issued ? { at: issued.issuedAt, ...(issued.arranged === '' ? {} : { arranged: issued.arranged }) } : issue;
    return { ...owedLetter(source, recipient, own), recipient, addressee: issued?.addressee ?? addresseeOf(source, recipient), issued };
  });
  const kind = letters.find(({ content }) => content !== null)?.content?.kind ?? kindOf(source);
  const given = letters.every(({ issued }) => (issued?.deliveries.length ?? 0) > 0);
  return { ...notice, kind, owed: notice.moot === null && !given, letters };
}

const kindOf = (source: LetterSource): LetterKind => ('decision' in source ? source.decision.kind : source.notice.kind);

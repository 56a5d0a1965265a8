import type { CaseNotice } from '../cases/owed-notices.ts';
import { owedNotices } from '../cases/owed-notices.ts';
import type { NoticeSnapshot, Snapshot } from '../cases/snapshot.ts';
import type { Acting, Viewer } from '../data/access.ts';
import { canonical } from '../data/audit.ts';
import type { CaseRecord, LetterRecord } from '../data/cases.ts';
import { snapshotText } from '../data/letters.ts';
import { inPlaceWords, readInPlace } from '../letters/content/addressee.ts';
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
  const why = recipient === 'member' ? readInPlace(source) : null;
  if (why !== null) return inPlaceWords(source, why);
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
  if (notice.notice !== null) return freezeNotice(acting, loaded, notice.key, notice.notice);
  return snapshot && { ...snapshot, ...changedParties(loaded.case, snapshot) };
}

/** The case's parties where they are others than those frozen with the decision: letters follow them. Null: they are the same. */
export function changedParties({ member, representative }: CaseRecord, snapshot: Snapshot): LetterParties | null {
  const now = { member, representative };
  const then = { member: snapshot.member, representative: snapshot.representative };
  return canonical(now) === canonical(then) ? null : now;
}

type LetterParties = Pick<Snapshot, 'member' | 'representative'>;

function viewOf(c: CaseRecord, notice: CaseNotice, source: LetterSource, issue: Issue): NoticeView {
  const owed = owedRecipients(c);
  const counting = c.letters.filter((l) => l.notice === notice.key && l.voided === null);
  // A letter to somebody to whom none is owed any more was sent all the same.
  const sent = counting.map((l) => l.recipient).filter((recipient) => !owed.includes(recipient));
  const letters = [...owed, ...sent].map((recipient): LetterView => {
    const issued = counting.find((l) => l.recipient === recipient) ?? null;
    const own = issued ? { at: issued.issuedAt, ...(issued.arranged === '' ? {} : { arranged: issued.arranged }) } : issue;
    const from = issued?.parties ? { ...source, ...issued.parties } : source;
    return { ...owedLetter(from, recipient, own), recipient, addressee: issued?.addressee ?? addresseeOf(source, recipient), issued };
  });
  const kind = letters.find(({ content }) => content !== null)?.content?.kind ?? kindOf(source);
  const given = letters.every(({ issued, recipient }) => !owed.includes(recipient) || (issued?.deliveries.length ?? 0) > 0);
  return { ...notice, kind, owed: notice.moot === null && !given, letters };
}

const kindOf = (source: LetterSource): LetterKind => ('decision' in source ? source.decision.kind : source.notice.kind);

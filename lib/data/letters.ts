import { isCaseNumber } from '../cases/identifiers.ts';
import type { NoticeKey } from '../cases/notice.ts';
import { noticeKey } from '../forms/notice-events.ts';
import * as parties from '../forms/parties.ts';
import { type Viewer, visibleCases } from './access.ts';
import { db } from './db.ts';

/** Bytes of an issued letter of a case that the viewer may see. */
export async function findLetter(
  viewer: Viewer,
  caseNumber: string,
  letterId: string,
): Promise<{ pdf: Uint8Array; sha256: string; recipient: string } | null> {
  if (!isCaseNumber(caseNumber)) return null;
  return db().letter.findFirst({
    where: { id: letterId, case: { AND: [{ number: caseNumber }, visibleCases(viewer)] } },
    select: { pdf: true, sha256: true, recipient: true },
  });
}

/** The canonical text of a snapshot. */
export async function snapshotText(snapshotId: string): Promise<string> {
  const row = await db().snapshot.findUniqueOrThrow({ where: { id: snapshotId }, select: { canonical: true } });
  return row.canonical;
}

/** What an issued letter was made from, and what came of it; null where there is no such letter. */
export async function findIssued(letterId: string) {
  const row = await db().letter.findUnique({
    where: { id: letterId },
    select: { recipient: true, issuedAt: true, arranged: true, sha256: true, parties: true, snapshot: { select: { canonical: true } } },
  });
  if (row === null) return null;
  const { issuedAt, snapshot, ...letter } = row;
  return {
    ...letter,
    recipient: parties.recipient.parse(letter.recipient),
    issuedAt: issuedAt.toISOString(),
    canonical: snapshot.canonical,
    parties: letter.parties === null ? null : parties.letterParties.parse(letter.parties),
  };
}

/** An issued letter that counts, without its bytes. `issuedAt` is an ISO 8601 instant, UTC. */
export type IssuedLetter = {
  id: string;
  caseNumber: string;
  notice: NoticeKey;
  kind: string;
  recipient: 'member' | 'practitioner' | 'representative';
  bytes: number;
  sha256: string;
  issuedAt: string;
  issuedBy: string;
};

type IssuedRow = Omit<IssuedLetter, 'caseNumber' | 'notice' | 'recipient' | 'issuedAt'> & {
  number: string;
  notice: string;
  recipient: string;
  issued_at: Date;
  issued_by: string;
};

/** Of the numbers, those of cases that the viewer may see; and their issued letters, voided ones left out, in the order of case, notice and recipient. */
export async function findIssuedLetters(viewer: Viewer, numbers: readonly string[]): Promise<{ found: string[]; letters: IssuedLetter[] }> {
  const wanted = numbers.filter(isCaseNumber);
  const cases = await db().case.findMany({
    where: { AND: [{ number: { in: wanted } }, visibleCases(viewer)] },
    select: { id: true, number: true },
    orderBy: { number: 'asc' },
  });
  // The bytes are not read: their length is.
  const rows = await db().$queryRaw<IssuedRow[]>`
    SELECT l.id, c.number, l.notice, l.kind, l.recipient, octet_length(l.pdf) AS bytes, l.sha256, l.issued_at, l.issued_by
    FROM letter l JOIN "case" c ON c.id = l.case_id
    WHERE l.case_id = ANY (${cases.map(({ id }) => id)}::uuid[]) AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = l.id)
    ORDER BY c.number, l.notice COLLATE "C", l.recipient COLLATE "C"`;
  const letters = rows.map(({ number, issued_at: at, issued_by: issuedBy, notice, recipient, ...row }) => ({
    ...row,
    caseNumber: number,
    notice: noticeKey.parse(notice),
    recipient: parties.recipient.parse(recipient),
    issuedAt: at.toISOString(),
    issuedBy,
  }));
  return { found: cases.map(({ number }) => number), letters };
}

/** The stored bytes of a letter that `findIssuedLetters` has found. */
export async function letterBytes(letterId: string): Promise<Uint8Array> {
  const { pdf } = await db().letter.findUniqueOrThrow({ where: { id: letterId }, select: { pdf: true } });
  return pdf;
}

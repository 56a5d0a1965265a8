import { isEnding } from '../cases/endings.ts';
import type { NoticeKind } from '../cases/notice.ts';
import type { NoticeSnapshot, Snapshot } from '../cases/snapshot.ts';

export type Recipient = 'member' | 'practitioner' | 'representative';
export type LetterKind = Snapshot['decision']['kind'] | 'appeal-upheld' | 'appeal-overturned' | NoticeKind;
/** All that a letter may be made from. */
export type LetterSource = (Snapshot | NoticeSnapshot) & {
  /** The member's letter is read by who acts in the member's place, whom nobody has named: set while it is written, never frozen. */
  readInPlace?: 'minor' | 'estate';
};

/** What is known only when a letter is issued. */
export type Issue = {
  /** Instant, ISO 8601 UTC; the source's own when left out. */
  at?: string;
  /** A translation, or another format, that is owed and was arranged for outside of this program: who makes it, and how it is found again. */
  arranged?: string;
};

export const isDecision = (source: LetterSource): source is Snapshot & Pick<LetterSource, 'readInPlace'> => 'decision' in source;

/** Which letter a source is for. A decision on an appeal has letters of its own: one that approves anything overturns the first decision. */
export function letterKind(source: LetterSource): LetterKind {
  if (!isDecision(source)) return source.notice.kind;
  const { kind } = source.decision;
  if (!source.appeal) return kind;
  if (kind === 'administrative-denial') return 'appeal-upheld';
  if (isEnding(kind)) return kind;
  return kind === 'denied' ? 'appeal-upheld' : 'appeal-overturned';
}

/** A term and what it stands for, such as `Case number` and `PA-26-004182`. */
export type Row = { term: string; detail: string };

/** `wide` and `medium` share the width that is left and may wrap; `narrow` is as wide as its content. */
export type Column = { title: string; align: 'start' | 'end'; width: 'wide' | 'medium' | 'narrow' };

/** One part of a letter, in reading order. All text is plain text: nothing in it is markup. */
export type Block =
  | { type: 'address'; lines: string[] }
  | { type: 'heading'; level: 1 | 2; text: string }
  /** `prose` is what the reading grade is measured on; `notice` is the plan's own legal wording, `plain` names people. */
  | { type: 'paragraph'; role: 'prose' | 'plain' | 'notice'; text: string }
  | { type: 'definitions'; rows: Row[] }
  | { type: 'table'; columns: Column[]; rows: string[][] }
  | { type: 'list'; items: string[] }
  | { type: 'signature'; closing: string; lines: string[] }
  /** A language-assistance tagline, tagged with its own language (BCP 47) and set in its own direction. */
  | { type: 'tagline'; tag: string; direction: 'ltr' | 'rtl'; text: string };

/** A letter before it is typeset: everything that it says, and nothing about where it stands on the page. */
export type LetterContent = {
  kind: LetterKind;
  recipient: Recipient;
  /** BCP 47 tag of the language the letter is written in. */
  language: 'en-US';
  /** Title of the document; names the case and nobody. */
  title: string;
  /** Flesch–Kincaid grade of the letter's own sentences; names, tables and the plan's legal notices are left out. */
  readingGrade: number;
  /** Smallest type, in points: 12 for members and those who act for them (42 CFR 438.10(d)(6)(ii) asks it of Medicaid plans), 18 in large print. */
  points: 18 | 12 | 10.5;
  letterhead: { name: string; lines: string[] };
  /** At the foot of every page, before its number. */
  footer: string;
  date: string;
  blocks: Block[];
};

/** Everything a letter says, one string per paragraph, cell, line or item, in reading order. */
export function textsOf(content: LetterContent): string[] {
  return [content.letterhead.name, ...content.letterhead.lines, content.date, ...content.blocks.flatMap(textsOfBlock), content.footer];
}

function textsOfBlock(block: Block): string[] {
  switch (block.type) {
    case 'address':
      return block.lines;
    case 'heading':
    case 'tagline':
    case 'paragraph':
      return [block.text];
    case 'definitions':
      return block.rows.flatMap((row) => [row.term, row.detail]);
    case 'table':
      return [...block.columns.map((column) => column.title), ...block.rows.flat()];
    case 'list':
      return block.items;
    case 'signature':
      return [block.closing, ...block.lines];
  }
}

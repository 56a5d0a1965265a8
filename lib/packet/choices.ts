import type { Sensitivity } from '../records/document.ts';

/** What whoever asks for a packet chooses. */
export type PacketChoices = {
  /** The pages that answers cite, or every page of the records. */
  pages: 'cited' | 'all';
  /** Documents under 42 CFR Part 2 go in, where the reader may read them. */
  substanceUse: boolean;
  /** Psychotherapy notes go in: only ever with a reason, which the case keeps. */
  psychotherapy: boolean;
};

/** What a packet needs to know of a document. */
export type PacketDocument = {
  id: string;
  name: string;
  /** What it is in the reviewer's words; empty where nobody said. */
  kind: string;
  sensitivity: Sensitivity;
  isPdf: boolean;
  pages: number;
  /** Bytes. */
  size: number;
  /** Whoever asks may read it. */
  readable: boolean;
};

/** Most that one packet takes in: bytes of documents and pages. */
export const MOST_PACKET_BYTES = 150 * 1024 * 1024;
export const MOST_PACKET_PAGES = 1500;

/** Why a document stays out of a packet for the sake of what it is; null: nothing of the kind keeps it out. */
export function withheld({ sensitivity, readable }: PacketDocument, choices: PacketChoices): string | null {
  if (sensitivity === 'psychotherapy' && !choices.psychotherapy) return 'psychotherapy notes, which were not chosen';
  if (sensitivity === 'substance-use' && !choices.substanceUse) return 'substance use disorder records, which were not chosen';
  return readable ? null : 'protected records, which whoever made this packet had not opened';
}

/** `37`, `3-5, 9`, `p. 12 and 13`: the pages that a citation names, of a document of so many; in order. */
export function pagesNamed(words: string, pages: number): number[] {
  const named = new Set<number>();
  for (const [, first = '', last = first] of words.matchAll(/(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?/g)) {
    for (let page = Number(first); page <= Math.min(Number(last), pages); page += 1) if (page >= 1) named.add(page);
  }
  return [...named].sort((a, b) => a - b);
}

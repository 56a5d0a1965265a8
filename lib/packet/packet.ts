import type { Block, Row } from '../letters/letter.ts';

/** A page of a record as it stands in a packet. `file` and `page`: which picture is set there; null: none, for `why`. */
export type PacketPage = {
  heading: string;
  /** The questions that cite it, in words; empty where none does. */
  cites: string[];
  /** What the law wants said of it on the page itself; empty where nothing. */
  notice: string;
  file: string | null;
  page: number;
  why: string;
};

export type PacketRecord = { title: string; pages: PacketPage[] };

/** A packet before it is typeset. All text is plain text. */
export type PacketContent = {
  /** Names the case and nobody. */
  title: string;
  footer: string;
  cover: { heading: string; state: string; rows: Row[] };
  /** The statement that goes with the whole; null: nothing in it asks for one. */
  notice: { citation: string; statement: string; unless: readonly string[] } | null;
  sections: { title: string; blocks: Block[] }[];
  records: PacketRecord[];
  /** What is not in the packet, and why. */
  leftOut: string[];
};

/** The file of the picture of a page, as the typesetter is given it. */
export const pdfFile = (document: string): string => `${document}.pdf`;
export const pictureFile = (document: string, page: number): string => `${document}-${page}.jpg`;

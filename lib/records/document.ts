/** The records of a case as every screen and use case has them: documents, their pages' text, and what a search finds. */

export const SENSITIVITIES = ['none', 'substance-use', 'psychotherapy'] as const;
/** `substance-use`: 42 CFR Part 2; `psychotherapy`: notes as 45 CFR 164.501 defines them. */
export type Sensitivity = (typeof SENSITIVITIES)[number];

export const FILE_KINDS = ['pdf', 'png', 'jpeg', 'tiff'] as const;
/** What a file is by its content, whatever its name says. */
export type FileKind = (typeof FILE_KINDS)[number];

/** `none`: no page has text, as with a scan. `failed`: reading it was given up. */
export const TEXT_STATES = ['waiting', 'done', 'none', 'failed'] as const;
export type TextState = (typeof TEXT_STATES)[number];

export type RecordDocument = {
  id: string;
  name: string;
  /** What it is in the reviewer's words, such as "pain clinic notes"; empty where nobody said. */
  kind: string;
  sensitivity: Sensitivity;
  sha256: string;
  fileKind: FileKind;
  /** Bytes. */
  size: number;
  pages: number;
  textState: TextState;
  addedBy: string;
  /** ISO 8601 UTC. */
  addedAt: string;
  /** How often it is cited. */
  citations: number;
};

/** A document that was taken out of the records: what is still said of it. */
export type RemovedDocument = { id: string; name: string; removedBy: string; removedAt: string; reason: string };

/** A piece of a page's text, from `s` up to `e` (excluded), and its place in the units of `PageText.box`. */
export type TextItem = { s: number; e: number; x: number; y: number; w: number; h: number };

/** What a page says, in reading order, lines separated by `\n`. */
export type PageText = {
  /** From 1. */
  page: number;
  text: string;
  items: TextItem[];
  /** Width and height of the page at scale 1 (PDF user space). */
  box: { w: number; h: number };
};

/** From `s` up to `e` (excluded). */
export type TextRange = { s: number; e: number };

/** A page that holds what was searched for. `ranges` lie in the page's text, `snippetRanges` in the snippet. */
export type SearchHit = {
  documentId: string;
  name: string;
  page: number;
  snippet: string;
  snippetRanges: TextRange[];
  ranges: TextRange[];
};

/** 50 MB, as product.md has it. */
export const MOST_FILE_BYTES = 50 * 1024 * 1024;

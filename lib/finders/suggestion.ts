import type { FactKey, FactValue } from '../criteria/facts.ts';
import type { TextRange } from '../records/document.ts';

/** Changes with what the finders find: what is stored under another version is found again. */
export const FINDERS_VERSION = 1;

/** A passage that likely answers a question. It points; a person answers. */
export type Suggestion = {
  fact: FactKey;
  value: FactValue;
  /** From 1. */
  page: number;
  /** Exactly as the page's text has it, line ends included. */
  quotation: string;
  /** Of the quotation in the page's text. */
  range: TextRange;
  /** Of the note that the page belongs to, `YYYY-MM-DD`; empty where none was found. */
  noteDate: string;
  /** Which rule found it. */
  finder: string;
  /** In words for the reviewer, such as "negated: no evidence of". */
  why: string;
  /** 0 to 1, to rank by. */
  score: number;
};

/** What the finders read: one page of a document. */
export type ReadPage = { page: number; text: string };

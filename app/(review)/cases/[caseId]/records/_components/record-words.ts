import type { FileKind, RecordDocument, Sensitivity, TextState } from '@/lib/records/document.ts';

export const FILE_KIND_WORDS: Readonly<Record<FileKind, string>> = { pdf: 'PDF', png: 'PNG', jpeg: 'JPEG', tiff: 'TIFF' };

export const SENSITIVITY_WORDS: Readonly<Record<Sensitivity, string>> = {
  none: '',
  'substance-use': 'substance use (42 CFR Part 2)',
  psychotherapy: 'psychotherapy notes',
};

/** Whether its words can be found; `none` is said of a scan. */
export const TEXT_WORDS: Readonly<Record<TextState, string>> = {
  waiting: 'being read…',
  done: 'searchable',
  none: 'scan, no text',
  failed: 'could not be read',
};

/** `2.4 MB`, `612 kB`: bytes in the units that file managers show. */
export function sizeWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

/** What a document is, where somebody said; else what kind of file. */
export const kindWords = ({ kind, fileKind }: Pick<RecordDocument, 'kind' | 'fileKind'>): string => kind || FILE_KIND_WORDS[fileKind];

/** The way to a page of a document beside the questions: after `#`, which no server and no log ever sees. */
export const pageHref = (number: string, documentId: string, page = '1'): string =>
  `/cases/${number}/review#record-${documentId}-${/^\d+$/.test(page) ? page : '1'}`;

import type { PageText } from '../records/document.ts';

/** What the thread is given. */
export type Task = { task: 'inspect' | 'extract'; bytes: Uint8Array };

/** `broken`: in a word for the log; null where the file can be read. */
export type Inspection = { pages: number; encrypted: boolean; broken: 'damaged' | 'too-heavy' | null };

/** What it answers. */
export type Answer = { kind: 'inspected'; inspection: Inspection } | { kind: 'page'; page: PageText };

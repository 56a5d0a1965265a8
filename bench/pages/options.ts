export const PAGES = ['login', 'worklist', 'review', 'decision', 'policies', 'policy version', 'record'] as const;
export type PageName = (typeof PAGES)[number];

/** What `npm run bench -- pages` was asked for. */
export interface PagesOptions {
  /** An app that runs; null: one is started. */
  readonly url: string | null;
  /** What the started app stands in front of; null: demo data of its own. */
  readonly database: string | null;
  readonly caseNumber: string | null;
  readonly email: string;
  /** Null: the demo's. */
  readonly password: string | null;
  readonly pages: readonly PageName[];
  readonly requests: number;
  readonly clients: number;
  readonly loads: number;
  readonly presses: number;
  /** Runs; 0: none. */
  readonly lighthouse: number;
}

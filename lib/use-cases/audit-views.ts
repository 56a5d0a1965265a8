import type { Viewer } from '../data/access.ts';
import {
  type BusyHour,
  findBusyHours,
  findHolds,
  findLastCheckpoint,
  findOwnRecords,
  findViewers,
  findViews,
  findWatched,
  findWatches,
  type HoldRecord,
  type UnusualView,
  type ViewFilter,
  type ViewRecord,
  type WatchRecord,
} from '../data/views.ts';
import { notFound } from '../errors.ts';

export {
  type BusyHour,
  type HoldRecord,
  type UnusualView,
  VIEW_KINDS,
  type ViewFilter,
  type ViewRecord,
  type WatchRecord,
} from '../data/views.ts';

/** A page of the log. */
export const VIEWS_PAGE = 50;
/** Read at once for an export. */
const EXPORT_PART = 1000;

const DAY_MS = 86_400_000;
/** Unusual access is looked for so far back. */
const UNUSUAL_DAYS = 30;
/** An hour is busy from so many distinct cases on, where that is more than three times the person's median. */
const BUSY = { least: 20, times: 3 };

/** Auditors, who see the cases; administrators, who see that the record is whole and who looked, but nothing of what a case says. */
export const mayAudit = (viewer: Viewer): boolean => viewer.organizationRole !== null;
export const mayAuditCases = (viewer: Viewer): boolean => viewer.organizationRole === 'auditor';

/** @throws AppError `not-found`: to anybody else there is no audit */
export function requireAudit(viewer: Viewer, of: (viewer: Viewer) => boolean = mayAudit): void {
  if (!of(viewer)) throw notFound('The audit');
}

export type AuditPage = {
  views: ViewRecord[];
  more: boolean;
  people: { id: string; name: string }[];
  checkpoint: { number: number; at: string; hash: string; publicKey: string } | null;
  /** Of what names a member, an auditor's only. */
  own: UnusualView[];
  watched: UnusualView[];
  watches: WatchRecord[];
  holds: HoldRecord[];
  busy: BusyHour[];
};

/** A page of the log of views, newest first, with what is unusual in the last thirty days. @throws AppError `not-found` */
export async function loadAudit(viewer: Viewer, filter: ViewFilter, before: number | null, now: string): Promise<AuditPage> {
  requireAudit(viewer);
  const since = new Date(Date.parse(now) - UNUSUAL_DAYS * DAY_MS).toISOString();
  const ofCases = mayAuditCases(viewer);
  const [found, people, checkpoint, busy, own, watched, watches, holds] = await Promise.all([
    findViews(filter, before, VIEWS_PAGE + 1),
    findViewers(),
    findLastCheckpoint(),
    findBusyHours(since, BUSY),
    ofCases ? findOwnRecords(since) : [],
    ofCases ? findWatched(since) : [],
    ofCases ? findWatches() : [],
    ofCases ? findHolds() : [],
  ]);
  return { views: found.slice(0, VIEWS_PAGE), more: found.length > VIEWS_PAGE, people, checkpoint, busy, own, watched, watches, holds };
}

/** All of the log that fits, as CSV (RFC 4180), newest first, a part at a time: memory does not grow with it. @throws AppError `not-found` */
export async function* exportViews(viewer: Viewer, filter: ViewFilter): AsyncGenerator<string> {
  requireAudit(viewer);
  yield line(['number', 'at', 'user', 'name', 'kind', 'case', 'subject', 'screen']);
  let before: number | null = null;
  for (let more = true; more; ) {
    const views: ViewRecord[] = await findViews(filter, before, EXPORT_PART);
    if (views.length > 0) yield views.map(csvOf).join('');
    before = views.at(-1)?.number ?? null;
    more = views.length === EXPORT_PART;
  }
}

const csvOf = (v: ViewRecord): string => line([String(v.number), v.at, v.userId, v.userName, v.kind, v.caseNumber, v.subject, v.screen]);

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
const line = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

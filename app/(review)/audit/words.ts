import type { ViewRecord } from '@/lib/use-cases/audit-views.ts';

export const VIEW_WORDS: Readonly<Record<ViewRecord['kind'], string>> = {
  case: 'Case',
  document: 'Document',
  letter: 'Letter',
  export: 'Export',
  verification: 'Verification',
  replay: 'Replay',
  member: 'Member',
};

/** A checkpoint is made each hour: from this age on something keeps it from being made. */
const LATE_MINUTES = 125;

/** How old the newest checkpoint is, in words, and whether that is too old. */
export function ageOf(at: string, now: string): { words: string; late: boolean } {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 60_000));
  const hours = Math.floor(minutes / 60);
  const words = hours === 0 ? `${minutes} min` : hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
  return { words: `${words} old`, late: minutes >= LATE_MINUTES };
}

/** A page's part of the address; a second review's page is named by its id, which says nothing. */
export const screenWords = (screen: string): string => (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(screen) ? 'second review' : screen);

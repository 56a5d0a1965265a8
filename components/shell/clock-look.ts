export type ClockTone = 'calm' | 'soon' | 'late' | 'stopped' | 'done';

/** How the time left stands in the header: the words say it, weight and hue help. */
export const CLOCK_LOOK: Record<ClockTone, string> = {
  calm: 'font-medium text-text',
  soon: 'font-semibold text-missing',
  late: 'font-semibold text-not-met',
  stopped: 'font-medium text-muted',
  done: 'font-medium text-muted',
};

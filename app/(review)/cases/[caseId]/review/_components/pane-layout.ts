/**
 * How wide the determination is, remembered by this browser in a cookie: the server draws the panes as they were left, so nothing moves when
 * the page comes to life. (localStorage is read by the browser alone, after the first drawing.) In steps, each a class: the policy on
 * styles allows no style attribute.
 */
export type PaneLayout = {
  /** Null until it was changed: then the window decides. */
  readonly step: number | null;
  readonly isCollapsed: boolean;
};

export const PANE_COOKIE = 'criterion.determination';

const NARROWEST_PX = 288;
const STEP_PX = 16;

const GRIDS = [
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,288px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,304px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,320px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,336px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,352px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,368px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,384px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,400px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,416px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,432px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,448px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,464px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,480px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,496px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,512px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,528px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,544px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,560px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,576px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,592px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,608px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,624px)]',
  'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(288px,640px)]',
] as const;

export const LAST_STEP = GRIDS.length - 1;
const COLLAPSED = 'roomy:grid-cols-[minmax(0,1fr)_auto]';
/** Of a width that was never changed; above it the window decides. */
export const LEAST_PX = 348;
const UNCHANGED = 'roomy:grid-cols-[minmax(24rem,1fr)_1px_minmax(348px,27%)]';

export function gridOf({ step, isCollapsed }: PaneLayout): string {
  if (isCollapsed) return COLLAPSED;
  return step === null ? UNCHANGED : (GRIDS[step] ?? UNCHANGED);
}

/** In CSS pixels. */
export function widthOf(step: number): number {
  return NARROWEST_PX + step * STEP_PX;
}

/** The step nearest to a width. */
export function stepAt(width: number): number {
  return Math.min(LAST_STEP, Math.max(0, Math.round((width - NARROWEST_PX) / STEP_PX)));
}

/** Written by `toCookie`; anything else is a layout that was never changed. */
export function fromCookie(text: string | undefined): PaneLayout {
  const parts = /^(\d{0,2})(c?)$/.exec(text ?? '');
  const step = parts?.[1] ? Number(parts[1]) : null;
  return { step: step !== null && step <= LAST_STEP ? step : null, isCollapsed: parts?.[2] === 'c' };
}

export function toCookie({ step, isCollapsed }: PaneLayout): string {
  return `${step ?? ''}${isCollapsed ? 'c' : ''}`;
}

/** How wide the records are, remembered like the determination's width: in steps, each a class. */
import { fromCookie, type PaneLayout } from './pane-layout';

export const RECORDS_COOKIE = 'criterion.records';

const NARROWEST_PX = 320;
const STEP_PX = 48;

const WIDTHS = [
  'roomy:w-[320px]',
  'roomy:w-[368px]',
  'roomy:w-[416px]',
  'roomy:w-[464px]',
  'roomy:w-[512px]',
  'roomy:w-[560px]',
  'roomy:w-[608px]',
  'roomy:w-[656px]',
  'roomy:w-[704px]',
  'roomy:w-[752px]',
  'roomy:w-[800px]',
  'roomy:w-[848px]',
  'roomy:w-[896px]',
] as const;

export const LAST_RECORDS_STEP = WIDTHS.length - 1;
const UNCHANGED = 'roomy:w-[36%]';

export const recordsWidthClass = ({ step }: PaneLayout): string => (step === null ? UNCHANGED : (WIDTHS[step] ?? UNCHANGED));

/** In CSS pixels. */
export const recordsWidth = (step: number): number => NARROWEST_PX + step * STEP_PX;

export const recordsStepAt = (width: number): number =>
  Math.min(LAST_RECORDS_STEP, Math.max(0, Math.round((width - NARROWEST_PX) / STEP_PX)));

export function recordsFromCookie(text: string | undefined): PaneLayout {
  const layout = fromCookie(text);
  return layout.step !== null && layout.step > LAST_RECORDS_STEP ? { ...layout, step: null } : layout;
}

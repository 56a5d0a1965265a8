import { cx } from '@/components/ui/cx';
import type { LeafKind } from './words';

const SIGN: Record<LeafKind, string> = { changed: '≠', added: '+', removed: '−', same: '=' };
const TONE: Record<LeafKind, string> = {
  changed: 'border-missing/40 bg-missing-weak text-missing',
  added: 'border-met/40 bg-met-weak text-met',
  removed: 'border-not-met/40 bg-not-met-weak text-not-met',
  same: 'border-line text-faint',
};

/** The sign of a kind of difference; the word beside it says it. */
export function KindMark({ kind }: { kind: LeafKind }) {
  return (
    <span
      aria-hidden="true"
      className={cx('inline-grid size-4 flex-none place-items-center rounded-sm border text-2xs leading-none font-semibold', TONE[kind])}
    >
      {SIGN[kind]}
    </span>
  );
}

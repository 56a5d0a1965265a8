import { cx } from '@/components/ui/cx';
import type { LeafKind } from './words';

const SIGN: Record<LeafKind, string> = { changed: '≠', added: '+', removed: '−', same: '=' };
const TONE: Record<LeafKind, string> = {
  changed: 'border-missing/40 bg-missing-weak text-missing',
  added: 'border-met/40 bg-met-weak text-met',
  removed: 'border-not-met/40 bg-not-met-weak text-not-met',
  same: 'border-line text-faint',
};
/** Between two policies nothing came or went: the sign points to the side that has it. */
const SIDE: Partial<Record<LeafKind, string>> = { removed: '◂', added: '▸' };

/** The sign of a kind of difference; the word beside it says it. */
export function KindMark({ kind, between }: { kind: LeafKind; between: boolean }) {
  const side = between ? SIDE[kind] : undefined;
  return (
    <span
      aria-hidden="true"
      className={cx(
        'mt-0.5 inline-grid size-4 flex-none place-items-center rounded-sm border text-2xs leading-none font-semibold',
        side ? 'border-accent/40 bg-accent-weak text-accent' : TONE[kind],
      )}
    >
      {side ?? SIGN[kind]}
    </span>
  );
}

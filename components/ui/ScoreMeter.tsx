import { cx } from './cx';
import { MARK_TEXT, MARK_WORDS, type MarkKind, StatusMark } from './StatusMark';

/** Leaves of the governing tree by result; those that do not apply are not counted. */
export interface ScoreCounts {
  met: number;
  notMet: number;
  missing: number;
  ambiguous: number;
}

const ORDER: readonly { kind: Exclude<MarkKind, 'not-applicable'>; key: keyof ScoreCounts; fill: string }[] = [
  { kind: 'met', key: 'met', fill: 'fill-met' },
  { kind: 'not-met', key: 'notMet', fill: 'fill-not-met' },
  { kind: 'missing', key: 'missing', fill: 'fill-missing' },
  { kind: 'ambiguous', key: 'ambiguous', fill: 'fill-ambiguous' },
];

/** "9 met, 2 not documented", for screen readers. */
export function scoreWords(counts: ScoreCounts): string {
  const said = ORDER.filter(({ key }) => counts[key] > 0).map(({ kind, key }) => `${counts[key]} ${MARK_WORDS[kind].toLowerCase()}`);
  return said.length > 0 ? said.join(', ') : 'nothing scored yet';
}

export interface Segment {
  kind: MarkKind;
  fill: string;
  x: number;
  width: number;
}

/** Segments over `total` units with `gap` between; none narrower than `least`, the widest gives way. */
export function segments(counts: ScoreCounts, total: number, gap: number, least: number): Segment[] {
  const shown = ORDER.filter(({ key }) => counts[key] > 0);
  const sum = shown.reduce((all, { key }) => all + counts[key], 0);
  const room = total - gap * Math.max(shown.length - 1, 0);
  const widths = shown.map(({ key }) => Math.max(least, (room * counts[key]) / sum));
  const over = widths.reduce((all, width) => all + width, 0) - room;
  const widest = widths.indexOf(Math.max(...widths));
  let x = 0;
  return shown.map(({ kind, fill }, index) => {
    const width = (widths[index] ?? 0) - (index === widest ? over : 0);
    const segment = { kind, fill, x: round(x), width: round(width) };
    x += width + gap;
    return segment;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The bar alone: SVG attributes, since the content security policy blocks style attributes. `total` are its pixels. */
function Bar({ counts, wide }: { counts: ScoreCounts; wide: boolean }) {
  const total = wide ? 320 : 54;
  const height = wide ? 6 : 5;
  return (
    <svg
      viewBox={`0 0 ${total} ${height}`}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
      className={cx('block', wide ? 'w-full' : 'w-[54px] flex-none')}
    >
      {segments(counts, total, wide ? 2 : 1, 2).map((segment) => (
        <rect
          key={segment.kind}
          x={segment.x}
          width={segment.width}
          height={height}
          rx={wide ? 2 : 1}
          className={cx(segment.fill, 'forced-colors:stroke-[CanvasText] print:stroke-current')}
        />
      ))}
    </svg>
  );
}

/** Bar and the four counts in words, as above the determination tree. */
export function ScoreMeter({ counts, className }: { counts: ScoreCounts; className?: string | undefined }) {
  return (
    <div className={className}>
      <Bar counts={counts} wide />
      <p className="mt-1.5 flex flex-wrap gap-x-1 text-xs text-faint">
        {ORDER.map(({ kind, key }, index) => (
          <span key={kind}>
            <span className={MARK_TEXT[kind]}>
              {counts[key]} {MARK_WORDS[kind].toLowerCase()}
            </span>
            {index < ORDER.length - 1 ? <span aria-hidden="true"> ·</span> : null}
          </span>
        ))}
      </p>
    </div>
  );
}

/** A small bar and the counts that are not zero, for a table cell. */
export function ScoreMini({ counts }: { counts: ScoreCounts }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Bar counts={counts} wide={false} />
      <span className="sr-only">{scoreWords(counts)}</span>
      <span aria-hidden="true" className="inline-flex gap-1.5">
        {ORDER.filter(({ key }) => counts[key] > 0).map(({ kind, key }) => (
          <span key={kind} className={cx('inline-flex items-center gap-1', MARK_TEXT[kind])}>
            <StatusMark kind={kind} size={10} decorative />
            {counts[key]}
          </span>
        ))}
      </span>
    </span>
  );
}

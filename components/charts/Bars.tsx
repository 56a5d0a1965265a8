import { cx } from '@/components/ui/cx';

export type BarLook = 'accent' | 'met' | 'not-met' | 'missing' | 'quiet';

const LOOK: Readonly<Record<BarLook, string>> = {
  accent: 'text-accent',
  met: 'text-met',
  'not-met': 'text-not-met',
  missing: 'text-missing',
  quiet: 'text-line-strong',
};

export interface BarSeries {
  label: string;
  look: BarLook;
}

export interface BarRow {
  /** No other row's. */
  label: string;
  /** One for each series. */
  values: readonly number[];
}

export interface BarsProps {
  /** What is drawn, read in its place: the table beside it holds every number. */
  label: string;
  series: readonly BarSeries[];
  rows: readonly BarRow[];
  /** Each bar filled to the end, in parts of it. */
  shares?: boolean;
  /** Series one under the other rather than stacked: where their sum means nothing. */
  apart?: boolean;
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const WIDTH = 1000;
const HEIGHT = 14;

/** Horizontal bars in plain SVG, stacked by series. The same colors always come in the same order, with words beside them. */
export function Bars({ label, series, rows, shares = false, apart = false }: BarsProps) {
  const most = Math.max(1, ...rows.map(({ values }) => (apart ? Math.max(...values) : sum(values))));
  return (
    <figure aria-label={label} className="flex flex-col gap-2 text-xs">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {series.map((one) => (
          <span key={one.label} className="inline-flex items-center gap-1.5">
            <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className={LOOK[one.look]}>
              <rect width="10" height="10" rx="2" fill="currentColor" />
            </svg>
            {one.label}
          </span>
        ))}
      </figcaption>
      <div className="grid grid-cols-[fit-content(50%)_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-1.5" aria-hidden="true">
        {rows.map((row) => (
          <Bar key={row.label} row={row} series={series} apart={apart} whole={shares ? Math.max(1, sum(row.values)) : most} />
        ))}
      </div>
    </figure>
  );
}

type BarProps = { row: BarRow; series: readonly BarSeries[]; apart: boolean; whole: number };

function Bar({ row, series, apart, whole }: BarProps) {
  const begins = row.values.map((_, i) => (apart ? 0 : (sum(row.values.slice(0, i)) * WIDTH) / whole));
  const height = apart ? HEIGHT / row.values.length : HEIGHT;
  return (
    <>
      <span className="min-w-28 [overflow-wrap:anywhere]">{row.label}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" className="h-3.5 w-full rounded-sm bg-sunken">
        {row.values.map((value, i) => (
          <rect
            key={series[i]?.label}
            x={begins[i]}
            y={apart ? i * height : 0}
            width={(value * WIDTH) / whole}
            height={height}
            fill="currentColor"
            className={cx(LOOK[series[i]?.look ?? 'quiet'])}
          />
        ))}
      </svg>
      <span className="text-right tabular-nums text-muted">{apart ? row.values.join(' · ') : sum(row.values).toLocaleString('en-US')}</span>
    </>
  );
}

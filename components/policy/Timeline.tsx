import type { Policy } from '@/lib/criteria/policy.ts';
import { type Axis, axisOf, type Bar, laneOf } from './timeline-axis';

/** Pixels. The rows of what stands beside the picture are as high: `h-11`, below an axis of `pt-9`. */
const ROW = 44;
const AXIS = 36;
const BAR_TOP = 24;
const BAR_HEIGHT = 10;

/**
 * When which version was in force: a row for each policy, a bar for each version, today as a line. Widths are percentages, so that the
 * words keep their size at any width. A picture of dates that stand as text beside it: `label` says where.
 */
export function Timeline({ policies, today, label }: { policies: readonly Policy[]; today: string; label: string }) {
  const axis = axisOf(today);
  const height = AXIS + ROW * policies.length;
  return (
    <svg width="100%" height={height} role="img" aria-label={label} className="block overflow-visible text-xs">
      <title>{label}</title>
      {axis.years.map(({ year, at }) => (
        <g key={year}>
          <line x1={`${at}%`} x2={`${at}%`} y1={AXIS - 6} y2={height} className="stroke-line" />
          <text x={`${at}%`} dx="4" y="31" className="fill-muted">
            {year}
          </text>
        </g>
      ))}
      {policies.map((policy, row) => (
        <Row key={policy.id} policy={policy} axis={axis} top={AXIS + row * ROW} />
      ))}
      <Today at={axis.today} height={height} />
    </svg>
  );
}

function Row({ policy, axis, top }: { policy: Policy; axis: Axis; top: number }) {
  const { bars, gaps } = laneOf(policy, axis);
  const middle = top + BAR_TOP + BAR_HEIGHT / 2;
  return (
    <g>
      <line x1="0" x2="100%" y1={top} y2={top} className="stroke-line" />
      {gaps.map(({ start, end }) => (
        <line
          key={start}
          x1={`${start}%`}
          x2={`${end}%`}
          y1={middle}
          y2={middle}
          strokeWidth="1.5"
          strokeDasharray="3 3"
          className="stroke-not-met"
        />
      ))}
      {bars.map((bar) => (
        <Version key={bar.version} bar={bar} today={axis.today} top={top} />
      ))}
    </g>
  );
}

/** Solid while it was or is in force, hatched once its review is overdue, outlined after today. */
function Version({ bar, today, top }: { bar: Bar; today: number; top: number }) {
  const known = Math.min(bar.end, Math.max(bar.start, today));
  const sound = bar.late === null ? known : Math.max(bar.start, bar.late);
  const y = top + BAR_TOP;
  const atRight = bar.start > 75;
  return (
    <g>
      {bar.end > known ? (
        <Part from={known} to={bar.end} y={y} className="fill-panel stroke-met" strokeDasharray={bar.open ? '3 2' : undefined} />
      ) : null}
      <Part from={bar.start} to={sound} y={y} className="fill-met" />
      {known > sound ? <Overdue from={sound} to={known} y={y} /> : null}
      <text
        x={atRight ? '100%' : `${bar.start}%`}
        dx={atRight ? -2 : bar.cut ? 14 : 2}
        y={top + 17}
        textAnchor={atRight ? 'end' : 'start'}
        className="fill-text font-mono"
      >
        {bar.version}
      </text>
      {bar.cut ? <path d={`M9 ${top + 9}l-5 4 5 4`} fill="none" strokeWidth="1.4" className="stroke-muted" /> : null}
    </g>
  );
}

type PartProps = { from: number; to: number; y: number; className: string; strokeDasharray?: string | undefined };

function Part({ from, to, y, ...look }: PartProps) {
  return <rect x={`${from}%`} width={`${Math.max(0, to - from)}%`} y={y} height={BAR_HEIGHT} {...look} />;
}

/** Striped by a dashed line as thick as the bar: a pattern would lose its stripes in forced colors. */
function Overdue({ from, to, y }: { from: number; to: number; y: number }) {
  const middle = y + BAR_HEIGHT / 2;
  return (
    <>
      <Part from={from} to={to} y={y} className="fill-missing-weak stroke-missing" />
      <line
        x1={`${from}%`}
        x2={`${to}%`}
        y1={middle}
        y2={middle}
        strokeWidth={BAR_HEIGHT}
        strokeDasharray="2.5 3.5"
        className="stroke-missing"
      />
    </>
  );
}

function Today({ at, height }: { at: number; height: number }) {
  return (
    <g>
      <line x1={`${at}%`} x2={`${at}%`} y1="14" y2={height} strokeWidth="1.5" className="stroke-accent" />
      <rect x={`${at}%`} y="1" width="42" height="17" rx="3" transform="translate(-21 0)" className="fill-accent" />
      <text x={`${at}%`} y="13.5" textAnchor="middle" className="fill-on-accent font-medium">
        today
      </text>
    </g>
  );
}

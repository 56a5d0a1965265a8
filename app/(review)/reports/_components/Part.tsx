import type { ReactNode } from 'react';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';

/** A chart with the table behind it. */
export function Part({
  id,
  title,
  detail,
  chart,
  children,
}: {
  id: string;
  title: string;
  detail?: string;
  chart: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-lg font-semibold">
        {title} {detail ? <span className="text-sm font-normal text-muted">{detail}</span> : null}
      </h2>
      <div className="grid items-start gap-5 min-[80rem]:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="rounded border border-line bg-panel px-4 py-3">{chart}</div>
        <div className="min-w-0">{children}</div>
      </div>
    </section>
  );
}

/** A number that opens its cases; none of nothing. */
export function Count({ value, href, of }: { value: number; href: string; of: string }) {
  const text = value.toLocaleString('en-US');
  if (value === 0) return <span className="text-faint">0</span>;
  return (
    <Link href={toRoute(href)} aria-label={`${text}, ${of}: show the cases`} className="text-accent tabular-nums hover:underline">
      {text}
    </Link>
  );
}

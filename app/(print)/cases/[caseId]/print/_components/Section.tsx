import { type ReactNode, useId } from 'react';

/** A part of the summary under its heading, which stays with what follows it. */
export function Section({
  title,
  aside,
  whole = false,
  children,
}: {
  title: string;
  aside?: ReactNode;
  whole?: boolean;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} data-whole={whole ? '' : undefined}>
      <div className="mb-0.5 flex h-[12.5pt] items-baseline justify-between gap-3 border-b border-line-strong pb-px break-after-avoid">
        <h2 id={heading} className="text-[9pt] font-semibold">
          {title}
        </h2>
        {aside ? <span className="text-[7.5pt] text-muted">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}

/** A term and its words in one running line. */
export function Pair({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0 [overflow-wrap:anywhere]">
      <dt className="inline text-muted">{term}</dt> <dd className="inline">{children}</dd>
    </div>
  );
}

export const TABLE =
  'w-full border-collapse text-left align-top [&_td]:py-[1.25pt] [&_td]:pr-2 [&_td]:align-top [&_td]:[overflow-wrap:anywhere] [&_th]:pr-2 [&_th]:pb-px [&_th]:text-[7.5pt] [&_th]:font-medium [&_th]:text-muted [&_tbody_tr]:border-t [&_tbody_tr]:border-line';

'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';

/** One place in the left rail. `icon` is the path data of an 18 × 18 stroke drawing. */
export interface RailItem {
  href: string;
  label: string;
  icon: string;
}

/** Icons whose labels show on hover and focus, and are always read. Esc hides a label that is in the way (WCAG 1.4.13). */
export function Rail({ items }: { items: readonly RailItem[] }) {
  const place = railPlace(items, usePathname());
  const [labeled, setLabeled] = useState<string | null>(null);

  useEffect(() => {
    if (labeled === null) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape') setLabeled(null);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [labeled]);

  return (
    <nav
      aria-label="Main"
      className="sticky top-0 z-30 row-span-2 flex h-dvh flex-col items-center gap-1 border-r border-line bg-panel py-2.5 print:hidden"
    >
      <span
        aria-hidden="true"
        className="mb-2.5 grid size-7 place-items-center rounded-[7px] bg-accent font-semibold text-on-accent forced-color-adjust-none"
      >
        C
      </span>
      {items.map((item) => {
        const current = item.href === place;
        return (
          <Link
            key={item.href}
            href={toRoute(item.href)}
            aria-label={item.label}
            aria-current={current ? 'page' : undefined}
            onPointerEnter={() => setLabeled(item.href)}
            onPointerLeave={() => setLabeled(null)}
            onFocus={(event) => {
              if (event.currentTarget.matches(':focus-visible')) setLabeled(item.href);
            }}
            onBlur={() => setLabeled(null)}
            className={PLACE}
          >
            <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
              <path d={item.icon} />
            </svg>
            <span aria-hidden="true" className={cx(LABEL, item.href !== labeled && 'invisible')}>
              {item.label}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}

/** The item that the page belongs to: the longest address that begins the path; cases belong to the worklist. */
export function railPlace(items: readonly RailItem[], pathname: string): string | null {
  const path = pathname.startsWith('/cases/') ? '/worklist' : pathname;
  const fitting = items.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return fitting.toSorted((a, b) => b.href.length - a.href.length)[0]?.href ?? null;
}

const PLACE =
  'relative grid h-9 w-10 place-items-center rounded text-muted hover:text-text aria-[current=page]:bg-accent-weak aria-[current=page]:text-accent forced-colors:aria-[current=page]:outline';

const LABEL =
  'absolute top-1/2 left-full -translate-y-1/2 rounded border border-line-strong bg-panel px-2 py-0.5 text-sm whitespace-nowrap text-text';

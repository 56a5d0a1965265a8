'use client';

import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { toRoute } from '@/components/ui/routes';
import { address } from './address';

export interface Chooser {
  name: string;
  label: string;
  value: string;
  /** The words of the empty choice. */
  any: string;
  options: readonly { value: string; label: string }[];
}

/** What a page shows, chosen from native lists and kept in its address: a change goes at once, and without script a button sends them. */
export function Choosers({ path, choosers, wide = false }: { path: string; choosers: readonly Chooser[]; wide?: boolean }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  function go() {
    if (!form.current) return;
    const chosen = [...new FormData(form.current)].map(([name, value]) => [name, String(value)]);
    router.push(toRoute(address(path, Object.fromEntries(chosen))), { scroll: false });
  }
  return (
    <form ref={form} action={path} className="flex min-w-0 flex-wrap items-center gap-2 print:hidden">
      {choosers.map(({ name, label, value, any, options }) => (
        // The key: another value from the address is another choice, and a list keeps what was chosen in it.
        <label key={`${name} ${value}`} className={CHOOSER}>
          {label}:
          <select name={name} defaultValue={value} onChange={go} className={cx(SELECT, wide ? 'max-w-72' : 'max-w-44')}>
            <option value="">{any}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <noscript>
        <Button type="submit" size="sm">
          Apply
        </Button>
      </noscript>
    </form>
  );
}

const CHOOSER =
  'inline-flex items-center gap-1 rounded-full border border-line bg-panel pl-2.5 text-xs text-muted has-focus-visible:outline-2 has-focus-visible:outline-accent';
const SELECT = 'h-6 min-w-0 rounded-full bg-transparent pr-1 font-medium text-text outline-none';

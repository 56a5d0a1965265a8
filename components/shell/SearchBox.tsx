'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef } from 'react';
import { Kbd } from '@/components/ui/Kbd';
import { toRoute } from '@/components/ui/routes';
import { useKeys } from './Keys';
import { MAIN_ID } from './SkipLink';

/** Searches the worklist. A plain GET form: the query is in the address, and it works before any script has run. */
export function SearchBox() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  useKeys([{ key: '/', label: 'Search the worklist', group: 'Everywhere', run: () => input.current?.select() }]);

  /** The list comes without a new page, and the focus goes to it: the next key is the list's. */
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = input.current?.value.trim() ?? '';
    event.currentTarget.reset();
    router.push(toRoute(q === '' ? '/worklist' : `/worklist?${new URLSearchParams({ q })}`));
    document.getElementById(MAIN_ID)?.focus({ preventScroll: true });
  }

  return (
    <search className="w-full max-w-90 min-w-0">
      <form action="/worklist" onSubmit={onSubmit} className="relative">
        <input
          ref={input}
          type="search"
          name="q"
          aria-label="Search cases, members, practitioners"
          placeholder="Search cases, members, practitioners"
          autoComplete="off"
          maxLength={200}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          className="h-7 w-full rounded border border-line bg-sunken pr-8 pl-2 focus-visible:bg-panel focus-visible:outline-offset-0"
        />
        <span aria-hidden="true" className="pointer-events-none absolute top-1 right-2">
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  );
}

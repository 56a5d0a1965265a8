'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef } from 'react';
import { Kbd } from '@/components/ui/Kbd';
import { useNotice } from '@/components/ui/Notices';
import { toRoute } from '@/components/ui/routes';
import type { ActionResult } from '@/lib/errors.ts';
import { useKeys } from './Keys';
import { MAIN_ID } from './SkipLink';

const LOST_SEARCH = 'No answer came from the server. Search again.';

export interface SearchBoxProps {
  /** Server actions: the address of the list that looks for the words, which it does not show; and the same for a form without scripts. */
  search: { address: (input: { search: string }) => Promise<ActionResult<string>>; go: (form: FormData) => Promise<void> };
}

/** Searches the worklist. What is looked for may be a name: it is sent, never part of an address. Works before any script has run. */
export function SearchBox({ search }: SearchBoxProps) {
  const notice = useNotice();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  useKeys([{ key: '/', label: 'Search the worklist', group: 'Everywhere', run: () => input.current?.select() }]);

  /** The list comes without a new page, and the focus goes to it: the next key is the list's. */
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const words = input.current?.value ?? '';
    event.currentTarget.reset();
    void search.address({ search: words }).then(
      (result) => (result.ok ? router.push(toRoute(result.value)) : notice({ message: result.message, tone: 'error' })),
      () => notice({ message: LOST_SEARCH, tone: 'error' }),
    );
    document.getElementById(MAIN_ID)?.focus({ preventScroll: true });
  }

  return (
    <search className="w-full max-w-90 min-w-0">
      <form action={search.go} onSubmit={onSubmit} className="relative">
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

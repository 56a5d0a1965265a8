'use client';

import { CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList, CommandRoot } from 'cmdk';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Kbd } from '@/components/ui/Kbd';
import { STATUS_WORDS } from '@/lib/cases/words.ts';
import { POLICIES } from '@/lib/criteria/registry.ts';
import type { FoundCase } from '@/lib/use-cases/find-cases.ts';
import { countWords, type Entry, grouped, matching, policyEntries } from './entries';
import { FIELD, FIELD_LABEL } from './field';
import { type Found, useFoundCases } from './use-found-cases';

export interface PaletteProps {
  /** What was typed while this part was on its way. */
  typed: string;
  /** Keys and places, as they stood when the palette was opened. */
  entries: readonly Entry[];
  searchesCases: boolean;
  /** The number of the case that is open. */
  current: string | null;
  go: (href: string) => void;
  /** Closes the palette, then does it: the focus is back where it was by then. */
  pick: (run: () => void) => void;
  close: () => void;
}

/** A search field over everything that can be done or opened from here. */
export default function Palette({ typed, entries, searchesCases, current, go, pick, close }: PaletteProps) {
  const [query, setQuery] = useState(typed);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useFoundCases(query, searchesCases, current);
  const shown = matching([...entries, ...policyEntries(POLICIES, go)], query);
  const open = (number: string) => pick(() => go(`/cases/${number}`));

  useEffect(() => field.current?.focus(), []);
  // Another list begins at its top, once the menu has brought the entry chosen before into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: by the query, which makes the list
  useEffect(() => {
    const frame = requestAnimationFrame(() => list.current?.scrollTo({ top: 0 }));
    return () => cancelAnimationFrame(frame);
  }, [query]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      close();
    }
    // In the field these keys go to its ends, as in any other; the list has the arrows.
    if (event.key === 'Home' || event.key === 'End') event.stopPropagation();
  }

  return (
    <CommandRoot label={FIELD_LABEL} shouldFilter={false} vimBindings={false} loop className="flex max-h-[min(34rem,80dvh)] flex-col">
      <CommandInput
        ref={field}
        value={query}
        onValueChange={setQuery}
        onKeyDown={onKeyDown}
        maxLength={200}
        placeholder={FIELD_LABEL}
        className={FIELD}
      />
      <CommandList ref={list} label="Commands, policies and cases" className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5">
        {query.trim() === '' ? <Cases heading="Opened last" found={found} open={open} /> : null}
        {grouped(shown).map(([group, members]) => (
          <Group key={group} heading={group}>
            {members.map((entry) => (
              <Item key={entry.id} id={entry.id} onSelect={() => pick(entry.run)}>
                <span className="min-w-0 truncate">{entry.label}</span>
                {entry.detail ? <span className="truncate text-xs text-faint">{entry.detail}</span> : null}
                <Keys keys={entry.keys ?? []} />
              </Item>
            ))}
          </Group>
        ))}
        {query.trim() === '' ? null : <Cases heading="Cases" found={found} open={open} />}
        {found.kind === 'found' ? (
          <CommandEmpty>
            <NothingFound query={query} searchesCases={searchesCases} />
          </CommandEmpty>
        ) : null}
      </CommandList>
      <Foot found={found} commands={shown.length} />
    </CommandRoot>
  );
}

function Cases({ heading, found, open }: { heading: string; found: Found; open: (number: string) => void }) {
  if (found.kind === 'failed') {
    return (
      <Group heading={heading}>
        <Item id="again" onSelect={found.retry}>
          Look for cases again
        </Item>
      </Group>
    );
  }
  if (found.cases.length === 0) return null;
  return (
    <Group heading={heading}>
      {found.cases.map((one) => (
        <Item key={one.number} id={`case ${one.number}`} onSelect={() => open(one.number)}>
          <CaseWords found={one} />
        </Item>
      ))}
    </Group>
  );
}

function CaseWords({ found }: { found: FoundCase }) {
  const status = Object.entries(STATUS_WORDS).find(([code]) => code === found.status)?.[1];
  return (
    <>
      <span className="flex-none font-mono text-[0.78125rem]">{found.number}</span>
      <span className="min-w-0 truncate font-medium">{found.memberName}</span>
      <span className="ml-auto flex-none truncate text-xs text-faint max-sm:hidden">
        {[found.planName, status].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

function Keys({ keys }: { keys: readonly (readonly string[])[] }) {
  return (
    <span className="ml-auto flex flex-none gap-2">
      {keys.map((caps) => (
        <span key={caps.join()} className="flex gap-1">
          {caps.map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <CommandGroup heading={heading} className={GROUP}>
      {children}
    </CommandGroup>
  );
}

function Item({ id, onSelect, children }: { id: string; onSelect: () => void; children: ReactNode }) {
  return (
    <CommandItem value={id} onSelect={onSelect} className={ITEM}>
      {children}
    </CommandItem>
  );
}

function NothingFound({ query, searchesCases }: { query: string; searchesCases: boolean }) {
  return (
    <div className="px-3 py-6 text-center text-muted">
      <p className="font-medium text-text [overflow-wrap:anywhere]">Nothing matches “{query.trim()}”</p>
      <p className="mt-1 text-sm">
        Searched are commands and policies
        {searchesCases ? ', and cases by number, member, member ID and practitioner in the plans that you work for' : ''}.
      </p>
    </div>
  );
}

/** What was found, in words, once it is known: seen and read. */
function Foot({ found, commands }: { found: Found; commands: number }) {
  return (
    <div className="flex min-h-8 flex-none flex-wrap items-center gap-x-4 border-t border-line px-3 py-1 text-xs text-muted">
      <p role="status">{footWords(found, commands)}</p>
      <span aria-hidden="true" className="ml-auto flex items-center gap-3 max-sm:hidden">
        <span className="flex items-center gap-1">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> move
        </span>
        <span className="flex items-center gap-1">
          <Kbd>Enter</Kbd> choose
        </span>
        <span className="flex items-center gap-1">
          <Kbd>Esc</Kbd> close
        </span>
      </span>
    </div>
  );
}

function footWords(found: Found, commands: number): string {
  if (found.kind === 'searching') return 'Looking for cases…';
  if (found.kind === 'failed') return `No cases: ${found.message.replace(/^./, (letter) => letter.toLowerCase())}`;
  const words = countWords(commands + found.cases.length);
  return found.total > found.cases.length ? `${words}; ${found.total.toLocaleString('en-US')} cases match in all` : words;
}

const GROUP =
  '[&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-2 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-xs [&>[cmdk-group-heading]]:text-muted';

const ITEM =
  'flex min-h-8 cursor-pointer scroll-my-1.5 items-center gap-3 rounded-sm px-2 py-1 text-sm aria-selected:bg-accent-weak aria-selected:shadow-[inset_2px_0_var(--accent)] forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2 forced-colors:aria-selected:outline-[Highlight]';

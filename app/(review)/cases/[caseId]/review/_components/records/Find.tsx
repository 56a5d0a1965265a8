'use client';

import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { counted } from '@/components/case/case-text';
import { isolated } from '@/components/case/isolated';
import { cx } from '@/components/ui/cx';
import { TextInput } from '@/components/ui/inputs';
import type { SearchHit } from '@/lib/records/document.ts';
import { searchRecords } from '../../../records/actions';
import { useReader } from './use-reader';

/** Typing rests so long before it is looked for. */
const PAUSE_MS = 200;

type Found = { words: string; hits: readonly SearchHit[] };

/**
 * Finds words in all records of the case. ↓ and ↑ go through the pages that hold them, each shown at once with what was found marked; Enter or
 * Escape closes the list and gives the focus back to the question.
 */
export function Find({ number, field, onDone }: { number: string; field: RefObject<HTMLInputElement | null>; onDone: () => void }) {
  const { reader } = useReader();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [at, setAt] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState('');
  const asked = useRef(0);
  /** Enter was pressed before the answer came. */
  const wantsFirst = useRef(false);

  const onFound = useEffectEvent(onDone);
  useEffect(() => {
    const wanted = words.trim();
    asked.current += 1;
    const mine = asked.current;
    if (wanted === '') return setFound(null);
    const timer = setTimeout(async () => {
      const result = await searchRecords({ number, query: wanted }).catch(() => null);
      if (mine !== asked.current) return;
      setFailure(result?.ok ? '' : (result?.message ?? 'The connection was lost. Type again to search.'));
      setFound(result?.ok ? { words: wanted, hits: result.value } : null);
      setAt(-1);
      if (wantsFirst.current && result?.ok && result.value[0]) {
        setAt(0);
        reader.openHit(result.value[0], wanted);
        setOpen(false);
        onFound();
      } else setOpen(true);
      wantsFirst.current = false;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, number, reader]);

  function show(index: number) {
    const hit = found?.hits[index];
    if (!found || !hit) return;
    setAt(index);
    reader.openHit(hit, found.words);
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    setOpen(false);
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    const count = found?.hits.length ?? 0;
    if (event.key === 'ArrowDown' && count > 0) show((at + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) show((at - 1 + count) % count);
    else if (event.key === 'Enter' && words.trim() !== (found?.words ?? '')) wantsFirst.current = true;
    else if (event.key === 'Enter' && count > 0) {
      if (at === -1) show(0);
      close();
    } else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const hits = found?.hits ?? [];
  return (
    <search className="min-w-40 flex-1">
      <TextInput
        ref={field}
        type="search"
        role="combobox"
        aria-label="Find in the records"
        aria-expanded={isOpen && hits.length > 0}
        aria-controls="record-hits"
        aria-activedescendant={at >= 0 && isOpen ? optionId(at) : undefined}
        autoComplete="off"
        placeholder="Find in the records (f)"
        maxLength={200}
        value={words}
        onChange={({ target }) => {
          wantsFirst.current = false;
          setWords(target.value);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        className="h-7 text-sm"
      />
      <span role="status" className="sr-only">
        {failure || (found ? countWords(hits) : '')}
      </span>
      {isOpen && (found || failure) ? (
        <div className="absolute inset-x-2 top-full z-20 mt-1 max-h-[min(24rem,60vh)] overflow-y-auto rounded border border-line-strong bg-panel text-sm">
          <p className="border-b border-line px-3 py-1 text-xs text-muted">{failure || countWords(hits)}</p>
          <div id="record-hits" role="listbox" aria-label="Pages found">
            {hits.map((hit, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              <div
                key={`${hit.documentId} ${hit.page}`}
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                // Before the field loses the focus, which closes the list.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => show(index)}
                className={cx(
                  'cursor-pointer border-b border-line px-3 py-1.5 last:border-b-0',
                  index === at ? 'bg-accent-weak' : 'hover:bg-sunken',
                )}
              >
                <span className="flex justify-between gap-2 text-xs text-muted">
                  <span className="truncate">{isolated(hit.name)}</span>
                  <span className="flex-none tabular-nums">p. {hit.page}</span>
                </span>
                <Snippet hit={hit} />
              </div>
            ))}
          </div>
        </div>
      ) : null}
    </search>
  );
}

const optionId = (index: number): string => `record-hit-${index}`;

const countWords = (hits: readonly SearchHit[]): string =>
  hits.length === 0
    ? 'Nothing found. A scan without text cannot be searched.'
    : `${counted(hits.length, 'page')} · ↓ ↑ show them, Enter goes back`;

function Snippet({ hit: { snippet, snippetRanges } }: { hit: SearchHit }) {
  let from = 0;
  const parts = snippetRanges.flatMap(({ s, e }) => {
    const before = snippet.slice(from, s);
    from = e;
    return [before, <mark key={s}>{snippet.slice(s, e)}</mark>];
  });
  return (
    <span className="line-clamp-2 [overflow-wrap:anywhere] [&_mark]:bg-missing-weak [&_mark]:font-medium [&_mark]:text-text">
      {parts}
      {snippet.slice(from)}
    </span>
  );
}

'use client';

import { useEffect, useState } from 'react';
import { counted } from '@/components/case/case-text';
import type { Hint } from '@/lib/letters/readability.ts';
import { useSignDesk } from './sign-context';

type Readability = typeof import('@/lib/letters/readability.ts');

/** More would be a wall: the first are mended first. */
const SHOWN = 5;

/** How the reason reads, while it is typed: its grade, and what makes it hard. The formula is loaded with the first letter typed. */
export function ReadingHelp({ text, onShow }: { text: string; onShow: (hint: Hint) => void }) {
  const { readingGrade: aim } = useSignDesk();
  const readability = useReadability(text.trim() !== '');
  if (readability === null || text.trim() === '') return <p className="mt-1 text-xs text-muted">Aim: reading grade {aim} or lower.</p>;
  const grade = Math.max(0, readability.readingGrade(text.split(/\n+/u).filter((passage) => passage.trim() !== '')));
  const hints = readability.hardSentences(text, aim);
  return (
    <div className="mt-1 text-xs">
      <p className="text-muted">
        Reading grade {grade}, {grade <= aim ? 'plain' : `aim: ${aim} or lower`}.
        {hints.length === 0 ? '' : ` ${counted(hints.length, 'thing')} to make plainer:`}
      </p>
      <ul>
        {hints.slice(0, SHOWN).map((hint) => (
          <li key={`${hint.from} ${hint.to} ${hint.kind}`}>
            <button type="button" className="min-h-6 text-left text-accent underline [overflow-wrap:anywhere]" onClick={() => onShow(hint)}>
              {hint.kind === 'sentence' ? `${hint.message}: “${beginning(hint.text)}”` : hint.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const beginning = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 38).trimEnd()}…`);

function useReadability(wanted: boolean): Readability | null {
  const [readability, setReadability] = useState<Readability | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    void import('@/lib/letters/readability.ts').then((loaded) => {
      if (!over) setReadability(loaded);
    });
    return () => {
      over = true;
    };
  }, [wanted]);
  return readability;
}

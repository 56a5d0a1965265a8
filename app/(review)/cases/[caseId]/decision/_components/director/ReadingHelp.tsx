'use client';

import { useEffect, useState } from 'react';
import { useSignDesk } from './sign-context';

type Readability = typeof import('@/lib/letters/readability.ts');

/** How the reason reads, while it is typed: its grade. The formula is loaded with the first letter typed. */
export function ReadingHelp({ text }: { text: string }) {
  const { readingGrade: aim } = useSignDesk();
  const [readability, setReadability] = useState<Readability | null>(null);
  const isEmpty = text.trim() === '';
  useEffect(() => {
    if (isEmpty) return;
    let over = false;
    void import('@/lib/letters/readability.ts').then((loaded) => {
      if (!over) setReadability(loaded);
    });
    return () => {
      over = true;
    };
  }, [isEmpty]);
  if (isEmpty || readability === null) return <p className="mt-1 text-xs text-muted">Aim: reading grade {aim} or lower.</p>;
  const grade = Math.max(0, readability.readingGrade(text.split(/\n+/u).filter((passage) => passage.trim() !== '')));
  return (
    <p className="mt-1 text-xs text-muted">
      Reading grade {grade}, {grade <= aim ? 'plain' : `aim: ${aim} or lower`}.
    </p>
  );
}

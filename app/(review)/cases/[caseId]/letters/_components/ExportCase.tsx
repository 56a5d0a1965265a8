'use client';

import { ExportLetters } from '@/components/letter/ExportLetters';

/** The case's issued letters, with their hashes, as one file. */
export function ExportCase({ number }: { number: string }) {
  return (
    <div className="border-t border-line pt-3">
      <ExportLetters numbers={[number]} fileName={`${number}-letters.zip`}>
        Letters as ZIP
      </ExportLetters>
      <p className="mt-1 text-xs text-muted">Every issued letter, as stored, with a list of their SHA-256 values.</p>
    </div>
  );
}

'use client';

import { ErrorMessage } from '@/components/shell/ErrorMessage';
import { fontVariables } from './fonts/plex';
import './globals.css';

/** Stands in for the root layout when that itself fails, hence its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Error · Criterion</title>
        <main>
          <ErrorMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}

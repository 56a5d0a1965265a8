'use client';

import { errorDigest } from '@/components/shell/error-digest';
import { Message } from '@/components/shell/Message';
import { Button } from '@/components/ui/Button';
import { fontVariables } from './fonts/plex';
import './globals.css';

/** Stands in for the root layout when that itself fails, hence its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorDigest(error);
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Error · Criterion</title>
        <main>
          <Message
            title="Criterion could not be shown"
            reference={reference}
            actions={
              <Button variant="primary" onClick={() => retry()}>
                Try again
              </Button>
            }
          >
            <p>Something failed on our side. Everything that was shown as saved is saved.</p>
            <p>
              Try again. If it fails once more, give support{' '}
              {reference ? 'the reference below and the time' : 'the address of this page and the time'}.
            </p>
          </Message>
        </main>
      </body>
    </html>
  );
}

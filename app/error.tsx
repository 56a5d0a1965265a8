'use client';

import { ErrorMessage } from '@/components/shell/ErrorMessage';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <ErrorMessage error={error} retry={retry} />
    </main>
  );
}

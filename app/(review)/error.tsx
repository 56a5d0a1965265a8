'use client';

import { ErrorMessage } from '@/components/shell/ErrorMessage';

/** Inside the shell: the rail and the search stay usable. */
export default function ReviewError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorMessage error={error} retry={retry} />;
}

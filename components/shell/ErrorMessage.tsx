import { look } from '@/components/ui/button-look';
import { Message } from './Message';

/** The reference under which the server's log holds an error; null for what was thrown in the browser. */
function errorDigest(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;
}

/**
 * For an `error.tsx`: what happened, what holds, what to do, and the reference in the server's log. Every page loads it ahead of any
 * error, once per `error.tsx`: so it does without next/link, and leaving after an error loads the page anew, which is what one wants.
 */
export function ErrorMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorDigest(error);
  return (
    <Message
      title="This page could not be shown"
      reference={reference}
      actions={
        <>
          <button type="button" className={look({ variant: 'primary' })} onClick={() => retry()}>
            Try again
          </button>
          <a href="/worklist" className={look({})}>
            Go to the worklist
          </a>
        </>
      }
    >
      <p>Something failed on our side. Everything that was shown as saved is saved.</p>
      <p>Try again. If it fails once more, give support {reference ? 'the reference below' : 'the address of this page'} and the time.</p>
    </Message>
  );
}

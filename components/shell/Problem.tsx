import { Button, LinkButton } from '@/components/ui/Button';
import { Message } from './Message';

/** Another plan's case is "not found", like one that never was: the words must not tell them apart. */
export function NotFoundMessage() {
  return (
    <Message
      title="This page does not exist, or you may not see it"
      actions={
        <LinkButton href="/worklist" variant="primary">
          Go to the worklist
        </LinkButton>
      }
    >
      <p>Nothing was changed. Check the address, or search for the case by its number, the member or the practitioner.</p>
    </Message>
  );
}

/** The reference under which the server's log holds an error; null for what was thrown in the browser. */
function errorDigest(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;
}

/** For an `error.tsx`: what happened, what holds, what to do, and the reference in the server's log. */
export function ErrorMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorDigest(error);
  return (
    <Message
      title="This page could not be shown"
      reference={reference}
      actions={
        <>
          <Button variant="primary" onClick={() => retry()}>
            Try again
          </Button>
          <LinkButton href="/worklist">Go to the worklist</LinkButton>
        </>
      }
    >
      <p>Something failed on our side. Everything that was shown as saved is saved.</p>
      <p>Try again. If it fails once more, give support {reference ? 'the reference below' : 'the address of this page'} and the time.</p>
    </Message>
  );
}

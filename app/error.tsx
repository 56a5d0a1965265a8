'use client';

import { errorDigest } from '@/components/shell/error-digest';
import { Message } from '@/components/shell/Message';
import { Button, LinkButton } from '@/components/ui/Button';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Message
      title="This page could not be shown"
      reference={errorDigest(error)}
      actions={
        <>
          <Button variant="primary" onClick={() => retry()}>
            Try again
          </Button>
          <LinkButton href="/worklist">Go to the worklist</LinkButton>
        </>
      }
    >
      <p>Something failed on our side while preparing it. Everything that was shown as saved is saved.</p>
      <p>Try again. If it fails once more, give support the reference below and the time.</p>
    </Message>
  );
}

'use client';

import { errorDigest } from '@/components/shell/error-digest';
import { Message } from '@/components/shell/Message';
import { Button, LinkButton } from '@/components/ui/Button';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
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
      <p>Something failed on our side while preparing it. Everything that was shown as saved is saved.</p>
      <p>
        Try again. If it fails once more, give support{' '}
        {reference ? 'the reference below and the time' : 'the address of this page and the time'}.
      </p>
    </Message>
  );
}

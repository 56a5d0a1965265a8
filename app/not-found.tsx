import type { Metadata } from 'next';
import { Message } from '@/components/shell/Message';
import { LinkButton } from '@/components/ui/Button';

export const metadata: Metadata = { title: 'Not found' };

/** Another plan's case is "not found", like one that never was: the words must not tell them apart. */
export default function NotFound() {
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

import { LinkButton } from '@/components/ui/Button';
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

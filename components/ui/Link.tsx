import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link within the application. Its page is asked for when somebody goes there, not before: each is made for who asks, with a session to look
 * up, and none has a part that could be shown sooner.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}

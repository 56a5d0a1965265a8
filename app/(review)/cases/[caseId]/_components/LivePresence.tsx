'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Presence } from '@/components/case/Presence';
import type { Live } from '@/lib/use-cases/watch-case.ts';
import { useLive } from './use-live';

export interface LivePresenceProps {
  number: string;
  version: number;
  /** How many events the page knows of. */
  events: number;
  /** The page says that the notice is late. */
  isLate: boolean;
  viewerId: string;
}

/** Who else is here; and, where the case has moved on, has the page read again, header and all. */
export function LivePresence({ number, version, events, isLate, viewerId }: LivePresenceProps) {
  const router = useRouter();
  const [others, setOthers] = useState<Live['others']>([]);
  const seen = useRef({ moved: '', read: '' });
  useLive(number, version, (live) => {
    setOthers((before) => (JSON.stringify(before) === JSON.stringify(live.others) ? before : live.others));
    const hasTurnedLate = live.header.clock?.tone === 'late' && !isLate;
    if (live.events <= events && !hasTurnedLate) return;
    const moved = `${live.events} ${hasTurnedLate}`;
    const isNew = seen.current.moved !== moved;
    seen.current.moved = moved;
    if (seen.current.read === moved || mustWait(live, viewerId, isNew)) return;
    seen.current.read = moved;
    // Keeps what is typed: only what the server draws is drawn anew.
    router.refresh();
  });
  return <Presence others={others} />;
}

/**
 * A dialog is finished first: what it is about must not change under it. What the viewer changed as the case's reviewer is most likely her own
 * work, which the review screen brings to the header by itself; it has one beat's time for that.
 */
function mustWait({ assigneeId }: Live, viewerId: string, isNew: boolean): boolean {
  return document.querySelector('dialog[open]') !== null || (isNew && assigneeId === viewerId);
}

'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Live } from '@/lib/use-cases/watch-case.ts';
import { follow } from './live-poll';

/**
 * Hears every 3 s, while the page is in sight, how the case is now, and says by that that the viewer is here. All who listen in a tab share
 * one request. Waits longer while the server does not answer, and ends with the session.
 * @param version the version on the caller's screen: while it is behind, `live.answers` and `live.evidence` hold all there are
 * @param onLive called outside of rendering; news may be older than what the caller has since saved itself, so compare versions
 */
export function useLive(number: string, version: number, onLive: (live: Live) => void): void {
  const receive = useEffectEvent(onLive);
  const seen = useEffectEvent(() => version);
  useEffect(() => follow(number, { version: () => seen(), receive: (live) => receive(live) }), [number]);
}

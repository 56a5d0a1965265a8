'use client';

import { useState } from 'react';
import { CLOCK_LOOK, type ClockTone } from '@/components/shell/clock-look';
import { useLive } from './use-live';

type Clock = { text: string; tone: ClockTone };

/** The time left, in the server's words, renewed as the case is followed. */
export function LiveClock({ number, version, clock }: { number: string; version: number; clock: Clock }) {
  const [live, setLive] = useState<{ instead: string; clock: Clock } | null>(null);
  useLive(number, version, ({ header }) => {
    const next = header.clock;
    if (next !== null && next.text !== (live?.clock.text ?? clock.text)) setLive({ instead: clock.text, clock: next });
  });
  // A page read since then knows better: a notice given, a due time that moved.
  const { text, tone } = live?.instead === clock.text ? live.clock : clock;
  return <span className={CLOCK_LOOK[tone]}>{text}</span>;
}

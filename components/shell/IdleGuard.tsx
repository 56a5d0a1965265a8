'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { SIGN_OUT_ID } from './SignOut';

/** How long before the end it is said. */
const WARN_MS = 60_000;
/** Signs of the person reach the server at most this often. */
const TELL_MS = 60_000;
/** While the warning stands, or nobody answers: another window may go on, or the network come back. */
const AGAIN_MS = 5000;

type Reply = number | 'over' | 'lost';

/**
 * Tells the server of keys and pointers, and warns a minute before the session ends without them. The server decides: a window beside this
 * one may be in use. At the end the sign-in page leads back here, and what was typed stays in this tab.
 */
export function IdleGuard() {
  const [endsAt, setEndsAt] = useState<number | null>(null);

  /** @returns milliseconds until the server is asked again */
  function take(reply: Reply): number {
    if (reply === 'over') leave();
    if (typeof reply !== 'number') return AGAIN_MS;
    setEndsAt(reply <= WARN_MS ? Date.now() + reply : null);
    return reply <= WARN_MS ? Math.min(AGAIN_MS, Math.max(reply, 0) + 250) : reply - WARN_MS;
  }
  const onReply = useEffectEvent(take);
  useEffect(() => watch((reply) => onReply(reply)), []);
  const stay = () => {
    setEndsAt(null);
    void ask('POST').then(take);
  };

  if (endsAt === null) return null;
  const footer = (
    <Button ref={focusFirst} variant="primary" onClick={stay}>
      Stay signed in
    </Button>
  );
  return (
    <Dialog open onClose={stay} title="Are you still there?" footer={footer}>
      <p>
        Nobody was active here for a while. You are signed out in <Countdown endsAt={endsAt} />. What you typed is kept in this tab.
      </p>
    </Dialog>
  );
}

/** What the browser gives the focus to when it opens the dialog around it. */
const focusFirst = (button: HTMLButtonElement | null) => button?.setAttribute('autofocus', '');

function Countdown({ endsAt }: { endsAt: number }) {
  const [left, setLeft] = useState(() => endsAt - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(endsAt - Date.now()), 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return (
    <span role="timer" className="tabular-nums">
      {seconds} {seconds === 1 ? 'second' : 'seconds'}
    </span>
  );
}

/** Asks when the end draws near, and tells of activity. @returns ends it */
function watch(take: (reply: Reply) => number): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let asked = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldAt = Date.now();
  let isWarning = false;

  async function look(method: 'GET' | 'POST') {
    clearTimeout(timer);
    const { signal: heard } = asked;
    const reply = await ask(method, heard);
    if (heard.aborted) return;
    isWarning = typeof reply === 'number' && reply <= WARN_MS;
    timer = setTimeout(() => void look('GET'), take(reply));
  }
  function onActivity() {
    // Once the warning stands only its answer counts.
    if (isWarning || Date.now() - toldAt < TELL_MS) return;
    toldAt = Date.now();
    void look('POST');
  }
  // Who signs out is not asked for, nor told that nobody was there: that press itself was a sign of them.
  function onSubmit({ target }: Event) {
    if (!(target instanceof HTMLFormElement) || target.id !== SIGN_OUT_ID) return;
    asked.abort();
    asked = new AbortController();
    clearTimeout(timer);
    timer = setTimeout(() => void look('GET'), WARN_MS);
  }
  document.addEventListener('submit', onSubmit, { signal });
  for (const type of ['keydown', 'pointerdown', 'wheel'] as const) document.addEventListener(type, onActivity, { signal, passive: true });
  // A machine that slept comes back with timers that never ran.
  document.addEventListener('visibilitychange', () => document.hidden || void look('GET'), { signal });
  void look('GET');
  return () => {
    clearTimeout(timer);
    ended.abort();
    asked.abort();
  };
}

async function ask(method: 'GET' | 'POST', signal: AbortSignal | null = null): Promise<Reply> {
  try {
    const response = await fetch('/api/session', { method, cache: 'no-store', signal });
    if (response.status === 401) return 'over';
    const { left }: { left: number } = await response.json();
    return response.ok ? left : 'lost';
  } catch {
    return 'lost';
  }
}

function leave() {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?${new URLSearchParams({ why: 'idle', next: here })}`);
}

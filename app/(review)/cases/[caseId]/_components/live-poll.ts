import type { Live } from '@/lib/use-cases/watch-case.ts';

/** Who listens: the version that is on their screen, and what to do with news. */
export type Listener = { version: () => number; receive: (live: Live) => void };

const EVERY_MS = 3000;
/** The longest wait while the server does not answer. */
const AT_MOST_MS = 30_000;

const polls = new Map<string, Poll>();

/** Joins the one poll of a case that this tab has, and starts it where there is none. @returns leaves it again */
export function follow(number: string, listener: Listener): () => void {
  const poll = polls.get(number) ?? startPoll(number);
  polls.set(number, poll);
  poll.listeners.add(listener);
  return () => {
    poll.listeners.delete(listener);
    if (poll.listeners.size > 0) return;
    poll.stop();
    polls.delete(number);
  };
}

type Poll = { listeners: Set<Listener>; stop: () => void };

function startPoll(number: string): Poll {
  const listeners = new Set<Listener>();
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = EVERY_MS;
  let isAsking = false;

  function next(ms: number) {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(() => void beat(), ms);
  }

  async function beat() {
    // Without a network or out of sight nothing is asked; the browser says when that is over.
    if (isAsking || signal.aborted || document.hidden || !navigator.onLine) return;
    isAsking = true;
    const reply = await ask(number, Math.min(...[...listeners].map(({ version }) => version())), signal);
    isAsking = false;
    if (signal.aborted || reply === 'over') return ended.abort();
    wait = reply === 'lost' ? Math.min(wait * 2, AT_MOST_MS) : EVERY_MS;
    next(wait);
    if (reply !== 'lost') for (const { receive } of [...listeners]) receive(reply);
  }

  const now = () => {
    wait = EVERY_MS;
    next(0);
  };
  document.addEventListener('visibilitychange', now, { signal });
  window.addEventListener('online', now, { signal });
  next(0);
  return {
    listeners,
    stop: () => {
      clearTimeout(timer);
      ended.abort();
    },
  };
}

/** What moved since `version`; `lost` where nobody answered, `over` where the session ended or the case is out of the viewer's sight. */
async function ask(number: string, version: number, signal: AbortSignal): Promise<Live | 'lost' | 'over'> {
  const step = window.location.pathname.split('/')[3] ?? 'overview';
  try {
    const response = await fetch(`/cases/${number}/live?v=${version}&step=${step}`, { signal, cache: 'no-store' });
    if (response.status >= 400 && response.status < 500) return 'over';
    // The route's own type: it answers 200 with nothing else.
    return response.ok ? ((await response.json()) as Live) : 'lost';
  } catch {
    return 'lost';
  }
}

'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef, useState } from 'react';
import { MOST_FILE_BYTES } from '@/lib/records/document.ts';
import { type Sent, sendFile } from './send-file';

export type Upload = { id: number; name: string; size: number; sent: number; waiting: boolean; end: Sent | null };

/** Until so much time went by, or the browser says that the connection is back. */
const waitFor = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      window.removeEventListener('online', done);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
  });

const TOO_LARGE = 'The file is larger than 50 MB. Split it, or save it with smaller images.';

/** Files on their way into the records, in the order they were given, one at a time; a file that is refused stops no other. */
export function useUploads(number: string) {
  const router = useRouter();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const stops = useRef(new Map<number, AbortController>());
  const count = useRef(0);
  const isBusy = uploads.some(({ end }) => end === null);

  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);

  const change = (id: number, to: Partial<Upload>) => setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));

  async function send(id: number, file: File, stop: AbortController): Promise<void> {
    const end = await sendFile(file, {
      address: `/cases/${number}/records/uploads`,
      fetch: (address, init) => fetch(address, init),
      wait: waitFor,
      onProgress: (sent, waiting) => change(id, { sent, waiting }),
      signal: stop.signal,
    }).catch((): Sent => ({ kind: 'failed', message: 'The file could not be read from where it lies. Choose it again.' }));
    stops.current.delete(id);
    change(id, { end, waiting: false });
    if (end.kind === 'added') startTransition(() => router.refresh());
  }

  function add(files: readonly File[]) {
    for (const file of files) {
      count.current += 1;
      const id = count.current;
      const end: Sent | null = file.size > MOST_FILE_BYTES ? { kind: 'refused', message: TOO_LARGE } : null;
      setUploads((all) => [...all, { id, name: file.name, size: file.size, sent: 0, waiting: false, end }]);
      if (end) continue;
      const stop = new AbortController();
      stops.current.set(id, stop);
      queue.current = queue.current.then(() => send(id, file, stop));
    }
  }

  return {
    uploads,
    add,
    stop: (id: number) => stops.current.get(id)?.abort(),
    clear: () => setUploads((all) => all.filter(({ end }) => end === null)),
  };
}

'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { counted } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { useNotice } from '@/components/ui/Notices';
import { ExportFailed, type Progress, readExport } from './read-export';

export interface ExportLettersProps {
  numbers: readonly string[];
  /** Of the file, with no name of a person: a file name is seen where the letter is not. */
  fileName: string;
  children: ReactNode;
}

type Running = { since: number; progress: Progress | null };

/** Shorter than this a bar would only flicker. */
const SHOW_AFTER_MS = 600;

/** The issued letters of the cases as one file; what takes longer shows how far it is, and can be given up. */
export function useExport({ numbers, fileName }: Pick<ExportLettersProps, 'numbers' | 'fileName'>) {
  const notice = useNotice();
  const given = useRef<AbortController | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  useEffect(() => () => given.current?.abort(), []);

  async function start() {
    if (given.current !== null || numbers.length === 0) return;
    const own = new AbortController();
    given.current = own;
    setRunning({ since: Date.now(), progress: null });
    let letters = 0;
    try {
      const file = await readExport(numbers, own.signal, (progress) => {
        letters = progress.letters;
        setRunning((before) => before && { ...before, progress });
      });
      save(file, fileName);
      notice({ message: `${counted(letters, 'letter')} saved as ${fileName}` });
    } catch (error) {
      if (own.signal.aborted) notice({ message: 'Export canceled; nothing was saved' });
      else if (error instanceof ExportFailed) notice({ message: `Not exported. ${error.message}.`, tone: 'error' });
      else throw error;
    } finally {
      given.current = null;
      setRunning(null);
    }
  }
  return { running, start: () => void start(), cancel: () => given.current?.abort() };
}

export function ExportLetters({ children, ...batch }: ExportLettersProps) {
  const { running, start, cancel } = useExport(batch);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button size="sm" disabled={batch.numbers.length === 0} aria-disabled={running !== null || undefined} onClick={start}>
        {children}
      </Button>
      <ExportProgress running={running} onCancel={cancel} />
    </span>
  );
}

/** Nothing for what is done at once. */
export function ExportProgress({ running, onCancel }: { running: Running | null; onCancel: () => void }) {
  const [isLong, setLong] = useState(false);
  const isOn = running !== null;
  useEffect(() => {
    if (!isOn) return setLong(false);
    const timer = setTimeout(() => setLong(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isOn]);
  if (running === null || !isLong) return null;
  const { progress } = running;
  return (
    <span className="inline-flex items-center gap-2 text-xs text-muted">
      <progress
        aria-label="Letters exported"
        className="h-2 w-40 accent-accent"
        {...(progress && progress.bytes > 0 ? { max: progress.bytes, value: Math.min(progress.read, progress.bytes) } : {})}
      />
      <span className="tabular-nums">{progress ? progressWords(progress) : 'Collecting the letters…'}</span>
      <Button size="sm" variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </span>
  );
}

/** `40 of 120 letters, 3.1 of 9.4 MB`. Letters are as good as equally long: their number is told by the bytes. */
export function progressWords({ letters, bytes, read }: Progress): string {
  const part = bytes === 0 ? 1 : Math.min(1, read / bytes);
  const megabytes = (count: number) => (count / 1e6).toFixed(1);
  return `${Math.floor(letters * part)} of ${counted(letters, 'letter')}, ${megabytes(Math.min(read, bytes))} of ${megabytes(bytes)} MB`;
}

function save(file: Blob, name: string) {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has the file once the click is done with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

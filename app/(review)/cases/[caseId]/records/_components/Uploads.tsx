'use client';

import { type ChangeEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { counted } from '@/components/case/case-text';
import { isolated } from '@/components/case/isolated';
import { Button, IconButton } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { sizeWords } from './record-words';
import { type Upload, useUploads } from './use-uploads';

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.tif,.tiff';

/** Where files come in: dropped here, chosen, or pasted anywhere on the page; below it what became of each. */
export function Uploads({ number }: { number: string }) {
  const { uploads, add, stop, clear } = useUploads(number);
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  usePasted(add);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  }

  function pick({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    add([...(currentTarget.files ?? [])]);
    // The same file can be chosen again.
    currentTarget.value = '';
  }

  return (
    <section aria-label="Add records" className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways; the button and pasting are the keyboard's */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          'flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-dashed px-4 py-3',
          isOver ? 'border-accent bg-accent-weak' : 'border-line-strong bg-panel',
        )}
      >
        <Button variant="primary" onClick={() => picker.current?.click()}>
          Add files…
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          accept={ACCEPTED}
          aria-label="Files for the records"
          tabIndex={-1}
          className="sr-only"
          onChange={pick}
        />
        <p className="text-sm text-muted">or drop them here, or paste them. PDF, PNG, JPEG or TIFF, up to 50 MB each.</p>
      </div>
      {uploads.length > 0 ? (
        <div className="rounded border border-line bg-panel">
          <ul aria-label="Files being added">
            {uploads.map((upload) => (
              <Row key={upload.id} upload={upload} onStop={() => stop(upload.id)} />
            ))}
          </ul>
          <div className="flex items-center justify-between border-t border-line px-3 py-1.5 text-xs text-muted">
            <span role="status">{summary(uploads)}</span>
            <Button size="sm" variant="quiet" onClick={clear}>
              Clear the list
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}

function usePasted(add: (files: readonly File[]) => void) {
  useEffect(() => {
    function paste({ clipboardData }: ClipboardEvent) {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0) add(files);
    }
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
}

function Row({ upload, onStop }: { upload: Upload; onStop: () => void }) {
  const { name, size, sent, end } = upload;
  const isRefused = end?.kind === 'refused' || end?.kind === 'failed';
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line px-3 py-1.5 text-sm last:border-b-0">
      <span className="min-w-0 flex-1 truncate font-medium">{isolated(name)}</span>
      {end === null ? <progress aria-label={`Sent of ${name}`} max={size} value={sent} className="h-1.5 w-40 accent-(--accent)" /> : null}
      <span className={cx('tabular-nums', isRefused ? 'text-not-met' : 'text-muted')}>{stateWords(upload)}</span>
      {end === null ? (
        <IconButton label={`Stop sending ${name}`} onClick={onStop}>
          <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
            <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </IconButton>
      ) : null}
    </li>
  );
}

function stateWords({ size, sent, waiting, end }: Upload): string {
  if (end === null) {
    if (waiting) return `connection lost at ${sizeWords(sent)}; goes on by itself`;
    return sent > 0 ? `${sizeWords(sent)} of ${sizeWords(size)}` : sizeWords(size);
  }
  if (end.kind === 'added') return `added · ${counted(end.document.pages, 'page')}`;
  if (end.kind === 'existed') return 'already in the records';
  return end.kind === 'stopped' ? 'stopped, nothing kept' : end.message;
}

function summary(uploads: readonly Upload[]): string {
  const under = uploads.filter(({ end }) => end === null).length;
  if (under > 0) return `${counted(under, 'file')} on the way`;
  const refused = uploads.filter(({ end }) => end?.kind === 'refused' || end?.kind === 'failed').length;
  const added = uploads.filter(({ end }) => end?.kind === 'added' || end?.kind === 'existed').length;
  return [`${added} of ${counted(uploads.length, 'file')} in the records`, refused > 0 ? `${refused} not taken` : '']
    .filter(Boolean)
    .join(' · ');
}

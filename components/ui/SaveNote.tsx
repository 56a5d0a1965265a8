import { cx } from './cx';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  /** `time` in words, already in the reader's zone: "10:42". */
  | { kind: 'saved'; time: string }
  /** No connection: kept in the browser, sent when it is back. */
  | { kind: 'queued'; count: number }
  | { kind: 'failed'; message: string };

function words(state: SaveState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'saving':
      return 'saving';
    case 'saved':
      return `saved ${state.time}`;
    case 'queued':
      return `Not saved yet: no connection. ${state.count} ${state.count === 1 ? 'answer waits' : 'answers wait'}`;
    case 'failed':
      return state.message;
  }
}

/** The quiet word on what is saved. Polite, and silent while saving, so that a screen reader hears the end only. */
export function SaveNote({ state }: { state: SaveState }) {
  const tone = state.kind === 'failed' ? 'text-not-met' : state.kind === 'queued' ? 'text-missing' : 'text-faint';
  return (
    <>
      <span aria-hidden="true" className={cx('text-xs whitespace-nowrap', tone)}>
        {words(state)}
      </span>
      <span role="status" className="sr-only">
        {state.kind === 'saving' ? '' : words(state)}
      </span>
    </>
  );
}

import type { RecordDocument, SearchHit } from '@/lib/records/document.ts';
import { passageIn } from './passage';

/** What the reader needs to know of a document. */
export type ReaderDocument = Pick<RecordDocument, 'id' | 'name' | 'fileKind' | 'pages' | 'textState'>;
export type Place = { documentId: string; page: number };
/** What is drawn over a page: where the words of a search or of a citation stand. */
export type Mark = Place & { words: string; passage: string };

export type ReaderState = {
  /** The page in view. */
  place: Place;
  /** Counts the times that somebody asked for a page: the pages then move there. */
  jumps: number;
  mark: Mark | null;
};

/** What a citation of the page in view says. */
export type PageCitation = { documentId: string; document: string; page: string; quotation: string };

export type Reader = ReturnType<typeof createReader>;

/** Which page of the records is in view, what is marked on it, and what is selected: one for a visit of the screen. */
export function createReader(documents: readonly [ReaderDocument, ...ReaderDocument[]], at: Place | null = null) {
  const listeners = new Set<() => void>();
  /** Where each document was left. */
  const left = new Map<string, number>();
  let selected: (Place & { text: string }) | null = null;
  let onKey: (key: string) => boolean = () => false;
  const find = (id: string) => documents.find((document) => document.id === id);

  function publish(change: Partial<ReaderState>) {
    state = { ...state, ...change };
    left.set(state.place.documentId, state.place.page);
    for (const listener of listeners) listener();
  }

  function within({ documentId, page }: Place): Place {
    const document = find(documentId) ?? documents[0];
    return { documentId: document.id, page: Math.min(document.pages, Math.max(1, Math.trunc(page) || 1)) };
  }

  let state: ReaderState = { place: within(at ?? { documentId: documents[0].id, page: 1 }), jumps: 0, mark: null };

  function turnTo(place: Place, mark: Mark | null = null) {
    if (mark) selected = null;
    publish({ place: within(place), mark, jumps: state.jumps + 1 });
  }

  return {
    documents,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    get: () => state,
    document: () => find(state.place.documentId) ?? documents[0],
    has: (id: string | undefined): id is string => id !== undefined && find(id) !== undefined,
    turnTo,
    turnBy: (by: number) => turnTo({ ...state.place, page: state.place.page + by }, state.mark),
    /** To a document, where it was left. */
    choose: (documentId: string) => turnTo({ documentId, page: left.get(documentId) ?? 1 }, state.mark),
    chooseBy(by: number) {
      const index = documents.findIndex(({ id }) => id === state.place.documentId) + by;
      const next = documents[(index + documents.length) % documents.length];
      if (next) turnTo({ documentId: next.id, page: left.get(next.id) ?? 1 }, state.mark);
    },
    openHit({ documentId, page, snippet, snippetRanges }: SearchHit, words: string) {
      turnTo({ documentId, page }, { documentId, page, words, passage: passageIn(snippet, snippetRanges[0] ?? null) });
    },
    openCitation({ documentId, page, quotation }: { documentId: string; page: string; quotation: string }) {
      const place = within({ documentId, page: Number(page) });
      turnTo(place, quotation === '' ? null : { ...place, words: `"${quotation.replace(/["“”]/g, ' ')}"`, passage: quotation });
    },
    /** The pages were scrolled: nothing moves. */
    seen(page: number) {
      if (page !== state.place.page) publish({ place: { ...state.place, page } });
    },
    select(text: string, page: number) {
      const plain = text.replace(/\s+/g, ' ').trim();
      selected = plain === '' ? null : { documentId: state.place.documentId, page, text: plain };
    },
    /** Of the page that holds the selection, else of the page in view with what is marked on it. */
    citation(): PageCitation {
      const { place, mark } = state;
      const { name } = find(place.documentId) ?? documents[0];
      const base = { documentId: place.documentId, document: name };
      if (selected?.documentId === place.documentId && Math.abs(selected.page - place.page) <= 1)
        return { ...base, page: String(selected.page), quotation: selected.text.slice(0, MOST_QUOTED) };
      const isMarked = mark?.documentId === place.documentId && mark.page === place.page;
      return { ...base, page: String(place.page), quotation: isMarked ? mark.passage.slice(0, MOST_QUOTED) : '' };
    },
    /** The keys of the records; false where one means nothing there. */
    press: (key: string) => onKey(key),
    listen(handler: (key: string) => boolean) {
      onKey = handler;
      return () => {
        onKey = () => false;
      };
    },
  };
}

/** As the schema of a citation has it. */
const MOST_QUOTED = 2000;

/** `#record-{documentId}-{page}`: the way to a page from another screen. */
export function placeIn(hash: string): Place | null {
  const [, documentId, page] = /^#record-([0-9a-f-]{36})-(\d{1,5})$/.exec(hash) ?? [];
  return documentId === undefined ? null : { documentId, page: Number(page) };
}

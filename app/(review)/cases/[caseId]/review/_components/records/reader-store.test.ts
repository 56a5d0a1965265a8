import { expect, it } from 'vitest';
import { createReader, placeIn, type ReaderDocument } from './reader-store';

const NOTES: ReaderDocument = { id: 'a', name: 'Notes.pdf', fileKind: 'pdf', pages: 9, textState: 'done' };
const SCAN: ReaderDocument = { id: 'b', name: 'Scan.tiff', fileKind: 'tiff', pages: 2, textState: 'none' };
const reader = () => createReader([NOTES, SCAN]);
const hit = {
  documentId: 'a',
  name: 'Notes.pdf',
  page: 4,
  snippet: 'Pain 8/10.',
  snippetRanges: [{ s: 5, e: 9 }],
  ranges: [{ s: 0, e: 4 }],
};

it('turns to pages that are there, and to a document where it was left', () => {
  const r = reader();
  r.turnBy(-1);
  expect(r.get().place).toEqual({ documentId: 'a', page: 1 });
  r.turnTo({ documentId: 'a', page: 99 });
  expect(r.get().place.page).toBe(9);
  r.seen(7);
  r.chooseBy(1);
  expect(r.get().place).toEqual({ documentId: 'b', page: 1 });
  r.choose('a');
  expect(r.get().place.page).toBe(7);
});

it('cites the page in view, quoting what was selected last or found there', () => {
  const r = reader();
  expect(r.citation()).toEqual({ documentId: 'a', document: 'Notes.pdf', page: '1', quotation: '' });
  r.openHit(hit, '8/10');
  expect(r.citation()).toMatchObject({ page: '4', quotation: 'Pain 8/10.' });
  r.select(' better\n function ', 5);
  expect(r.citation()).toMatchObject({ page: '5', quotation: 'better function' });
  r.turnTo({ documentId: 'a', page: 8 });
  expect(r.citation()).toMatchObject({ page: '8', quotation: '' });
});

it('opens a citation at its page with its quotation marked, and reads a place from an address', () => {
  const r = reader();
  r.openCitation({ documentId: 'b', page: '2', quotation: 'a “good” candidate' });
  expect(r.get()).toMatchObject({ place: { documentId: 'b', page: 2 }, mark: { words: '"a  good  candidate"' } });
  const id = '00000000-0000-4000-8000-000000000000';
  expect(placeIn(`#record-${id}-12`)).toEqual({ documentId: id, page: 12 });
  expect(placeIn('#q-painNrs')).toBeNull();
});

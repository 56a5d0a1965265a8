import type { Snapshot } from '../cases/snapshot.ts';
import type { Acting } from '../data/access.ts';
import { eventBody, sha256 } from '../data/audit.ts';
import { bytesOf, readBlob } from '../data/blobs.ts';
import * as writes from '../data/case-writes.ts';
import { findDocuments } from '../data/records.ts';
import { conflict, notFound } from '../errors.ts';
import { pagePicture } from '../images/page-picture.ts';
import type { PacketChoices, PacketDocument } from '../packet/choices.ts';
import { packetContent } from '../packet/content.ts';
import type { PacketFile } from '../packet/messages.ts';
import { type PacketContent, pdfFile, pictureFile } from '../packet/packet.ts';
import { PacketNotRendered, renderPacket } from '../packet/render.ts';
import type { RecordDocument } from '../records/document.ts';
import { freezeCase } from './freeze-case.ts';
import { inTurn } from './in-turn.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { loadSnapshot } from './load-letters.ts';
import { readingOf } from './read-protected.ts';

/** `psychotherapy`: why psychotherapy notes go in; empty: they do not. */
export type PacketCommand = { number: string; pages: PacketChoices['pages']; substanceUse: boolean; psychotherapy: string };

export type MadePacket = { pdf: Uint8Array; sha256: string; isDecided: boolean };

/**
 * The case in one PDF, with the pages of its records that were chosen: from the frozen snapshot where it is decided, else as it stands. That it
 * was made, and of what, is an event of the case, written before it leaves. One at a time in a process: files are opened whole.
 * @throws AppError `not-found`; `conflict` where the records cannot be set
 */
export async function makePacket(acting: Acting, command: PacketCommand): Promise<MadePacket> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const records = await findDocuments(acting.viewer, c.number);
  const choices = { pages: command.pages, substanceUse: command.substanceUse, psychotherapy: command.psychotherapy !== '' };
  const documents = await packetDocuments(acting, loaded, records);
  const decidedSha256 = c.decision?.snapshotSha256 ?? null;
  const content = packetContent({ snapshot: await snapshotOf(acting, loaded), decidedSha256, documents, choices });
  const { pdf, unreadable } = await inTurn('packet', () => rendered(content, records));
  const packet = { pdf, sha256: sha256(pdf), isDecided: decidedSha256 !== null };
  const payload = {
    ...{ pages: choices.pages, substanceUse: choices.substanceUse, psychotherapy: command.psychotherapy },
    ...{ documents: idsIn(content, records), unreadable: unreadable.length, sha256: packet.sha256 },
  };
  const word = await writes.notePacket(c.id, acting.viewer.id, eventBody(acting, c.plan.id, { type: 'packet-made', payload }));
  if (word !== 'ok') throw notFound(`Case ${c.number}`);
  return packet;
}

/** The decision's own; before it what a snapshot would freeze now, of which nothing that a decision says is shown. */
async function snapshotOf(acting: Acting, loaded: LoadedCase): Promise<Snapshot> {
  const undecided = { kind: 'no-review-required', rationale: '', authorizationNumber: null, signature: null, appeal: null } as const;
  return (await loadSnapshot(loaded)) ?? freezeCase(acting, loaded, undecided);
}

async function packetDocuments({ viewer }: Acting, { case: c }: LoadedCase, records: readonly RecordDocument[]): Promise<PacketDocument[]> {
  const mayRead = await readingOf(viewer, c);
  return records.map((record) => {
    const { id, name, kind, sensitivity, pages, size } = record;
    return { id, name, kind, sensitivity, pages, size, isPdf: record.fileKind === 'pdf', readable: mayRead(record) };
  });
}

const filesIn = ({ records }: PacketContent): ReadonlySet<string> =>
  new Set(records.flatMap(({ pages }) => pages.flatMap(({ file }) => file ?? [])));

/** Documents of which pages are in it. */
function idsIn(content: PacketContent, records: readonly RecordDocument[]): string[] {
  const names = filesIn(content);
  return records.filter(({ id }) => [...names].some((name) => name.startsWith(id))).map(({ id }) => id);
}

async function rendered(content: PacketContent, records: readonly RecordDocument[]) {
  const names = filesIn(content);
  const files: PacketFile[] = [];
  for (const record of records) files.push(...(await filesOf(record, names)));
  try {
    return await renderPacket(content, files);
  } catch (error) {
    if (error instanceof PacketNotRendered) throw conflict(error.message);
    throw error;
  }
}

/** What of a document is set: a PDF as it is, a picture's pages one by one. A page that cannot be unpacked is left to be missed. */
async function filesOf({ id, sha256: key, size, fileKind, pages }: RecordDocument, wanted: ReadonlySet<string>): Promise<PacketFile[]> {
  const whole = () => bytesOf(readBlob(key, { start: 0, end: size }));
  if (fileKind === 'pdf') return wanted.has(pdfFile(id)) ? [{ name: pdfFile(id), bytes: await whole() }] : [];
  const numbers = Array.from({ length: pages }, (_, i) => i + 1).filter((page) => wanted.has(pictureFile(id, page)));
  if (numbers.length === 0) return [];
  const bytes = await whole();
  const files: PacketFile[] = [];
  for (const page of numbers) {
    const picture = await inTurn('page-image', () => pagePicture(bytes, page)).catch(() => null);
    if (picture !== null) files.push({ name: pictureFile(id, page), bytes: picture });
  }
  return files;
}

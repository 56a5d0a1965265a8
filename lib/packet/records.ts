import { MOST_PACKET_BYTES, MOST_PACKET_PAGES, type PacketChoices, type PacketDocument, pagesNamed, withheld } from './choices.ts';
import { type PacketPage, type PacketRecord, pdfFile, pictureFile } from './packet.ts';
import { PSYCHOTHERAPY_NOTICE, REDISCLOSURE } from './redisclosure.ts';

/** A citation of a document, with the question that it answers. */
export type Cited = { documentId: string; page: string; question: string };

const NOTICES = { none: '', 'substance-use': REDISCLOSURE.short, psychotherapy: PSYCHOTHERAPY_NOTICE } as const;

/** Which pages of the records go in, each with the questions that cite it, and what stays out. */
export function recordsOf(
  documents: readonly PacketDocument[],
  cited: readonly Cited[],
  choices: PacketChoices,
): { records: PacketRecord[]; leftOut: string[] } {
  const records: PacketRecord[] = [];
  const leftOut: string[] = [];
  let [bytes, count] = [0, 0];
  for (const document of documents) {
    const citesOf = questionsByPage(document, cited);
    const wanted = choices.pages === 'all' ? everyPage(document.pages) : [...citesOf.keys()].sort((a, b) => a - b);
    if (wanted.length === 0) continue;
    const why = withheld(document, choices);
    if (why !== null) leftOut.push(`${document.name}: ${why}`);
    else if (bytes + document.size > MOST_PACKET_BYTES || count + wanted.length > MOST_PACKET_PAGES)
      leftOut.push(`${document.name}: it no longer fits into one packet`);
    else {
      bytes += document.size;
      count += wanted.length;
      records.push({ title: titleOf(document), pages: wanted.map((page) => pageOf(document, page, citesOf.get(page) ?? [])) });
    }
  }
  return { records, leftOut };
}

const everyPage = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const titleOf = ({ name, kind }: PacketDocument): string => (kind === '' ? name : `${name} (${kind})`);

function questionsByPage({ id, pages }: PacketDocument, cited: readonly Cited[]): Map<number, string[]> {
  const byPage = new Map<number, string[]>();
  for (const { documentId, page, question } of cited) {
    if (documentId !== id) continue;
    for (const number of pagesNamed(page, pages)) {
      const known = byPage.get(number) ?? [];
      if (!known.includes(question)) byPage.set(number, [...known, question]);
    }
  }
  return byPage;
}

function pageOf(document: PacketDocument, page: number, cites: string[]): PacketPage {
  return {
    heading: `Page ${page} of ${document.pages}`,
    cites,
    notice: NOTICES[document.sensitivity],
    file: document.isPdf ? pdfFile(document.id) : pictureFile(document.id, page),
    page: document.isPdf ? page : 1,
    why: '',
  };
}

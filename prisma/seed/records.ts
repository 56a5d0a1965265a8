import type { Acting } from '../../lib/data/access.ts';
import { MOST_PIECE_BYTES } from '../../lib/records/upload.ts';
import { flagDocument } from '../../lib/use-cases/flag-document.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { appendUpload, beginUpload } from '../../lib/use-cases/upload-record.ts';
import { makePdf } from './chart-pdf.ts';

/** How many pages the notes of a demo chart have. */
const PAGES = 7;

/** What another hospital wrote: answers that nobody has given yet, one that contradicts, and what is said of others or of long ago. */
const OUTSIDE = [
  `Outside hospital, consultation note
Date of service: 08/18/2026

Average pain 5/10 since the last visit, worst 9/10.
Family history: mother with opioid use disorder.
Past medical history: MRSA of the left hand, resolved in 2017.`,
  `Outside hospital, preoperative checklist
Date of service: 08/21/2026

Active infection:  [ ] Yes  [x] No
Sepsis:  [ ] Yes  [x] No
Coagulopathy:  [ ] Yes  [x] No
Allergies: NKDA
Body habitus is adequate for the pump. CSF flows freely on myelogram.
Urine drug screen 08/20/2026: negative.
She denies suicidal ideation. No untreated psychosocial issues.
Surgery is not indicated per neurosurgery.
Life expectancy is estimated at five years.`,
];

/** Files the chart of a demo case: for each page what the case's citations say stands there, among what charts say besides. */
export async function fileChart(acting: Acting, number: string): Promise<void> {
  const { case: c } = await loadCase(acting.viewer, number);
  const pages = Array.from({ length: PAGES }, (_, i) => {
    const here = c.evidence.filter(({ page }) => page === String(i + 1));
    const lines = here.flatMap(({ document, noteDate, quotation }) => ['', `${document}, ${noteDate}`, quotation]);
    return [`Pain clinic chart, page ${i + 1} of ${PAGES}`, `Date of birth: ${c.member.dateOfBirth}`, ...lines].map(ascii).join('\n');
  });
  await send(acting, number, 'Pain clinic chart.pdf', makePdf(pages));
  await send(acting, number, 'Outside records.pdf', makePdf(OUTSIDE));
  await fileProtected(acting, number);
}

/** What came along with the chart and is protected further, marked as such. */
async function fileProtected(acting: Acting, number: string): Promise<void> {
  const page = ['Riverside Treatment Program', 'Intake summary', '', 'Last use of alcohol: none in 12 months.', 'No opioid use disorder.'];
  const documentId = await send(acting, number, 'Treatment program summary.pdf', makePdf([page.join('\n')]));
  const before = { sensitivity: 'none', kind: '' } as const;
  await flagDocument(acting, { number, documentId, before, after: { sensitivity: 'substance-use', kind: 'program summary' } });
}

/** What the font of the chart can write. */
const ascii = (line: string): string =>
  line
    .normalize('NFD')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[^\x20-\x7e]/g, '');

/** @returns the document's id */
async function send(acting: Acting, number: string, name: string, bytes: Uint8Array): Promise<string> {
  const begun = await beginUpload(acting, number, { name, size: bytes.length });
  if ('refused' in begun) throw new Error(`${name}: ${begun.refused.message}`);
  for (let offset = 0; offset < bytes.length; offset += MOST_PIECE_BYTES) {
    const piece = bytes.subarray(offset, offset + MOST_PIECE_BYTES);
    const sent = await appendUpload(acting, { number, id: begun.id, offset, bytes: piece });
    if ('refused' in sent) throw new Error(`${name}: ${sent.refused.message}`);
    if ('document' in sent) return sent.document.id;
  }
  throw new Error(`${name}: not taken`);
}

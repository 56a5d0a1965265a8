import sharp from 'sharp';
import { addDays } from '../../lib/cases/time.ts';
import { FACT_KEYS, factSpec } from '../../lib/criteria/facts.ts';
import type { Acting } from '../../lib/data/access.ts';
import { MOST_PIECE_BYTES } from '../../lib/records/upload.ts';
import { flagDocument } from '../../lib/use-cases/flag-document.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { appendUpload, beginUpload } from '../../lib/use-cases/upload-record.ts';
import { chartAnswer, chartSource, type Story } from './chart.ts';
import { makePdf } from './chart-pdf.ts';

/** Ids of the records by the name that citations give them. */
export type Filed = ReadonlyMap<string, string>;

/** Pages of each record. */
const PAGES = 7;
/** Letters in a line. */
const WIDTH = 78;

/** What such records say besides, a paragraph for each page in turn. */
const PROSE: readonly string[] = [
  'Chief complaint. Low back and bilateral leg pain after lumbar fusion. The pain is constant, burning, worse with standing and walking, and interrupts sleep.',
  'Interval history. Seen with spouse. No new weakness, no change of bowel or bladder. Medication list was reviewed and reconciled.',
  'Examination. Well-healed midline incision. Straight leg raise positive on the left at 40 degrees. Strength 4+/5 in left dorsiflexion, otherwise full. Gait antalgic.',
  'Imaging. MRI of the lumbar spine: postoperative change at L4 to S1, epidural fibrosis at L5, no recurrent disc herniation, no canal stenosis above the fusion.',
  'Medication. Morphine extended release, gabapentin 900 mg three times daily, duloxetine 60 mg. Constipation and daytime sedation are limiting.',
  'Assessment and plan. Persistent spinal pain syndrome. Options were discussed, among them intrathecal drug delivery; risks and alternatives explained.',
  'Follow-up. Return in four weeks or sooner. The member was told whom to call. Electronically signed.',
];

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

/** Files the chart of a demo case: for each source that its answers cite a record whose pages say it, and a scanned report. */
export async function fileChart(acting: Acting, number: string, story: Story): Promise<Filed> {
  const { case: c } = await loadCase(acting.viewer, number);
  const drugTestOn = addDays(c.receivedOn, -20);
  const cited = FACT_KEYS.flatMap((fact) => {
    const value = chartAnswer(story, fact, drugTestOn);
    return value === null || fact === 'indication' ? [] : [{ fact, value, ...chartSource(fact, value) }];
  });
  const filed = new Map<string, string>();
  for (const name of new Set(cited.map(({ document }) => document))) {
    const own = cited.filter(({ document }) => document === name);
    const seen = addDays(c.receivedOn, -(own[0]?.daysAgo ?? 0));
    const pages = Array.from({ length: PAGES }, (_, index) => {
      const here = own.filter(({ page }) => page === String(index + 1));
      const said = here.flatMap(({ fact, value, quotation }) => {
        const words = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value).replaceAll('-', ' ');
        return ['', ...wrapped(`${factSpec(fact).question}: ${words}.`), ...(quotation === '' ? [] : wrapped(`Patient ${quotation}.`))];
      });
      const head = [
        name.toUpperCase(),
        `Date of service: ${seen}    Date of birth: ${c.member.dateOfBirth}    Page ${index + 1} of ${PAGES}`,
      ];
      return [...head, '', ...wrapped(PROSE[index] ?? ''), ...said].map(ascii).join('\n');
    });
    filed.set(name, await send(acting, number, `${name}.pdf`, makePdf(pages)));
  }
  await send(acting, number, 'MRI lumbar spine, by fax.png', await scan());
  await send(acting, number, 'Outside records.pdf', makePdf(OUTSIDE));
  await fileProtected(acting, number);
  return filed;
}

/** What came along with the chart and is protected further, marked as such. */
async function fileProtected(acting: Acting, number: string): Promise<void> {
  const page = ['Riverside Treatment Program', 'Intake summary', '', 'Last use of alcohol: none in 12 months.', 'No opioid use disorder.'];
  const documentId = await send(acting, number, 'Treatment program summary.pdf', makePdf([page.join('\n')]));
  const before = { sensitivity: 'none', kind: '' } as const;
  await flagDocument(acting, { number, documentId, before, after: { sensitivity: 'substance-use', kind: 'program summary' } });
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What the font of the chart can write. */
const ascii = (line: string): string =>
  line
    .normalize('NFD')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2013\u2014]/g, '-')
    .replace(/[^\x20-\x7e]/g, '');

/** A report as a fax machine sends it: a picture, a little askew, without text. */
function scan(): Promise<Buffer> {
  const lines = [
    'MRI LUMBAR SPINE WITHOUT AND WITH CONTRAST',
    '',
    ...wrapped(PROSE[3] ?? ''),
    '',
    'Impression: no lesion that surgery would mend.',
  ];
  const texts = lines.map((line, index) => `<text x="90" y="${140 + index * 26}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="850" height="1100"><rect width="850" height="1100" fill="#f4f3ee"/><g transform="rotate(0.6)" font-family="monospace" font-size="15" fill="#333">${texts}</g></svg>`;
  return sharp(Buffer.from(svg)).grayscale().png({ palette: true, colors: 16 }).toBuffer();
}

async function send(acting: Acting, number: string, name: string, bytes: Uint8Array): Promise<string> {
  const begun = await beginUpload(acting, number, { name, size: bytes.length });
  if ('refused' in begun) throw new Error(`${name}: ${begun.refused.message}`);
  for (let offset = 0; offset < bytes.length; offset += MOST_PIECE_BYTES) {
    const piece = bytes.subarray(offset, offset + MOST_PIECE_BYTES);
    const sent = await appendUpload(acting, { number, id: begun.id, offset, bytes: piece });
    if ('document' in sent) return sent.document.id;
    if ('next' in sent) continue;
    throw new Error(`${name}: ${sent.refused.message}`);
  }
  throw new Error(`${name}: not taken in`);
}

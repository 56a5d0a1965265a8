import { normalized } from './normal.ts';

/** A sentence, a line of a form or a row of a table. */
export type Unit = {
  /** In the page's text. */
  start: number;
  end: number;
  /** As the rules read it, as long as the range. */
  text: string;
  /** The heading that it stands under, in small letters; empty for none. */
  section: string;
};

const HEADINGS =
  /^(?:\d+\.\s*)?((?:chief complaint|cc|hpi|history of present(?:ing)? illness|(?:past |prior )?(?:medical|surgical|psychiatric|social|substance(?: use)?|family|pain|treatment|mental health)(?: (?:and|&) \w+)?(?: medical| psychiatric)? (?:history|hx)|pmhx?|pshx?|fhx?|shx?|allerg(?:y|ies)(?: ?(?:and|\/|&) ?(?:adverse )?(?:drug )?(?:reactions|intolerances|sensitivities))?|drug allergies|medications?|current medications|outpatient medications|review of systems|ros|physical exam(?:ination)?|exam|vitals?(?: signs)?|objective|subjective|assessment(?: ?(?:and|&|\/) ?plan)?|impression|a\/p|plan|diagnos[ei]s|recommendations?|labs?|laboratory|imaging|results?|procedures?|follow-?up|patient (?:education|instructions)|(?:discharge|home care|aftercare|return) (?:instructions|precautions)|informed consent|consent|risks?(?:,? (?:and )?benefits)?(?:,? (?:and )?alternatives)?|precautions|when to call|coverage criteria|medical policy|problem list|summary|findings|family|social|conclusions?|toxicology|urine drug (?:screen|test)|psychological evaluation|trial|trial results?|prognosis|screening)[^:.\n]{0,24}?)(?::|$|\s-\s)/;

const isBlank = (line: string): boolean => line.trim() === '';
const ABBREVIATED =
  /(?:\b(?:dr|mr|mrs|ms|vs|st|no|approx|pt|dept|inc|jr|sr|e\.g|i\.e|etc|m\.d|ph\.d|psy\.d|p\.o|b\.i\.d|t\.i\.d|fig|ref|hx|dx|tx|yrs?|mos?|wks?|avg|max|min|temp)|\b[a-z]|\b\d+)\.$/;

/** Where a line is the beginning of something new and not the rest of a sentence. */
function begins(line: string, before: string, width: number): boolean {
  if (isBlank(before)) return true;
  if (/^\s*(?:[*>]|-\s|\d{1,2}[.)]\s|[a-z][.)]\s|\[)/.test(line)) return true;
  if (/^\s*[A-Za-z][\w /&'().,-]{1,48}[:?](?:\s|$)/.test(line)) return true;
  if (/[:]\s*$/.test(before)) return !/^\s{2,}/.test(line) && /^\s*[A-Z][A-Z ]{6,}$/.test(line);
  if (/\S {2,}\S/.test(line) || /\S {2,}\S/.test(before)) return true;
  if (/^\s*[A-Z][A-Z /&]{5,}$/.test(line)) return true;
  if (!/^\s*[^a-z]/.test(line)) return false;
  // A line is broken where the next word does not fit; one that ends a sentence well before that was ended.
  const filled = before.trimEnd().length + 1 + (/\S+/.exec(line)?.[0].length ?? 0);
  return filled < (/[.:!?)]\s*$/.test(before) ? 0.92 : 0.62) * width;
}

/** A page in units, in order. */
export function unitsOf(page: string): Unit[] {
  const read = normalized(page);
  const lines = linesOf(page, read);
  const width = Math.max(40, ...lines.map(({ raw }) => raw.trimEnd().length));
  const units: Unit[] = [];
  let section = '';
  let open = { start: -1, end: -1 };
  let before = '';
  let inline = false;
  const close = (): void => {
    if (open.start >= 0) units.push(...sentences(read, open.start, open.end, section));
    open = { start: -1, end: -1 };
  };
  for (const { raw, text, start } of lines) {
    if (isBlank(raw)) {
      close();
      before = '';
      continue;
    }
    const heading = HEADINGS.exec(text.trimStart());
    if (heading || begins(raw, before, width)) {
      close();
      // A heading with its words on the same line stands for that line and what it runs on into.
      if (inline) section = '';
      inline = false;
    }
    if (heading) {
      section = heading[1] ?? '';
      inline = text.trimStart().slice(heading[0].length).trim() !== '';
    } else if (/^[A-Z][A-Z &/,()-]{7,60}:?\s*$/.test(raw)) {
      close();
      section = text.trim().replace(/:$/, '');
    }
    open = { start: open.start >= 0 ? open.start : start, end: start + raw.length };
    before = raw;
  }
  close();
  return units;
}

function linesOf(page: string, read: string): { raw: string; text: string; start: number }[] {
  let start = 0;
  return page.split('\n').map((raw) => {
    const line = { raw, text: read.slice(start, start + raw.length), start };
    start += raw.length + 1;
    return line;
  });
}

function sentences(read: string, start: number, end: number, section: string): Unit[] {
  const units: Unit[] = [];
  let from = start;
  const put = (to: number): void => {
    let [s, e] = [from, to];
    while (s < e && /\s/.test(read[s] ?? '')) s++;
    while (e > s && /\s/.test(read[e - 1] ?? '')) e--;
    if (e > s) units.push({ start: s, end: e, text: read.slice(s, e).replaceAll('\n', ' '), section });
    from = to;
  };
  for (let at = start; at < end; at++) {
    const char = read[at];
    if (char !== '.' && char !== '!' && char !== ';' && !(char === '?' && !/^\s*(?:yes|no|y|n)\b/.test(read.slice(at + 1, at + 60))))
      continue;
    if (!/\s/.test(read[at + 1] ?? ' ') || read[at - 1] === '.') continue;
    if (
      char === '.' &&
      ABBREVIATED.test(read.slice(Math.max(from, at - 8), at + 1)) &&
      /\s[a-z(]/.test(
        ` ${read
          .slice(at + 1)
          .trimStart()
          .slice(0, 1)}`,
      ) &&
      isAbbreviation(read, from, at)
    )
      continue;
    put(at + 1);
  }
  put(end);
  return units;
}

/** `Dr. Lee` goes on; `a pain of 8.` and `in 2019.` end. */
function isAbbreviation(read: string, from: number, at: number): boolean {
  const word = /[\w.]+$/.exec(read.slice(Math.max(from, at - 8), at))?.[0] ?? '';
  return !/^\d{1,4}$/.test(word) || /^\s*$/.test(read.slice(from, at - word.length));
}

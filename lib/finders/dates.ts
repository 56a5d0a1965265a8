/** Calendar days as American charts write them. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DATE = new RegExp(
  [
    String.raw`(?<![\d/.-])(?<iy>(?:19|20)\d\d)[-/.](?<im>\d{1,2})[-/.](?<id>\d{1,2})(?![\d/])`,
    String.raw`(?<![\d/.-])(?<nm>\d{1,2})\s?[/.-]\s?(?<nd>\d{1,2})\s?[/.-]\s?(?<ny>(?:19|20)\d\d|\d\d)(?![\d/])`,
    String.raw`\b(?<wm>${MONTH})\s*(?<wd>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<wy>(?:19|20)\d\d)\b`,
    String.raw`(?<!\d)(?<dd>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?<dm>${MONTH})[\s,-]+(?<dy>(?:19|20)\d\d|\d\d(?!\d))`,
  ].join('|'),
  'g',
);

export type FoundDate = { date: string; s: number; e: number };

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const isoOf = (year: number, month: number, day: number): string | null => {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const yearOf = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) > 50 ? 1900 : 2000));
const monthOf = (text: string): number => MONTHS.indexOf(text.slice(0, 3)) + 1;

/** Every day that a text in small letters names, in order. Month first, as in the United States. */
export function datesIn(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(DATE)) {
    const g = match.groups ?? {};
    const date = g.iy
      ? isoOf(Number(g.iy), Number(g.im), Number(g.id))
      : g.ny
        ? isoOf(yearOf(g.ny), Number(g.nm), Number(g.nd))
        : g.wy
          ? isoOf(Number(g.wy), monthOf(g.wm ?? ''), Number(g.wd))
          : isoOf(yearOf(g.dy ?? ''), monthOf(g.dm ?? ''), Number(g.dd));
    if (date) found.push({ date, s: match.index, e: match.index + match[0].length });
  }
  return found;
}

const NOTE_LABEL =
  /(?:date of (?:service|visit|evaluation|exam(?:ination)?|consult(?:ation)?|encounter|procedure|note|report|assessment|admission|discharge|operation|surgery|testing)|(?:service|visit|encounter|note|exam|evaluation|procedure|consult|report|appointment|collection|assessment)\s?date|dos|d\/s|seen on|seen|date|dated|visit|collected|evaluated on|office visit|encounter)\s*(?:\/time)?[:#\s-]{0,4}\s*$/;
const NOT_NOTE =
  /(?:dob|d\.o\.b\.?|birth|born|printed|print date|faxed?|received|fax|expires?|effective|next|due|scheduled|follow-?up|since|last|until|through|onset|injury|accident|mri|ct|x-?ray|surgery in)\W*(?:\w+\W+){0,2}$/;

/** The day of the note that a page belongs to: said by a label, else the first near its top that is no other's. Empty: none. */
export function noteDateOf(text: string): string {
  const found = datesIn(text);
  const before = (d: FoundDate): string => text.slice(Math.max(0, d.s - 40), d.s);
  const labelled = found.find((d) => NOTE_LABEL.test(before(d)) && !NOT_NOTE.test(before(d)));
  if (labelled) return labelled.date;
  return found.find((d) => d.s < 500 && !NOT_NOTE.test(before(d)))?.date ?? '';
}

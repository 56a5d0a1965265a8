import {
  Bytes,
  type Dictionary,
  isDictionary,
  isStream,
  nameIn,
  Operator,
  type Pdf,
  parse,
  Ref,
  readPdf,
  type Value,
} from './testing-pdf.ts';

/**
 * The points of PDF/UA-1 (ISO 14289-1, by the Matterhorn protocol) that a program can check and a letter can break, for tests.
 * Each fault in words; none: the list is empty.
 */
export function accessibilityFaults(bytes: Uint8Array): string[] {
  const pdf = readPdf(bytes);
  const tags = tagsOf(pdf);
  return [...documentFaults(pdf), ...tagFaults(tags), ...pageFaults(pdf, tags), ...fontFaults(pdf)];
}

/** A structure element; `marks` are the marked-content identifiers that it has itself, each with its page's object. */
export type Tag = { role: string; element: Dictionary; children: Tag[]; marks: { page: number; id: number }[] };

/** The structure tree's elements in reading order, those under the root. */
export function tagsOf(pdf: Pdf): Tag[] {
  const root = dictionary(pdf, pdf.catalog.get('StructTreeRoot'));
  const roles = dictionary(pdf, root?.get('RoleMap'));
  const visit = (value: Value | undefined, page: number): Tag[] => {
    const element = dictionary(pdf, value);
    if (!element) return [];
    const own = pageOf(element, page);
    const tag: Tag = { role: nameIn(roles?.get(nameIn(element.get('S'))) ?? element.get('S')), element, children: [], marks: [] };
    for (const kid of list(pdf, element.get('K'))) {
      const inner = dictionary(pdf, kid);
      if (typeof kid === 'number') tag.marks.push({ page: own, id: kid });
      else if (inner && nameIn(inner.get('Type')) === 'MCR') tag.marks.push({ page: pageOf(inner, own), id: Number(inner.get('MCID')) });
      else tag.children.push(...visit(kid, own));
    }
    return [tag];
  };
  return list(pdf, root?.get('K')).flatMap((kid) => visit(kid, 0));
}

/** A tag and all under it, in reading order. */
export const withDescendants = (tag: Tag): Tag[] => [tag, ...tag.children.flatMap(withDescendants)];

function pageOf(element: Dictionary, otherwise: number): number {
  const page = element.get('Pg');
  return page instanceof Ref ? page.number : otherwise;
}

function dictionary(pdf: Pdf, value: Value | undefined): Dictionary | undefined {
  const found = pdf.get(value);
  return isDictionary(found) ? found : undefined;
}

function list(pdf: Pdf, value: Value | undefined): Value[] {
  const found = pdf.get(value);
  return Array.isArray(found) ? found : found === undefined || found === null ? [] : [value ?? null];
}

const faultsOf = (checks: readonly (readonly [boolean | undefined, string])[]): string[] =>
  checks.flatMap(([passes, fault]) => (passes ? [] : [fault]));

function documentFaults(pdf: Pdf): string[] {
  const { catalog } = pdf;
  const metadata = pdf.get(catalog.get('Metadata'));
  const xmp = isStream(metadata) ? metadata.data.toString('utf8') : '';
  const language = catalog.get('Lang');
  const marks = dictionary(pdf, catalog.get('MarkInfo'));
  return faultsOf([
    [marks?.get('Marked') === true, 'not marked as tagged'],
    [marks?.get('Suspects') !== true, 'tags are suspect'],
    [catalog.has('StructTreeRoot'), 'no structure tree'],
    [language instanceof Bytes && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language.text), 'no language'],
    [dictionary(pdf, catalog.get('ViewerPreferences'))?.get('DisplayDocTitle') === true, 'the title is not shown'],
    [/<dc:title>.*?<rdf:li[^>]*>[^<]+<\/rdf:li>/s.test(xmp), 'no title'],
    [/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/.test(xmp), 'no PDF/UA identifier'],
  ]);
}

const TABLE_PARTS = new Set(['THead', 'TBody', 'TFoot', 'TR', 'Caption']);

function tagFaults(tags: readonly Tag[]): string[] {
  const all = tags.flatMap(withDescendants);
  return [...headingFaults(all), ...all.flatMap(faultsOfTag)];
}

function headingFaults(all: readonly Tag[]): string[] {
  const levels = all.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role.slice(1))] : []));
  const skips = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
  return [...skips.map((level) => `a heading of level ${level} skips one`), ...faultsOf([[levels.length > 0, 'no heading']])];
}

function faultsOfTag({ role, element, children }: Tag): string[] {
  const alternative = ['Alt', 'ActualText'].some((key) => {
    const text = element.get(key);
    return text instanceof Bytes && text.text.trim() !== '';
  });
  const within = (allowed: (role: string) => boolean) => children.every((child) => allowed(child.role));
  const cells = children.flatMap(withDescendants).filter((tag) => tag.role === 'TH' || tag.role === 'TD');
  const checks: Readonly<Record<string, readonly (readonly [boolean, string])[]>> = {
    Figure: [[alternative, 'a figure without alternative text']],
    Formula: [[alternative, 'a formula without alternative text']],
    Table: [
      [within((part) => TABLE_PARTS.has(part)), 'a table with parts of another kind'],
      [cells.some((cell) => cell.role === 'TH'), 'a table without header cells'],
    ],
    TR: [[within((part) => part === 'TH' || part === 'TD'), 'a row with other than cells']],
    TH: [[/^(?:Column|Row|Both)$/.test(scopeOf(element)), 'a header cell without scope']],
    L: [[within((part) => part === 'LI' || part === 'Caption'), 'a list with other than items']],
    LI: [[within((part) => part === 'Lbl' || part === 'LBody'), 'a list item with other than label and body']],
  };
  return faultsOf(checks[role] ?? []);
}

function scopeOf(element: Dictionary): string {
  const attributes = element.get('A');
  const owners = Array.isArray(attributes) ? attributes : [attributes ?? null];
  return owners.map((owner) => (isDictionary(owner) ? nameIn(owner.get('Scope')) : '')).find(Boolean) ?? '';
}

function pageFaults(pdf: Pdf, tags: readonly Tag[]): string[] {
  const tagged = new Set(tags.flatMap(withDescendants).flatMap(({ marks }) => marks.map(({ page, id }) => `${page} ${id}`)));
  const faults: string[] = [];
  for (const [number, page] of pdf.objects) {
    if (!isDictionary(page) || nameIn(page.get('Type')) !== 'Page') continue;
    if (page.has('Annots') && nameIn(page.get('Tabs')) !== 'S') faults.push('a page whose tab order is not that of the structure');
    const streams = list(pdf, page.get('Contents')).map((part) => pdf.get(part));
    const content = streams.map((part) => (isStream(part) ? part.data.toString('latin1') : '')).join('\n');
    const { untagged, marks } = readContent(content);
    faults.push(...untagged.map((operator) => `content that is neither tagged nor an artifact: ${operator}`));
    const seen = new Set(marks.map((id) => `${number} ${id}`));
    faults.push(...[...seen].filter((mark) => !tagged.has(mark)).map((mark) => `marked content ${mark} that no tag has`));
    const own = [...tagged].filter((mark) => mark.startsWith(`${number} `));
    faults.push(...own.filter((mark) => !seen.has(mark)).map((mark) => `a tag's content ${mark} that is not there`));
  }
  return faults;
}

/** Operators that put something on the page (ISO 32000-1, tables 60, 74, 87, 92, 107, 109). */
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Tj', 'TJ', "'", '"', 'Do', 'sh', 'BI', 'EI']);

/** What paints outside of tagged content and artifacts, and the marked content there is. */
export function readContent(content: string): { untagged: string[]; marks: number[] } {
  const untagged: string[] = [];
  const marks: number[] = [];
  const open: boolean[] = [];
  let operands: Value[] = [];
  for (const value of parse(content)) {
    if (!(value instanceof Operator)) {
      operands.push(value);
      continue;
    }
    const [name, properties] = operands;
    const id = isDictionary(properties) ? properties.get('MCID') : undefined;
    if (value.word === 'BDC' || value.word === 'BMC') open.push(nameIn(name) === 'Artifact' || typeof id === 'number');
    if (value.word === 'BDC' && typeof id === 'number') marks.push(id);
    if (value.word === 'EMC') open.pop();
    if (PAINTS.has(value.word) && !open.includes(true)) untagged.push(value.word);
    operands = [];
  }
  return { untagged, marks };
}

function fontFaults(pdf: Pdf): string[] {
  return [...pdf.objects.values()].flatMap((font) => {
    // A descendant has neither: its parent speaks for it.
    if (!isDictionary(font) || nameIn(font.get('Type')) !== 'Font' || nameIn(font.get('Subtype')).startsWith('CIDFont')) return [];
    const name = nameIn(font.get('BaseFont'));
    const [descendant] = list(pdf, font.get('DescendantFonts'));
    const descriptor = dictionary(pdf, (dictionary(pdf, descendant) ?? font).get('FontDescriptor'));
    const file = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => isStream(pdf.get(descriptor?.get(key))));
    return faultsOf([
      [file, `${name} is not embedded`],
      [isStream(pdf.get(font.get('ToUnicode'))), `${name} does not say which characters its glyphs are`],
    ]);
  });
}

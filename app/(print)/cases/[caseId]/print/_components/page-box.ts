/**
 * Page size, margins, and what stands in them on every page: the case, the page's number of how many, who printed it and when.
 * A browser without margin boxes leaves them empty; the first page says the same in its text.
 */
export function pageBox({ title, printed }: { title: string; printed: string }): string {
  return `@page {
  size: letter;
  margin: 0.62in 0.5in 0.58in;
  font: 7.5pt "IBM Plex Sans", system-ui, sans-serif;
  color: #464d58;
  @top-left { content: ${cssString(`Criterion · ${title}`)}; }
  @top-right { content: "Page " counter(page) " of " counter(pages); }
  @bottom-left { content: ${cssString(printed)}; width: 70%; }
  @bottom-right { content: "Confidential health information"; }
}`;
}

/** Any text as a CSS string: all but plain letters, digits and spaces by their code points, so that nothing ends it or the style. */
export function cssString(text: string): string {
  return `"${[...text].map((each) => (/[A-Za-z0-9 ,.:-]/.test(each) ? each : `\\${each.codePointAt(0)?.toString(16) ?? ''} `)).join('')}"`;
}

import type { Block, LetterContent } from '../../lib/letters/letter.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
const each = (texts: readonly string[], tag: string): string => texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('');

/** The page that letters are put into, with the fonts; their files' addresses are `file:` URLs. */
export const shellOf = (fonts: {
  regular: string;
  semibold: string;
  arabic: string;
}): string => `<!doctype html><html lang="en-US"><meta charset="utf-8"><style>
@font-face { font-family: 'Noto Sans'; src: url('${fonts.regular}') }
@font-face { font-family: 'Noto Sans'; font-weight: 600; src: url('${fonts.semibold}') }
@font-face { font-family: 'Noto Sans Arabic'; src: url('${fonts.arabic}') }
body { margin: 0; color: #14171c; font: 10.5pt/1.3 'Noto Sans', 'Noto Sans Arabic' }
header { height: 2.5in; margin-bottom: 0.3in; white-space: pre-line }
h1, h2 { margin: 0.6em 0 0.3em; font-weight: 600 } h1 { font-size: 1.1em } h2 { font-size: 1em; break-after: avoid }
p, dl, ul { margin: 0 0 0.5em } dl { display: grid; grid-template-columns: 13em 1fr } dd { margin: 0 } dt { color: #4a525e }
table { width: 100%; border-collapse: collapse } th, td { text-align: left; padding: 0.15em 0; border-bottom: 0.5pt solid #c4cad3 }
</style><body></body></html>`;

/** What stands in the body of the page. */
export function bodyOf(content: LetterContent): string {
  const head = [content.letterhead.name, content.date, ...content.letterhead.lines];
  return `<header>${each(head, 'div')}${content.blocks.map((block) => (block.type === 'address' ? each(block.lines, 'div') : '')).join('')}</header>${content.blocks.map(htmlOf).join('')}`;
}

function htmlOf(block: Block): string {
  switch (block.type) {
    case 'address':
      return '';
    case 'heading':
      return each([block.text], `h${block.level}`);
    case 'paragraph':
      return each([block.text], 'p');
    case 'tagline':
      return `<p lang="${block.tag}" dir="${block.direction}">${escaped(block.text)}</p>`;
    case 'definitions':
      return `<dl>${block.rows.map((row) => each([row.term], 'dt') + each([row.detail], 'dd')).join('')}</dl>`;
    case 'table': {
      const titles = each(
        block.columns.map((column) => column.title),
        'th',
      );
      return `<table><thead><tr>${titles}</tr></thead><tbody>${block.rows.map((row) => `<tr>${each(row, 'td')}</tr>`).join('')}</tbody></table>`;
    }
    case 'list':
      return `<ul>${each(block.items, 'li')}</ul>`;
    case 'signature':
      return `<p>${escaped(block.closing)}</p>${each(block.lines, 'div')}`;
  }
}

import type { TextItem, TextRange } from '@/lib/records/document.ts';

/** The point after an initial or a title ends no sentence. */
const END = /(?<!\b(?:\p{Lu}|Dr|Drs|Mr|Mrs|Ms|St|vs|No|approx))[.!?;](?=\s|$)/gu;

/** The sentence of a snippet that holds what was found: what a reviewer would quote. */
export function passageIn(snippet: string, found: TextRange | null): string {
  if (found === null) return '';
  const ends = [...snippet.matchAll(END)].map(({ index }) => index + 1);
  const from = ends.findLast((end) => end <= found.s) ?? 0;
  const to = ends.find((end) => end >= found.e) ?? snippet.length;
  return snippet.slice(from, to).replace(/^…|…$/g, '').trim();
}

/** A box over a page, in percent of the page as it is shown. */
export type Box = { left: number; top: number; width: number; height: number };

/** Where ranges of a page's text stand on it; a part of a piece is taken by its share of the letters. */
export function boxesOf(ranges: readonly TextRange[], items: readonly TextItem[], page: { w: number; h: number }, turn: number): Box[] {
  if (page.w <= 0 || page.h <= 0) return [];
  return ranges.flatMap((range) =>
    items
      .filter(({ s, e }) => s < range.e && e > range.s)
      .map(({ s, e, x, y, w, h }) => {
        const letters = Math.max(1, e - s);
        const from = (Math.max(range.s, s) - s) / letters;
        const to = (Math.min(range.e, e) - s) / letters;
        return turned(
          {
            left: ((x + from * w) / page.w) * 100,
            top: (y / page.h) * 100,
            width: (((to - from) * w) / page.w) * 100,
            height: (h / page.h) * 100,
          },
          turn,
        );
      }),
  );
}

/** The same box on a page that was turned clockwise by so many degrees. */
function turned({ left, top, width, height }: Box, turn: number): Box {
  if (turn === 90) return { left: 100 - top - height, top: left, width: height, height: width };
  if (turn === 180) return { left: 100 - left - width, top: 100 - top - height, width, height };
  if (turn === 270) return { left: top, top: 100 - left - width, width: height, height: width };
  return { left, top, width, height };
}

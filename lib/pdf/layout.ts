/** Reading order: from pieces of text that lie somewhere on a page to lines as a person reads them. Pure. */

/** A piece of text and its place; x and y of its upper left corner, y grows downward. */
export type Piece = { text: string; x: number; y: number; w: number; h: number };
type Line = Piece[];

/** A gap of so many letter heights parts the cells of a table, or columns. */
const CELL_GAP = 1.4;
/** A gap of more than this many letter heights is a space, where the file holds none. */
const SPACE_GAP = 0.17;
/** Columns of prose are at least so long (lines), and their lines so full (characters, in the mean). */
const COLUMN_LINES = 4;
const COLUMN_CHARACTERS = 22;
/** White of so many letter heights over the whole width ends columns. */
const BAND_GAP = 1.6;

const right = ({ x, w }: Piece): number => x + w;
const middle = ({ y, h }: Piece): number => y + h / 2;

/** Pieces in lines: those whose middles lie within the height of one another, each line from left to right. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: { at: number; h: number; pieces: Line }[] = [];
  for (const piece of pieces.toSorted((a, b) => middle(a) - middle(b) || a.x - b.x)) {
    const last = lines.at(-1);
    // A superscript or a tick beside a line belongs to it; a line below it does not.
    if (last && Math.abs(middle(piece) - last.at) < 0.45 * Math.max(last.h, piece.h)) {
      last.pieces.push(piece);
      if (piece.h > last.h) last.h = piece.h;
    } else lines.push({ at: middle(piece), h: piece.h, pieces: [piece] });
  }
  return lines.map((line) => line.pieces.sort((a, b) => a.x - b.x));
}

/** A line cut where a wide gap is: what a cell of a table or a column holds of it. */
function segmentsOf(line: Line): Line[] {
  const segments: Line[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of line) {
    const last = segments.at(-1);
    if (last && piece.x - end < CELL_GAP * piece.h) last.push(piece);
    else segments.push([piece]);
    end = Math.max(end, right(piece));
  }
  return segments;
}

type Segment = { left: number; right: number; top: number; height: number; characters: number; pieces: Line };

const segment = (pieces: Line): Segment => ({
  left: Math.min(...pieces.map((p) => p.x)),
  right: Math.max(...pieces.map(right)),
  top: Math.min(...pieces.map((p) => p.y)),
  height: Math.max(...pieces.map((p) => p.h)),
  characters: pieces.reduce((n, p) => n + p.text.length, 0),
  pieces,
});

const mean = (of: readonly Segment[]): number => of.reduce((n, s) => n + s.characters, 0) / of.length;

/** Whether the pieces left and right of a gutter are prose, each to be read to its end: tables have short cells. */
const isProse = (side: readonly Segment[]): boolean => side.length >= COLUMN_LINES && mean(side) >= COLUMN_CHARACTERS;

/** A place where at least four segments begin, with none across it for a while: the beginning of a second column. */
function gutters(segments: readonly Segment[]): number[] {
  const starts = new Map<number, number>();
  for (const { left } of segments) {
    const at = Math.round(left / 3) * 3;
    starts.set(at, (starts.get(at) ?? 0) + 1);
  }
  const leftmost = Math.min(...segments.map((s) => s.left));
  return [...starts]
    .filter(([at, count]) => count >= COLUMN_LINES && at > leftmost + 60)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 4)
    .map(([at]) => at - 3);
}

/** Blocks in reading order: what runs across the page as it comes, columns of prose one after the other. */
function blocks(segments: readonly Segment[], depth = 0): Segment[][] {
  if (depth > 3) return [[...segments]];
  for (const gutter of gutters(segments)) {
    const found = cut(segments, gutter, depth);
    if (found) return found;
  }
  return [[...segments]];
}

function cut(segments: readonly Segment[], gutter: number, depth: number): Segment[][] | null {
  const bands: { left: Segment[]; right: Segment[]; across: Segment[] }[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const s of segments.toSorted((a, b) => a.top - b.top)) {
    const across = s.left < gutter && s.right > gutter;
    let band = bands.at(-1);
    const apart = s.top - bottom > BAND_GAP * s.height;
    bottom = Math.max(bottom, s.top + s.height);
    if (!band || apart || (across ? band.left.length + band.right.length > 0 : band.across.length > 0)) {
      band = { left: [], right: [], across: [] };
      bands.push(band);
    }
    (across ? band.across : s.right <= gutter ? band.left : band.right).push(s);
  }
  if (!bands.some((band) => isProse(band.left) && isProse(band.right))) return null;
  return bands.flatMap(({ left, right: other, across }) =>
    across.length > 0
      ? [across]
      : isProse(left) && isProse(other)
        ? [...blocks(left, depth + 1), ...blocks(other, depth + 1)]
        : [[...left, ...other]],
  );
}

export type Placed = { s: number; e: number; piece: Piece };

/** A word that was parted at the end of a line keeps its hyphen where it has one in the middle of a line too. */
const COMPOUND = /(?:^|[\s(])(?:self|non|well|long|short|follow|anti|pre|post|re|co|x|low|high|half|one|two|three|four|six)-$/i;

/** The text of a page: lines parted by `\n`, an empty one where paragraphs part, cells of a row by two spaces; and where each piece lies. */
export function inReadingOrder(pieces: readonly Piece[]): { text: string; placed: Placed[] } {
  const segments = linesOf(pieces).flatMap(segmentsOf).map(segment);
  let text = '';
  const placed: Placed[] = [];
  let before: Line | null = null;
  for (const block of segments.length === 0 ? [] : blocks(segments)) {
    for (const line of linesOf(block.flatMap((s) => s.pieces))) {
      if (before) text = ended(text, before, line);
      text = written(text, line, placed);
      before = line;
    }
  }
  return { text, placed };
}

function ended(text: string, before: Line, next: Line): string {
  const begins = next[0]?.text.trimStart() ?? '';
  if (/\p{L}-$/u.test(text) && /^\p{Ll}/u.test(begins)) return COMPOUND.test(text.slice(-12)) ? text : text.slice(0, -1);
  const [above, below] = [Math.max(...before.map((p) => p.y + p.h)), Math.min(...next.map((p) => p.y))];
  const height = Math.max(...next.map((p) => p.h));
  return `${text}${below - above > 0.9 * height ? '\n\n' : '\n'}`;
}

function written(start: string, line: Line, placed: Placed[]): string {
  let text = start;
  let last: Piece | null = null;
  for (const piece of line) {
    const said = last === null ? piece.text.trimStart() : piece.text;
    if (said.trim() === '') continue;
    if (last) text += between(text, said, piece.x - right(last), piece.h);
    const s = text.length;
    text += said;
    placed.push({ s, e: s + said.trimEnd().length, piece });
    last = piece;
  }
  return text.trimEnd();
}

function between(text: string, next: string, gap: number, height: number): string {
  if (gap >= CELL_GAP * height) return text.endsWith('  ') ? '' : text.endsWith(' ') ? ' ' : '  ';
  return gap > SPACE_GAP * height && !text.endsWith(' ') && !next.startsWith(' ') ? ' ' : '';
}

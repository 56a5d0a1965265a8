/** A page's text as the rules read it: small letters, plain signs, line ends as spaces, and of the same length, so that every place in it is one of the page. */

const SIGNS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '：': ':',
  '≥': '>',
  '≤': '<',
  '\u00a0': ' ',
  '\t': ' ',
  '•': '*',
  '·': '*',
  '▪': '*',
  '●': '*',
};
const CHECKED = /\[\s?[xX✓✔]\s?\]|\(\s?[xX✓✔]\s?\)|[☒☑🗹■✓✔✗\uf0fe\uf0fd\uf052\uf0fc]|_[xX]_/gu;
const UNCHECKED = /\[\s{0,3}\]|\(\s{1,3}\)|\[_+\]|[☐□◻❏❑\uf0a8\uf06f\uf0a3]|(?<!\w)_{2,3}(?=\s?[A-Za-z])/gu;

const blank = (text: string): string => ' '.repeat(text.length);
/** The signs that stand for a ticked and an empty box until the lines are read; with the blanks after them as long as the box. */
const TICK = '\ue000';
const EMPTY = '\ue001';
const mark =
  (sign: string) =>
  (text: string): string =>
    sign + blank(text).slice(1);

/** A letter for a digit and the other way round, as scanners mistake them. */
function unscrambled(text: string): string {
  return (
    text
      // the point of a title ends no sentence
      .replace(/\b(mr|mrs|ms|dr|prof|vs|approx)\.(?=\s?\w)/gi, '$1^')
      .replace(/(?<=[\d/.])[oO](?=[\d/%\s]|$)/g, '0')
      .replace(/(?<=\/)[lI](?=\d|0)/g, '1')
      .replace(/(?<=\d)[lI](?=\d|\/)/g, '1')
      .replace(/(?<=\/)[lI]0/g, '10')
      .replace(/(?<=\b[a-z]*[a-z]{2})1(?=[a-z]|\b)/gi, 'l')
      .replace(/(?<=[a-z])0(?=[a-z]{2})/gi, 'o')
      .replace(/(?<=[a-z]{2})5(?=[a-z]{2})/gi, 's')
  );
}

const lowered = (char: string): string => {
  const low = char.toLowerCase();
  return low.length === char.length ? low : char;
};

export function normalized(text: string): string {
  const marked = text.replace(CHECKED, mark(TICK)).replace(UNCHECKED, mark(EMPTY));
  const lines = marked.split('\n').map((line) => (line.includes(TICK) || line.includes(EMPTY) ? chosen(line) : line));
  let out = '';
  for (const char of unscrambled(lines.join('\n'))) out += SIGNS[char] ?? lowered(char);
  return out;
}

/** A line of boxes with only what is ticked in it: `Infection: [ ] Yes [x] No` reads as `infection: no`. */
function chosen(line: string): string {
  const after = /[\ue000\ue001]\s*$/.test(line) && !/^\s*[\ue000\ue001]/.test(line);
  return after ? chosenBefore(line) : line.replace(/\ue001[^\ue000\ue001]*/g, blank).replaceAll(TICK, ' ');
}

/** The same where each box follows its word: `Infection: Yes [ ] No [x]`. */
function chosenBefore(line: string): string {
  const label = /^[^\ue000\ue001]*[:?]/.exec(line)?.[0] ?? '';
  return (
    label +
    line
      .slice(label.length)
      .replace(/[^\ue000\ue001]*\ue001/g, blank)
      .replaceAll(TICK, ' ')
  );
}

// Letters that are letters of their own, not a base letter with a mark: decomposition leaves them as they are.
const OWN: ReadonlyMap<string, string> = new Map(
  Object.entries({ đ: 'd', ø: 'o', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th', '’': "'", ʼ: "'", ʻ: "'" }),
);

/**
 * A name as people type it into a search box: lower case, without marks, spaces in one way. "Nguyễn" and "nguyen" fold alike, so that a
 * case is found by whoever has no such key.
 */
export function fold(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...bare]
    .map((letter) => OWN.get(letter) ?? letter)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

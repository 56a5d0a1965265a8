/** Text that PostgreSQL and RFC 8785 have no form for: the null character, and halves of surrogate pairs. Pasting from a PDF brings them in. */
export const UNSTORABLE = 'There is a character that cannot be stored. Type it anew rather than pasting it';

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Path of the first text that cannot be stored in a parsed input, such as `member.name`; empty for the input itself; null where all can be. */
export function findUnstorable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (!isStorable(key)) return path;
    const found = findUnstorable(part, here);
    if (found !== null) return found;
  }
  return null;
}

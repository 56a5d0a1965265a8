/** `Dana Whitfield` → `D. Whitfield`, as in lib/cases/lifecycle.ts, which would bring the whole transition table into the browser. */
export function shortName(name: string): string {
  const [first, ...rest] = name.trim().split(/\s+/);
  const initial = first === undefined ? undefined : [...first][0];
  return rest.length === 0 || initial === undefined ? name.trim() : `${initial}. ${rest.join(' ')}`;
}

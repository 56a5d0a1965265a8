/** An address with the parameters that have a value, in the order given. */
export function address(path: string, params: Readonly<Record<string, string | null>>, hash = ''): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '');
  // A slash and a colon need no escape in a query, and the address of two versions is read by people.
  const query = new URLSearchParams(given).toString().replaceAll('%2F', '/');
  return `${path}${query === '' ? '' : `?${query}`}${hash === '' ? '' : `#${hash}`}`;
}

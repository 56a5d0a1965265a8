/** The reference under which the server's log holds an error; null for what was thrown in the browser. */
export function errorDigest(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;
}

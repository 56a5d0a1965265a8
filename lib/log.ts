/** What about an error may be written down: its kind and code. Its message may repeat what somebody typed. */
function kindOf(error: unknown): { name: string; code?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: error.name, ...(code === undefined ? {} : { code }) };
}

/** One line of JSON on stderr for an operator. `detail`: ids and counts, nothing that names a person. */
export function logError(from: string, error: unknown, detail: Readonly<Record<string, string | number>> = {}): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', from, ...kindOf(error), ...detail })}\n`);
}

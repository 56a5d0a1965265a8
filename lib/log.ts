import pino, { type Logger } from 'pino';
import { LOG_LEVELS } from './env.ts';
import { currentRequest } from './request-context.ts';

// Ids and counts, never what names a person: no bodies, no query strings, no messages of errors, which may repeat what somebody typed.

const kept = globalThis as { criterionLog?: Logger };

/** The log: one line of JSON each on stderr, with the request's id and the user's where there is one. Made on first use, by LOG_LEVEL. */
export function log(): Logger {
  kept.criterionLog ??= pino(
    {
      level: LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? 'error',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const request = currentRequest();
        return request ? { request: request.id, ...(request.userId === null ? {} : { user: request.userId }) } : {};
      },
    },
    process.stderr,
  );
  return kept.criterionLog;
}

/** What about an error may be written down: its kind, its code and digest, and where it came from. */
export function kindOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { name: typeof error };
  const text = (key: 'code' | 'digest') => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? { [key]: value } : {};
  };
  // The lines of the stack that are places: those before repeat the message.
  const at = error.stack?.split('\n').filter((line) => /^\s+at .*[:(]/.test(line)) ?? [];
  return { name: error.name, ...text('code'), ...text('digest'), ...(at.length > 0 ? { at: at.slice(0, 8).join('\n') } : {}) };
}

/** One line for an operator. `detail`: ids and counts, nothing that names a person. */
export function logError(from: string, error: unknown, detail: Readonly<Record<string, string | number>> = {}): void {
  log().error({ from, ...kindOf(error), ...detail });
}

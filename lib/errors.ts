/**
 * Errors with a code, and a message that is safe to show. A person can fix an `AppError`; anything else is an operator's concern
 * and is shown as a reference only. They are mapped once, at the boundary (server action or route).
 */
/** `slowed`: too many attempts failed; the message says when to try again. */
export type ErrorCode = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'slowed';

export class AppError extends Error {
  readonly code: ErrorCode;
  /** For `invalid`: message per field path, such as `member.name`. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}

export const notFound = (what: string) => new AppError('not-found', `${what} does not exist, or you may not see it.`);
export const forbidden = (message: string) => new AppError('forbidden', message);
export const conflict = (message: string) => new AppError('conflict', message);
export const invalid = (message: string, fields: Readonly<Record<string, string>> = {}) => new AppError('invalid', message, fields);

const STATUSES: Readonly<Record<ErrorCode, number>> = { 'not-found': 404, forbidden: 403, conflict: 409, invalid: 400, slowed: 429 };

/** What a route answers with. */
export const statusOf = ({ code }: AppError): number => STATUSES[code];

/** What a server action answers with. */
export type ActionResult<T = undefined> =
  | { ok: true; value: T }
  | { ok: false; code: ErrorCode; message: string; fields: Readonly<Record<string, string>> };

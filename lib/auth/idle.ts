/** A session that nobody used for so long is over. */
export const IDLE_MS = 15 * 60_000;

/** Set by proxy.ts where a request is a person's act, not one that a screen sends by itself. */
export const ACTIVITY_HEADER = 'x-activity';

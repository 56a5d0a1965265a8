/**
 * Which notice of a case: `decision`, `withdrawal`, `missed-due`, `information:UUID` of the request, or one that is named after the event that it
 * follows from, such as `extension:N`, N the number of the event in the case's history, which nothing ever changes.
 */
export type NoticeKey =
  | 'decision'
  | 'withdrawal'
  | 'missed-due'
  | `information:${string}`
  | `extension:${number}`
  | `urgency:${number}`
  | AfterKey;

/** Of what comes after a decision: a new version of an authorization, or an appeal that went on. */
export type AfterKey = `${'amended' | 'ended' | 'ordered' | 'forwarded'}:${number}`;

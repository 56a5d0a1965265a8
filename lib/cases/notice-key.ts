/**
 * Which notice of a case: `decision`, `withdrawal`, `missed-due`, `information:UUID` of the request, `extension:N` or `urgency:N`, N the number of
 * the event in the case's history, which nothing ever changes.
 */
export type NoticeKey = 'decision' | 'withdrawal' | 'missed-due' | `information:${string}` | `extension:${number}` | `urgency:${number}`;

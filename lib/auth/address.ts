/** Where the client's address comes from: set by the server from what it trusts (scripts/lib/front-door.ts), never by the client. */
export const ADDRESS_HEADER = 'x-client-address';

/** Whether the client connected itself (`1`), with no proxy between: set by the server too. */
export const DIRECT_HEADER = 'x-client-direct';

/** `1`: the browser asks ahead of a press that may never come; what it gets is where a page lies, and nothing of what it shows. */
export const AHEAD_HEADER = 'x-asked-ahead';

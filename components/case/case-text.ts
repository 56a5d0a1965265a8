/** `approved lines` → `Approved lines`. */
export const capitalized = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** For a sentence that goes on in the middle of another. */
export const lowered = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);

/** `1 letter`, `3 letters`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What a screen says where a server action's reply never came. */
export const LOST_REPLY = 'No answer came from the server, so it may be done or not. Reload to see: nothing is done twice.';

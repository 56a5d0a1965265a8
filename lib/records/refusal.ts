/** Why a file is not taken, in words for whoever sent it. Nothing of a refused file is kept, and the others of its batch go on. */

const WORDS = {
  empty: 'The file is empty. Send it again from where it was made.',
  'too-large': 'The file is larger than 50 MB. Split it, or save it with smaller images.',
  'not-a-record': 'The file is no PDF, PNG, JPEG or TIFF, whatever its name says. Save it as one of these and send that.',
  encrypted: 'The PDF is protected by a password or by encryption. Send it without protection.',
  broken: 'The file cannot be read: it is damaged. Ask for it again, or print it to a new PDF.',
  truncated: 'The file ends before its content does: it was cut off on its way. Send it again.',
  'too-many-pixels': 'A page of the file is larger than 80 million pixels. Scan it again at 300 dots per inch.',
  'too-many-pages': 'The file has more than 5,000 pages. Split it.',
  'too-heavy': 'The file takes far more memory or time to open than its size says. Print it to a new PDF and send that.',
} as const;

export type RefusalCode = keyof typeof WORDS;
export type Refusal = { code: RefusalCode; message: string };

export const refuse = (code: RefusalCode): Refusal => ({ code, message: WORDS[code] });

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(WORDS, code);

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802-\ud83b][\udc00-\udfff]/;

/**
 * Text that people typed, to stand within a line of ours: whatever way it runs, what comes after it runs as before. Marks that turn the
 * direction without ending are left out; text that runs left to right throughout stays as it is.
 */
export function isolated(text: string): string {
  const plain = text.replace(DIRECTION_MARKS, '');
  return RIGHT_TO_LEFT.test(plain) ? `${FIRST_STRONG_ISOLATE}${plain}${POP_ISOLATE}` : plain;
}

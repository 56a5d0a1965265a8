import type { LetterContent } from '../../lib/letters/letter.ts';

/** Another producer of PDF. */
export interface Peer {
  readonly name: 'react-pdf' | 'chromium';
  readonly version: string;
  readonly make: (content: LetterContent) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

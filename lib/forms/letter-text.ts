import type { z } from 'zod';
import { nameOfCharacter, unsettableIn } from '../letters/coverage.ts';

/**
 * Text that will stand in a letter: refused where it holds a character that the letters' typeface cannot print, or one that cannot be seen
 * and could turn a name around. White space is left out: a letter sets each run of it as one space.
 */
export const letterText = (text: z.ZodString): z.ZodString =>
  text.refine((value) => unprintable(value).length === 0, {
    error: ({ input }) => `Letters cannot print ${unprintable(input).map(nameOfCharacter).join(', ')}. Type it in other letters`,
  });

const unprintable = (value: unknown): string[] => (typeof value === 'string' ? unsettableIn(value.replace(/\s+/gu, ' ')) : []);

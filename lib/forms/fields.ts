import { z } from 'zod';
import { STATES } from '../criteria/case-input.ts';
import { isRealDate } from '../criteria/dates.ts';
import { letterText } from './letter-text.ts';

// What forms of a request are made of.

// zod otherwise compiles its schemas with `new Function`, which the pages' content security policy forbids.
z.config({ jitless: true });

const LONGEST = 200;
export const optional = z.string().trim().max(LONGEST, `At most ${LONGEST} characters`);
export const required = (message: string) => optional.min(1, message);
/** What a letter will say: refused here, where it can still be typed anew, rather than when the case is decided. */
export const printed = letterText(optional);
export const requiredPrinted = (message: string) => letterText(required(message));
export const day = (message: string) =>
  z.string().refine((text) => isRealDate(text) && text >= '1900-01-01' && text <= '2099-12-31', message);
export const dayOrNone = (message: string) => z.union([z.literal(''), day(message)], message);

export const mailingAddress = z.strictObject({
  line1: requiredPrinted('Enter the street or post-office box'),
  line2: printed,
  city: requiredPrinted('Enter the city'),
  state: z.string().refine((text) => STATES.includes(text), 'Choose a state'),
  postalCode: z
    .string()
    .trim()
    .regex(/^\d{5}(-\d{4})?$/, 'A ZIP code has five digits, or nine as 12345-6789'),
});

/** BCP 47 tag; RFC 5646 makes room for 35 characters. */
export const language = z.string().regex(/^(?=.{2,35}$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose a language');

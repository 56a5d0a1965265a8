import { z } from 'zod';

/** A password as it is chosen: any characters, none taken away. Pure: the form checks by it before sending, the server again. */
export const passwordSchema = z
  .strictObject({
    current: z.string().min(1, 'Enter your current password').max(200, 'This is not your password'),
    wanted: z.string().min(12, 'At least 12 characters').max(200, 'At most 200 characters'),
    again: z.string().max(200, 'At most 200 characters'),
  })
  .refine(({ wanted, again }) => wanted === again, { path: ['again'], message: 'This is not the same as the new password' })
  .refine(({ current, wanted }) => wanted !== current, { path: ['wanted'], message: 'Choose another one than the current password' });
export type PasswordInput = z.input<typeof passwordSchema>;

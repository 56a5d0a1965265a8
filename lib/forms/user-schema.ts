import { z } from 'zod';
import { isNpi } from '../cases/identifiers.ts';
import { STATES } from '../criteria/case-input.ts';

/** What an administrator types about people. Pure: the forms check by it before sending, the server again. */

const line = (what: string, most: number) => z.string().trim().min(1, `Enter ${what}`).max(most, `At most ${most} characters`);

export const PLAN_ROLES = ['nurse', 'medical-director', 'manager'] as const;
const memberships = z
  .array(z.strictObject({ planId: z.string().min(1).max(63), role: z.enum(PLAN_ROLES) }))
  .max(1000)
  .refine((held) => new Set(held.map(({ planId }) => planId)).size === held.length, 'One role per plan')
  .refine(
    (held) => !(held.some(({ role }) => role === 'nurse') && held.some(({ role }) => role === 'medical-director')),
    'Nobody is both nurse and medical director, in whatever plans: who prepares a case must not sign one.',
  );

const person = {
  name: line('the name', 200),
  title: z.string().trim().max(40, 'At most 40 characters'),
  organizationRole: z.enum(['admin', 'auditor']).nullable(),
  reportsToId: z.string().min(1).max(100).nullable(),
  memberships,
};

type Roles = { organizationRole: 'admin' | 'auditor' | null; memberships: readonly unknown[] };
const apart = ({ organizationRole, memberships: held }: Roles) => organizationRole === null || held.length === 0;
const APART = {
  path: ['memberships'],
  message: 'Administrators and auditors hold no role in a plan: the one sees no cases, the other changes none.',
};

export const inviteSchema = z
  .strictObject({ ...person, email: z.string().trim().toLowerCase().pipe(z.email('Enter an e-mail address')) })
  .refine(apart, APART);
export type InviteInput = z.input<typeof inviteSchema>;
export type InviteCommand = z.output<typeof inviteSchema>;

export const userChangeSchema = z
  .strictObject({ ...person, id: z.string().min(1).max(100), active: z.boolean(), updatedAt: z.iso.datetime() })
  .refine(apart, APART);
export type UserChangeInput = z.input<typeof userChangeSchema>;
export type UserChange = z.output<typeof userChangeSchema>;

export const credentialSchema = z
  .strictObject({
    userId: z.string().min(1).max(100),
    id: z.uuid(),
    /** Null: the license is new. */
    updatedAt: z.iso.datetime().nullable(),
    licenseNumber: line('the license number', 60),
    state: z.string().refine((s) => STATES.includes(s), 'Choose the state that gave the license'),
    specialty: line('the specialty', 120),
    boardStatus: line('the board status', 120),
    npi: z.string().trim().refine(isNpi, 'An NPI has ten digits, and its check digit must hold'),
    validFrom: z.iso.date('Enter the first day on which the license is valid'),
    expiresOn: z.iso.date('Enter the last day on which the license is valid'),
    restrictions: z.string().trim().max(500, 'At most 500 characters'),
  })
  .refine(({ validFrom, expiresOn }) => validFrom <= expiresOn, {
    path: ['expiresOn'],
    message: 'The last day lies before the first',
  });
export type CredentialInput = z.input<typeof credentialSchema>;
export type CredentialCommand = z.output<typeof credentialSchema>;

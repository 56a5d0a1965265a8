import type { InviteInput, UserChangeInput } from '@/lib/forms/user-schema.ts';

/** An account as the form holds it: one role, or none, for each plan. */
export interface AccountForm {
  name: string;
  title: string;
  email: string;
  organizationRole: '' | 'admin' | 'auditor';
  reportsToId: string;
  memberships: Record<string, '' | 'nurse' | 'medical-director' | 'manager'>;
  active: boolean;
}

type Shared = Omit<InviteInput, 'email'> & Omit<UserChangeInput, 'id' | 'active' | 'updatedAt'>;

/** What both invitation and change send. A role of the organization leaves none in a plan: the form hides those. */
export function sharedOf(form: AccountForm): Shared {
  const { name, title, organizationRole, reportsToId } = form;
  const held = Object.entries(form.memberships).flatMap(([planId, role]) => (role === '' ? [] : [{ planId, role }]));
  return {
    name,
    title,
    organizationRole: organizationRole === '' ? null : organizationRole,
    reportsToId: reportsToId === '' ? null : reportsToId,
    memberships: organizationRole === '' ? held : [],
  };
}

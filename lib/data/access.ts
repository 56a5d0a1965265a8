import type { Prisma } from './generated/client.ts';

/** A role held in one plan. */
export type PlanRole = 'nurse' | 'medical-director' | 'manager';
/** A role held for the whole organization. */
export type OrganizationRole = 'admin' | 'auditor';
export type Role = PlanRole | OrganizationRole;

/** Who is asking: made from the session, never from the request's content. */
export type Viewer = {
  id: string;
  name: string;
  /** "RN", "MD", or empty. */
  title: string;
  email: string;
  organizationRole: OrganizationRole | null;
  memberships: readonly { planId: string; role: PlanRole }[];
};

/** The viewer at an instant (ISO 8601 UTC): what every use case that writes is called with. */
export type Acting = { viewer: Viewer; at: string };

export type Permission =
  | 'case:read'
  | 'case:receive'
  | 'case:claim'
  | 'case:release'
  | 'case:answer'
  | 'case:correct'
  | 'case:confirm-ready'
  | 'case:approve'
  | 'case:assign'
  | 'case:request-information'
  | 'case:record-information'
  | 'case:escalate'
  | 'case:direct'
  | 'case:record-contact'
  | 'case:sign'
  | 'case:change-urgency'
  | 'case:extend'
  | 'case:withdraw'
  | 'case:change-parties'
  | 'case:appeal'
  | 'case:check'
  | 'case:deny-administratively'
  | 'case:end'
  | 'case:hold'
  | 'case:keep-records'
  | 'case:amend'
  | 'case:end-authorization'
  | 'case:correct-letters'
  | 'case:reopen'
  | 'case:reconsider'
  | 'case:carry-out'
  | 'reading:read'
  | 'letter:issue'
  | 'letter:deliver'
  | 'letter:void'
  | 'report:read'
  | 'second-review:answer'
  | 'second-review:draw'
  | 'second-review:settle';

const GRANTS: Record<Role, readonly Permission[]> = {
  nurse: [
    'case:read',
    'case:receive',
    'case:claim',
    'case:release',
    'case:answer',
    'case:correct',
    'case:confirm-ready',
    'case:approve',
    'case:request-information',
    'case:record-information',
    'case:escalate',
    'case:change-urgency',
    'case:extend',
    'case:withdraw',
    'case:change-parties',
    'case:appeal',
    'case:keep-records',
    'case:check',
    'case:deny-administratively',
    'case:end',
    'case:amend',
    'case:carry-out',
    'letter:issue',
    'letter:deliver',
    'second-review:answer',
  ],
  'medical-director': [
    'case:read',
    'case:direct',
    'case:record-contact',
    'case:sign',
    'case:change-urgency',
    'case:extend',
    'case:check',
    'case:deny-administratively',
    'case:amend',
    'case:end-authorization',
    'case:correct-letters',
    'case:reopen',
    'case:reconsider',
    'case:carry-out',
    'reading:read',
    'case:keep-records',
    'letter:issue',
    'letter:deliver',
    'letter:void',
    'report:read',
    'second-review:settle',
  ],
  manager: [
    'case:read',
    'case:receive',
    'case:assign',
    'case:record-information',
    'case:record-contact',
    'case:change-urgency',
    'case:extend',
    'case:withdraw',
    'case:change-parties',
    'case:appeal',
    'case:check',
    'case:deny-administratively',
    'case:end',
    'case:hold',
    'case:keep-records',
    'case:correct-letters',
    'case:reopen',
    'case:carry-out',
    'letter:issue',
    'letter:deliver',
    'letter:void',
    'report:read',
    'second-review:draw',
    'second-review:settle',
  ],
  auditor: ['case:read', 'case:hold', 'report:read'],
  admin: [],
};

/** The viewer's role in a plan; an organization-wide role where there is none. */
export function roleIn(viewer: Viewer, planId: string): Role | null {
  return viewer.memberships.find((m) => m.planId === planId)?.role ?? viewer.organizationRole;
}

export function can(viewer: Viewer, permission: Permission, planId: string): boolean {
  const role = roleIn(viewer, planId);
  return role !== null && GRANTS[role].includes(permission);
}

/** Plans in which the viewer has the permission, through a membership. */
export function plansWith(viewer: Viewer, permission: Permission): string[] {
  return viewer.memberships.filter((m) => GRANTS[m.role].includes(permission)).map((m) => m.planId);
}

/**
 * Condition on every read of a case: the viewer's plans; every plan for an auditor; none for an administrator.
 * What it leaves out is "not found" to the viewer.
 */
export function visibleCases(viewer: Viewer): Prisma.CaseWhereInput {
  if (viewer.organizationRole === 'auditor') return {};
  return { planId: { in: plansWith(viewer, 'case:read') } };
}

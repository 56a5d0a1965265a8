import { ROLE_WORDS } from '../cases/words.ts';
import { plansWith, type Viewer } from '../data/access.ts';

/** What screens may ask about rights; the rules stand in data/access. */
export { type Acting, can, type Permission, type Role, roleIn, type Viewer } from '../data/access.ts';

/** The viewer's role in words; of several, the first that is held. */
export function viewerRole(viewer: Viewer): string {
  const role = viewer.organizationRole ?? viewer.memberships[0]?.role;
  return role ? ROLE_WORDS[role] : 'No role yet';
}

export const mayReceiveAnywhere = (viewer: Viewer): boolean => plansWith(viewer, 'case:receive').length > 0;

/** Whether the viewer may see cases at all: an administrator may not. */
export const mayReadCases = (viewer: Viewer): boolean => viewer.organizationRole === 'auditor' || plansWith(viewer, 'case:read').length > 0;

import type { Viewer } from '../data/access.ts';

/** Who has the server in hand and needs no account: the command line acts under this name in the log of changes. */
export const OPERATOR: Viewer = { id: 'operator', name: 'Operator', title: '', email: '', organizationRole: null, memberships: [] };

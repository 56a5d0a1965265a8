import { can, type Viewer } from '../data/access.ts';
import { findReportPlans, type ReportPlan } from '../data/report-plans.ts';

export type { ReportPlan } from '../data/report-plans.ts';

/** Whether the viewer reads reports at all: managers, medical directors, auditors. */
export const mayReport = (viewer: Viewer): boolean =>
  viewer.organizationRole === 'auditor' || viewer.memberships.some(({ planId }) => can(viewer, 'report:read', planId));

/** Of another's plan there are no reports. */
export const reportsOnPlan = (viewer: Viewer, planId: string): boolean => can(viewer, 'report:read', planId);

/** The plans that the viewer reports on, by name. */
export const listReportPlans = (viewer: Viewer): Promise<ReportPlan[]> => findReportPlans(viewer);

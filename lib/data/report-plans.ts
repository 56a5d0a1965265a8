import type { LineOfBusiness, Payer } from '../criteria/case-input.ts';
import * as parties from '../forms/parties.ts';
import { plansWith, type Viewer } from './access.ts';
import { db } from './db.ts';

export type ReportPlan = { id: string; name: string; payer: Payer; lineOfBusiness: LineOfBusiness; timeZone: string };

/** Every plan for an auditor, else those where the viewer's role reads reports; by name. */
export async function findReportPlans(viewer: Viewer): Promise<ReportPlan[]> {
  const rows = await db().plan.findMany({
    where: viewer.organizationRole === 'auditor' ? {} : { id: { in: plansWith(viewer, 'report:read') } },
    select: { id: true, name: true, payer: true, lineOfBusiness: true, timeZone: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    ...row,
    payer: parties.payer.parse(row.payer),
    lineOfBusiness: parties.lineOfBusiness.parse(row.lineOfBusiness),
  }));
}

import type { PlanClockSettings } from '../cases/clocks.ts';
import type { LineOfBusiness, Payer } from '../criteria/case-input.ts';
import { plansWith, type Viewer } from '../data/access.ts';
import { findPlans } from '../data/plans.ts';

/** What the intake form needs to know of a plan: whom it insures, and how its clock runs. */
export type IntakePlan = {
  id: string;
  name: string;
  payer: Payer;
  lineOfBusiness: LineOfBusiness;
  state: string | null;
  /** IANA name. */
  timeZone: string;
  clock: PlanClockSettings;
};

/** The plans for which the viewer may receive requests, by name; none is not an error. */
export async function listIntakePlans(viewer: Viewer): Promise<IntakePlan[]> {
  const plans = await findPlans(plansWith(viewer, 'case:receive'));
  return plans.map(({ id, name, payer, lineOfBusiness, state, timeZone, settings }) => ({
    id,
    name,
    payer,
    lineOfBusiness,
    state,
    timeZone,
    clock: settings.clocks,
  }));
}

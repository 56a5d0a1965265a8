import { randomUUID } from 'node:crypto';
import type { DutyPayload } from '../cases/after-events.ts';
import { isAppeal } from '../cases/case-clock.ts';
import { dutiesOfAppeal } from '../cases/duties.ts';
import type { DecisionKind } from '../cases/endings.ts';
import type { Acting } from '../data/access.ts';
import type { CaseRecord } from '../data/cases.ts';

/** What the decision asks for, as its event tells it: of an appeal only. */
export function dutiesOf({ at }: Acting, c: CaseRecord, kind: DecisionKind): { duties?: DutyPayload[] } {
  return isAppeal(c) ? { duties: dutiesOfAppeal(c, kind, at).map((duty) => ({ id: randomUUID(), ...duty })) } : {};
}

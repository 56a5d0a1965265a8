import type { Status } from '../cases/case-view.ts';
import { isCaseNumber } from '../cases/identifiers.ts';
import type { CaseStepId } from '../cases/steps.ts';
import * as parties from '../forms/parties.ts';
import type { Viewer } from './access.ts';
import { db } from './db.ts';

/** A step of the case as a screen shows it, `correct` being the form that corrects the request. */
export type PresentStep = CaseStepId | 'correct' | 'parties';

/** What may have moved on a case, and who else looks at it. */
export type Pulse = {
  version: number;
  status: Status;
  assigneeId: string | null;
  /** How many events the case has: it rises with every change of the case, also those that leave its version alone. */
  events: number;
  dueAt: string;
  /** Others who had the case on their screen in the last 15 seconds, by name. */
  others: { name: string; step: PresentStep }[];
};

type Row = {
  version: number;
  status: string;
  assignee_id: string | null;
  events: number;
  due_at: Date;
  others: Pulse['others'];
};

/** Says that the viewer is on a step of the case, and reads its pulse, in one round trip. Null where the viewer may not see the case. */
export async function beat(viewer: Viewer, number: string, step: PresentStep): Promise<Pulse | null> {
  if (!isCaseNumber(number)) return null;
  const [row] = await db().$queryRaw<Row[]>`SELECT * FROM heartbeat(${number}, ${viewer.id}, ${step})`;
  if (!row) return null;
  const { version, status, assignee_id: assigneeId, events, due_at: dueAt, others } = row;
  return { version, status: parties.status.parse(status), assigneeId, events, dueAt: dueAt.toISOString(), others };
}

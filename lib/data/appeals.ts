import type { SnapshotAppeal } from '../cases/snapshot.ts';
import { dayIn } from '../cases/time.ts';
import { appealFiled } from '../forms/notice-events.ts';
import * as parties from '../forms/parties.ts';
import type { CaseRecord } from './cases.ts';
import { db } from './db.ts';

/** What of an appeal's case tells the case that it is about. */
type AppealCase = Pick<CaseRecord, 'number' | 'receivedAt' | 'links'> & { plan: { timeZone: string } };

/** What an appeal is about: the decision of the case that it came from, and who filed it; null where the case is no appeal. */
export async function findAppeal({ number, receivedAt, links, plan }: AppealCase): Promise<SnapshotAppeal | null> {
  const first = links.find(({ kind, way }) => kind === 'appeal' && way === 'from');
  if (first === undefined) return null;
  const decision = await db().decision.findUniqueOrThrow({ where: { caseId: first.id }, select: { kind: true, decidedAt: true } });
  const filed = await db().event.findMany({
    where: { caseId: first.id, type: 'appeal-filed' },
    select: { body: true },
    orderBy: { number: 'desc' },
  });
  const event = filed.map(({ body }) => appealFiled.parse(JSON.parse(body))).find(({ payload }) => payload.appeal === number);
  if (event === undefined) throw new Error(`no event of case ${first.number} says who filed appeal ${number}`);
  return {
    firstCase: first.number,
    firstKind: parties.decisionKind.parse(decision.kind),
    firstDecidedOn: dayIn(decision.decidedAt.toISOString(), plan.timeZone),
    filedOn: dayIn(receivedAt, plan.timeZone),
    filedBy: event.payload.by,
  };
}

import { publicKeyText } from '../audit/checkpoint.ts';
import { keyPlace, readAuditKey, readSeen } from '../audit/key.ts';
import type { Acting } from '../data/access.ts';
import { mayAuditCases, requireAudit } from './audit-views.ts';
import { recordView } from './record-view.ts';
import { type ReplayReport, replayCase } from './replay-decisions.ts';
import { type Verified, verifyCase } from './verify-trail.ts';

export type { ReplayReport } from './replay-decisions.ts';
export type { Verified } from './verify-trail.ts';

/** Checks one case's record now, with the checkpoints that hold it. @throws AppError `not-found` */
export async function verifyCaseNow(acting: Acting, { number }: { number: string }): Promise<Verified> {
  requireAudit(acting.viewer);
  const place = keyPlace(process.env);
  const trusted = new Set([publicKeyText(readAuditKey(place))]);
  const verified = await verifyCase(number, { trusted, seen: place.auditKey === undefined ? readSeen(place.dataDir) : null });
  await recordView(acting, { kind: 'verification', caseNumber: number, subject: '', screen: 'audit' });
  return verified;
}

/** Makes one decision again from its snapshot, for an auditor: what differs may say what the case says. @throws AppError `not-found` */
export async function replayCaseNow(acting: Acting, { number }: { number: string }): Promise<ReplayReport> {
  requireAudit(acting.viewer, mayAuditCases);
  const report = await replayCase(number);
  await recordView(acting, { kind: 'replay', caseNumber: number, subject: '', screen: 'audit' });
  return report;
}

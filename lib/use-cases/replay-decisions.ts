import { type Replayed, replaySnapshot } from '../audit/replay.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { caseIdOf, caseStreams, readTrail, type TrailReader } from '../data/trail.ts';
import { notFound } from '../errors.ts';
import { grouped } from './grouped.ts';

export type ReplayCounts = { decisions: number; findings: number; letters: number; specimens: number };
/** `differences`: each with its case's number, the first first; after so many no more are listed. `differing`: decisions that differ. */
export type ReplayReport = { same: boolean; counts: ReplayCounts; differing: number; differences: string[] };

const MOST_DIFFERENCES = 20;

/** Every decision again, from its frozen snapshot under its policy version, with its letters. Memory does not grow with their number. */
export const replayAll = (progress?: (counts: ReplayCounts) => void): Promise<ReplayReport> =>
  readTrail((reader) => replay(reader, null, progress));

/** @throws AppError `not-found` where there is no such case, or it is not decided */
export function replayCase(number: string): Promise<ReplayReport> {
  return readTrail(async (reader) => {
    const id = await caseIdOf(reader, number);
    if (id === null) throw notFound(`Case ${number}`);
    const report = await replay(reader, id);
    if (report.counts.decisions === 0) throw notFound(`A decision of case ${number}`);
    return report;
  });
}

async function replay(reader: TrailReader, caseId: string | null, progress?: (counts: ReplayCounts) => void): Promise<ReplayReport> {
  const streams = caseStreams(reader, caseId);
  const [snapshots, letters] = [grouped(streams.snapshots, () => {}), grouped(streams.letters, () => {})];
  const report: ReplayReport = {
    same: true,
    counts: { decisions: 0, findings: 0, letters: 0, specimens: 0 },
    differing: 0,
    differences: [],
  };
  for await (const decision of streams.decisions) {
    const snapshot = (await snapshots.take(decision.case_id)).find(({ id }) => id === decision.snapshotId);
    // It was written by the program where the case was decided, and `audit -- verify` compares its hash.
    const frozen: Snapshot | null = snapshot ? JSON.parse(snapshot.canonical) : null;
    const issued = await letters.take(decision.case_id);
    if (frozen === null) add(report, decision.case_id, { findings: 0, letters: 0, specimens: 0, differences: ['its snapshot is gone'] });
    else add(report, frozen.caseNumber, replaySnapshot(frozen, issued));
    // What the typesetter holds of a letter is released when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
    if (report.counts.decisions % 1000 === 0) progress?.(report.counts);
  }
  return report;
}

function add(report: ReplayReport, number: string, { findings, letters, specimens, differences }: Replayed): void {
  const { counts } = report;
  counts.decisions += 1;
  counts.findings += findings;
  counts.letters += letters;
  counts.specimens += specimens;
  if (differences.length === 0) return;
  report.same = false;
  report.differing += 1;
  const room = MOST_DIFFERENCES - report.differences.length;
  report.differences.push(...differences.slice(0, room).map((difference) => `Case ${number}: ${difference}.`));
}

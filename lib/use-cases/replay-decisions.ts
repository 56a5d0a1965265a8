import { isDecision, type Replayed, replaySnapshot } from '../audit/replay.ts';
import { caseIdOf, caseStreams, type LetterRow, readTrail, type TrailReader } from '../data/trail.ts';
import { notFound } from '../errors.ts';
import type { LetterSource } from '../letters/letter.ts';
import { grouped } from './grouped.ts';

export type ReplayCounts = { decisions: number; findings: number; letters: number; specimens: number };
/** `differences`: each with its case's number, the first first; after so many no more are listed. `differing`: snapshots, of decisions or notices, that differ. */
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
  const report: ReplayReport = {
    same: true,
    counts: { decisions: 0, findings: 0, letters: 0, specimens: 0 },
    differing: 0,
    differences: [],
  };
  const gone = (id: string) => add(report, id, { ...NOTHING, differences: ['the snapshot of its decision is gone'] });
  const [decisions, letters] = [grouped(streams.decisions, gone), grouped(streams.letters, () => {})];
  const at: { id: string; letters: LetterRow[] } = { id: '', letters: [] };
  for await (const snapshot of streams.snapshots) {
    if (at.id !== snapshot.case_id) {
      const decided = await decisions.take(snapshot.case_id);
      report.counts.decisions += decided.length;
      at.id = snapshot.case_id;
      at.letters = await letters.take(snapshot.case_id);
    }
    // It was written by the program when it was frozen, and `audit -- verify` compares its hash.
    const source: LetterSource = JSON.parse(snapshot.canonical);
    const issued = at.letters.filter(({ snapshotId }) => snapshotId === snapshot.id);
    add(report, source.caseNumber, replaySnapshot(source, issued));
    // What the typesetter holds of a letter is released when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
    if (isDecision(source) && report.counts.decisions % 1000 === 0) progress?.(report.counts);
  }
  await decisions.rest();
  return report;
}

const NOTHING = { findings: 0, letters: 0, specimens: 0 };

function add(report: ReplayReport, number: string, { findings, letters, specimens, differences }: Replayed): void {
  const { counts } = report;
  counts.findings += findings;
  counts.letters += letters;
  counts.specimens += specimens;
  if (differences.length === 0) return;
  report.same = false;
  report.differing += 1;
  const room = MOST_DIFFERENCES - report.differences.length;
  report.differences.push(...differences.slice(0, room).map((difference) => `Case ${number}: ${difference}.`));
}

import { noticeLeft, type TimeLeft } from '../cases/time-words.ts';
import type { Acting } from '../data/access.ts';
import type { AnswerRecord, EvidenceRecord } from '../data/cases.ts';
import { findAnswers } from '../data/cases.ts';
import { beat, type PresentStep, type Pulse } from '../data/presence.ts';
import { notFound } from '../errors.ts';
import { evidenceForScreen } from './read-protected.ts';

export type { PresentStep } from '../data/presence.ts';

/** An answer as it is stored now. */
export type CurrentAnswer = AnswerRecord;

/** The case as it is at this moment, for a screen that has it open. */
export type Live = Omit<Pulse, 'dueAt'> & {
  /** All answers and citations where the case is no longer at the version asked about, else null. They belong to `version`. */
  answers: CurrentAnswer[] | null;
  evidence: EvidenceRecord[] | null;
  header: {
    /** The time left in words, at this instant; null once nothing is owed. */
    clock: TimeLeft | null;
  };
};

/**
 * Notes that the viewer is on a step of the case and says what moved since `seenVersion`. One round trip where nothing did. Leaves no trace
 * in the record, whoever looks.
 * @throws AppError `not-found` where the case does not exist or lies outside the viewer's plans
 */
export async function watchCase({ viewer, at }: Acting, number: string, seenVersion: number, step: PresentStep): Promise<Live> {
  const pulse = await beat(viewer, number, step);
  if (!pulse) throw notFound(`Case ${number}`);
  const { dueAt, ...moved } = pulse;
  const header = { clock: pulse.status === 'closed' ? null : noticeLeft(dueAt, at) };
  if (pulse.version === seenVersion) return { ...moved, answers: null, evidence: null, header };
  const now = await findAnswers(viewer, number);
  if (!now) throw notFound(`Case ${number}`);
  // Read a moment later, and perhaps moved once more: these answers are of that version or newer.
  return { ...moved, ...now, evidence: await evidenceForScreen(viewer, number, now.evidence), header };
}

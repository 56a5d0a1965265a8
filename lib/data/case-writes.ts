import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';

// One typed call per SQL function of the migrations: each is a whole transaction, conditional on what its caller read.
// The word that comes back says what stood in the way; the use cases turn it into an error for people.

export type Word =
  | 'ok'
  | 'exists'
  | 'closed'
  | 'not-found'
  | 'forbidden'
  | 'not-holder'
  | 'not-nurse'
  | 'no-credential'
  | 'conflict'
  | 'stale'
  | 'not-ready'
  | 'rests-on';

type Json = Prisma.InputJsonValue;
const text = (value: Json): string => JSON.stringify(value);

async function word(rows: Promise<{ word: Word }[]>): Promise<Word> {
  const [row] = await rows;
  if (!row) throw new Error('the database function answered nothing');
  return row.word;
}

/** Number given out next in a series (`PA`, `AUTH`) of a two-digit year. A number is used once or lost, never given twice. */
export async function nextNumber(series: 'PA' | 'AUTH', year: string): Promise<string> {
  const [row] = await db().$queryRaw<{ n: number }[]>`SELECT next_number(${series}, ${Number(year)}::int) AS n`;
  if (!row) throw new Error('no number was given');
  return `${series}-${year}-${String(row.n).padStart(6, '0')}`;
}

/**
 * `duplicates`: numbers of cases of the same plan and member that it is linked to as their duplicate. `continued`: of an appeal during which
 * services go on, the version of the authorization that says so.
 */
export type NewCase = { case: Json; lines: Json[]; body: string; duplicates?: string[]; continued?: Json };

export const receiveCases = (actor: string, cases: NewCase[], parties: Json): Promise<Word> =>
  word(db().$queryRaw`SELECT receive_requests(${actor}, ${text(cases)}::jsonb, ${text(parties)}::jsonb) AS word`);

export const claimCase = (id: string, actor: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT claim_case(${id}::uuid, ${actor}, ${body}) AS word`);

export const releaseCase = (id: string, actor: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT release_case(${id}::uuid, ${actor}, ${body}) AS word`);

export type Score = {
  policy_id: string | null;
  policy_version: string | null;
  indication: string | null;
  outcome: string;
  reasons: string[];
  met_count: number;
  not_met_count: number;
  missing_count: number;
  ambiguous_count: number;
};

export type SaveAnswer = {
  caseId: string;
  actor: string;
  answer: { fact: string; value: Json | null; note: string; answered_by: string; answered_at: string };
  /** Version of the answer that the writer saw; 0 where there was none. */
  expected: number;
  caseVersion: number;
  score: Score;
  body: string;
};

export async function saveAnswer(w: SaveAnswer): Promise<{ word: Word; answerVersion: number; caseVersion: number }> {
  const [row] = await db().$queryRaw<{ word: Word; answer_version: number; case_version: number }[]>`
    SELECT * FROM save_answer(${w.caseId}::uuid, ${w.actor}, ${text(w.answer)}::jsonb, ${w.expected}::int, ${w.caseVersion}::int,
      ${text(w.score)}::jsonb, ${w.body})`;
  if (!row) throw new Error('the database function answered nothing');
  return { word: row.word, answerVersion: row.answer_version, caseVersion: row.case_version };
}

export type Correction = {
  plan_id: string;
  stage: string | null;
  received_on: string;
  due_at: string;
  due_basis: string;
  due_verified: boolean;
  /** What moved the clock and holds under the plan, with how many steps the caller read. */
  clock_steps: Json;
  clock_seen: number;
};

export const correctRequest = (
  id: string,
  actor: string,
  version: number,
  { correction, score, body }: { correction: Correction; score: Score; body: string },
): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT correct_request(${id}::uuid, ${actor}, ${version}::int, ${text(correction)}::jsonb, ${text(score)}::jsonb, ${body}) AS word`,
  );

export const citeEvidence = (id: string, actor: string, evidence: Json, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT cite_evidence(${id}::uuid, ${actor}, ${text(evidence)}::jsonb, ${body}) AS word`);

export const removeEvidence = (id: string, actor: string, evidenceId: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT remove_evidence(${id}::uuid, ${actor}, ${evidenceId}::uuid, ${body}) AS word`);

export const confirmReady = (id: string, actor: string, version: number, gaps: string[], body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT confirm_ready(${id}::uuid, ${actor}, ${version}::int, ${gaps}::text[], ${body}) AS word`);

export const approveCase = (id: string, actor: string, version: number, snapshot: Json, decision: Json, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT approve_case(${id}::uuid, ${actor}, ${version}::int, ${text(snapshot)}::jsonb, ${text(decision)}::jsonb, ${body}) AS word`,
  );

/** `letter`: a row of it without case, notice, snapshot and decision, `pdf` in base64. */
export type NewLetter = { letter: Json; body: string };
/** `snapshot`: what the letters are made from, stored with them; null: the decision's, which is there. */
export type NewLetters = { key: string; snapshot: Json | null; letters: NewLetter[] };

/** `stale` where the parties that the letters were made for are the case's no more. */
export const issueLetters = (id: string, actor: string, { key, snapshot, letters }: NewLetters): Promise<Word> =>
  orStale(
    db()
      .$queryRaw`SELECT issue_letters(${id}::uuid, ${actor}, ${key}, ${snapshot === null ? null : text(snapshot)}::jsonb, ${text(letters)}::jsonb) AS word`,
  );

/** `contact`: a row of it without case, kind and who recorded it. */
export const recordOralNotice = (id: string, actor: string, contact: Json, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT record_oral_notice(${id}::uuid, ${actor}, ${text(contact)}::jsonb, ${body}) AS word`);

export const deliverLetter = (id: string, actor: string, delivery: Json, body: string, closeBody: string): Promise<Word> =>
  word(db().$queryRaw`SELECT deliver_letter(${id}::uuid, ${actor}, ${text(delivery)}::jsonb, ${body}, ${closeBody}) AS word`);

/** `from`: who held it as the manager saw it; null: nobody. */
export const assignCase = (id: string, actor: string, nurse: string, from: string | null, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT assign_case(${id}::uuid, ${actor}, ${nurse}, ${from}, ${body}) AS word`);

/** Claims the case due first among those that nobody holds in the nurse's plans. @returns its number, or null where there is none */
export async function nextCase(actor: string, body: string): Promise<string | null> {
  const [row] = await db().$queryRaw<{ number: string | null }[]>`SELECT next_case(${actor}, ${body}) AS number`;
  return row?.number ?? null;
}

/** The clock as the application worked it out from `seen` steps, with the new one among `steps`. */
export type ClockRow = {
  steps: Json;
  due_at: string;
  due_basis: string;
  due_verified: boolean;
  /** Where the time to send what was asked for moves with it. */
  information_due_at?: string;
};
export type MovedClock = { clock: ClockRow; seen: number };

export const requestInformation = (id: string, actor: string, request: Json, { clock, seen }: MovedClock, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT request_information(${id}::uuid, ${actor}, ${text(request)}::jsonb, ${text(clock)}::jsonb, ${seen}::int, ${body}) AS word`,
  );

export type RecordedInformation = {
  actor: string;
  actorName: string;
  requestId: string;
  items: { number: number; note: string }[];
  at: string;
  /** With the last open items: the clock from then on. */
  moved: MovedClock | null;
};

/** `stale` where the caller's view of what is open, or of the clock, was not the database's. */
export async function recordInformation(id: string, r: RecordedInformation, body: string): Promise<Word> {
  return orStale(
    db().$queryRaw`SELECT record_information(${id}::uuid, ${r.actor}, ${r.actorName}, ${r.requestId}::uuid, ${text(r.items)}::jsonb,
        ${r.at}::timestamptz, ${r.moved === null ? null : text(r.moved.clock)}::jsonb, ${r.moved?.seen ?? 0}::int, ${body}) AS word`,
  );
}

async function orStale(rows: Promise<{ word: Word }[]>): Promise<Word> {
  try {
    return await word(rows);
  } catch (error) {
    if (isSerializationFailure(error)) return 'stale';
    throw error;
  }
}

const SERIALIZATION_FAILURE = '40001';
const isSerializationFailure = (error: unknown) => error instanceof Error && JSON.stringify(error).includes(SERIALIZATION_FAILURE);

export const lapseInformation = (id: string, requestId: string, now: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT lapse_information(${id}::uuid, ${requestId}::uuid, ${now}::timestamptz, ${body}) AS word`);

export const escalateCase = (id: string, actor: string, version: number, escalation: Json, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT escalate_case(${id}::uuid, ${actor}, ${version}::int, ${text(escalation)}::jsonb, ${body}) AS word`);

export const takeCase = (id: string, actor: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT take_case(${id}::uuid, ${actor}, ${body}) AS word`);

export const returnCase = (id: string, actor: { id: string; name: string }, wanted: string, at: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT return_case(${id}::uuid, ${actor.id}, ${actor.name}, ${wanted}, ${at}::timestamptz, ${body}) AS word`);

export const recordContact = (id: string, actor: string, contact: Json, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT record_contact(${id}::uuid, ${actor}, ${text(contact)}::jsonb, ${body}) AS word`);

export const saveDraft = (id: string, actor: string, draft: Json, at: string): Promise<Word> =>
  word(db().$queryRaw`SELECT save_draft(${id}::uuid, ${actor}, ${text(draft)}::jsonb, ${at}::timestamptz) AS word`);

export type SignedDecision = {
  actor: string;
  version: number;
  snapshot: Json;
  decision: Json;
  readings: { id: string; leaf: string; result: string; text: string }[];
};

export const signDecision = (id: string, s: SignedDecision, body: string): Promise<Word> =>
  word(
    db().$queryRaw`SELECT sign_decision(${id}::uuid, ${s.actor}, ${s.version}::int, ${text(s.snapshot)}::jsonb, ${text(s.decision)}::jsonb,
      ${text(s.readings)}::jsonb, ${body}) AS word`,
  );

export type ClockMove = {
  actor: string;
  event: 'urgency-changed' | 'clock-extended';
  urgency: 'standard' | 'expedited' | null;
  urgencyRecord: Json | null;
  moved: MovedClock;
  /** A row of `contact` without its kind: the member was told by telephone. */
  oralNotice: Json | null;
};

export const moveClock = (id: string, m: ClockMove, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT move_clock(${id}::uuid, ${m.actor}, ${m.event}, ${m.urgency}, ${m.urgencyRecord === null ? null : text(m.urgencyRecord)}::jsonb,
      ${text(m.moved.clock)}::jsonb, ${m.moved.seen}::int, ${m.oralNotice === null ? null : text(m.oralNotice)}::jsonb, ${body}) AS word`,
  );

/** `status`: as the person saw it. */
export const withdrawCase = (id: string, actor: string, status: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT withdraw_case(${id}::uuid, ${actor}, ${status}, ${body}) AS word`);

export const flagOverdue = (id: string, now: string, consequence: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT flag_overdue(${id}::uuid, ${now}::timestamptz, ${consequence}, ${body}) AS word`);

export const voidLetter = (id: string, actor: string, taken: Json, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT void_letter(${id}::uuid, ${actor}, ${text(taken)}::jsonb, ${body}) AS word`);

/** `seen`: how many events the case had as it was read. `parties`: member and representative as they are to be. */
export const changeParties = (
  id: string,
  actor: string,
  { seen, parties, body, closeBody }: { seen: number; parties: Json; body: string; closeBody: string },
): Promise<Word> =>
  word(db().$queryRaw`SELECT change_parties(${id}::uuid, ${actor}, ${seen}::int, ${text(parties)}::jsonb, ${body}, ${closeBody}) AS word`);

export const approveContinuity = (
  id: string,
  actor: string,
  version: number,
  snapshot: Json,
  decision: Json,
  body: string,
): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT approve_continuity(${id}::uuid, ${actor}, ${version}::int, ${text(snapshot)}::jsonb, ${text(decision)}::jsonb, ${body}) AS word`,
  );

export const fileAppeal = (id: string, actor: string, appeal: NewCase, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT file_appeal(${id}::uuid, ${actor}, ${text(appeal)}::jsonb, ${body}) AS word`);

export type NewDocument = {
  caseId: string;
  actor: string;
  upload: string;
  blob: { sha256: string; kind: string; pages: number };
  document: { id: string; name: string; kind: string; added_by: string; added_at: string };
  /** Said to who asks again: `UploadOutcome` without its document, which is the one that stands. */
  outcome: Json;
};

/** `exists`: the same bytes stand in the case already, as the document that comes back. */
export async function addDocument(d: NewDocument, body: string): Promise<{ word: Word; document: string }> {
  const [row] = await db().$queryRaw<{ word: Word; document: string | null }[]>`
    SELECT word, document::text FROM add_document(${d.caseId}::uuid, ${d.actor}, ${d.upload}::uuid, ${text(d.blob)}::jsonb,
      ${text(d.document)}::jsonb, ${text(d.outcome)}::jsonb, ${body})`;
  if (!row) throw new Error('the database function answered nothing');
  return { word: row.word, document: row.document ?? '' };
}

/** `citations`: how many of it the person was told of. */
export const removeDocument = (
  id: string,
  actor: string,
  document: { id: string; citations: number },
  removal: Json,
  body: string,
): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT remove_document(${id}::uuid, ${actor}, ${document.id}::uuid, ${document.citations}::int, ${text(removal)}::jsonb, ${body}) AS word`,
  );

export const flagDocument = (id: string, actor: string, documentId: string, before: Json, after: Json, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT flag_document(${id}::uuid, ${actor}, ${documentId}::uuid, ${text(before)}::jsonb, ${text(after)}::jsonb, ${body}) AS word`,
  );

export const openProtected = (id: string, actor: string, documentId: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT open_protected(${id}::uuid, ${actor}, ${documentId}::uuid, ${body}) AS word`);

export const notePacket = (id: string, actor: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT note_packet(${id}::uuid, ${actor}, ${body}) AS word`);

/** `row`: document_id, fact, page, and the value as JSON has it. */
export const dismissSuggestion = (id: string, actor: string, row: Json): Promise<Word> =>
  word(db().$queryRaw`SELECT dismiss_suggestion(${id}::uuid, ${actor}, ${text(row)}::jsonb) AS word`);

export type CheckRow = {
  id: string;
  kind: string;
  result: string;
  suggested: string | null;
  note: string;
  original: string;
  by: string;
  at: string;
};

/** `moved`: where the service was given before the request, or was not after all, the clock from then on. */
export const confirmCheck = (id: string, actor: string, check: CheckRow, moved: MovedClock | null, body: string): Promise<Word> =>
  word(
    db().$queryRaw`SELECT confirm_check(${id}::uuid, ${actor}, ${text(check)}::jsonb, ${moved === null ? null : text(moved.clock)}::jsonb,
      ${moved?.seen ?? 0}::int, ${body}) AS word`,
  );

/** `body`: of its event. */
export type CheckWrite = { check: CheckRow; moved: MovedClock | null; body: string };

/** All of them, or none; a check that somebody confirmed meanwhile is a `conflict`. */
export const confirmChecks = (id: string, actor: string, checks: readonly CheckWrite[]): Promise<Word> => {
  const rows = checks.map(({ check, moved, body }) => ({ check, clock: moved?.clock ?? null, seen: moved?.seen ?? 0, body }));
  return word(db().$queryRaw`SELECT confirm_checks(${id}::uuid, ${actor}, ${text(rows)}::jsonb) AS word`);
};

export const endCase = (id: string, actor: string, version: number, snapshot: Json, decision: Json, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT end_case(${id}::uuid, ${actor}, ${version}::int, ${text(snapshot)}::jsonb, ${text(decision)}::jsonb, ${body}) AS word`,
  );

/** `version`: a row of authorization_version; `expected`: the version that the caller saw. */
export type NewVersion = { expected: number; version: Json };

export const amendAuthorization = (id: string, actor: string, { expected, version }: NewVersion, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT amend_authorization(${id}::uuid, ${actor}, ${expected}::int, ${text(version)}::jsonb, ${body}) AS word`);

export const endAuthorization = (id: string, actor: string, { expected, version }: NewVersion, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT end_authorization(${id}::uuid, ${actor}, ${expected}::int, ${text(version)}::jsonb, ${body}) AS word`);

export type DoneDuty = { duty: string; by: string; at: string; detail: Json };

export const dischargeDuty = (id: string, actor: string, d: DoneDuty, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT discharge_duty(${id}::uuid, ${actor}, ${d.duty}::uuid, ${d.by}, ${d.at}::timestamptz, ${text(d.detail)}::jsonb, ${body}) AS word`,
  );

/** `ordered`: the authorization that it orders, and the duty to put it into effect; null where nothing was overturned. */
export type ExternalOutcome = { outcome: Json; ordered: { version: Json; duty: Json } | null };

export const recordExternalReview = (id: string, actor: string, { outcome, ordered }: ExternalOutcome, body: string): Promise<Word> =>
  word(
    db().$queryRaw`SELECT record_external_review(${id}::uuid, ${actor}, ${text(outcome)}::jsonb,
      ${ordered === null ? null : text(ordered.version)}::jsonb, ${ordered === null ? null : text(ordered.duty)}::jsonb, ${body}) AS word`,
  );

/** `voids`: one for each letter of the decision that stands; `searchText`: of the case as corrected. */
export type CorrectedLetters = { correction: Json; snapshot: Json; voids: { void: Json; body: string }[]; searchText: string };

export const correctLetters = (id: string, actor: string, c: CorrectedLetters, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT correct_letters(${id}::uuid, ${actor}, ${text(c.correction)}::jsonb, ${text(c.snapshot)}::jsonb, ${text(c.voids)}::jsonb,
      ${text({ search_text: c.searchText })}::jsonb, ${body}) AS word`,
  );

/** `bodies`: events of the original case and, of a reconsideration, of the new one. */
export type NewLook = {
  kind: 'reopening' | 'reconsideration';
  newCase: NewCase;
  talk: Json | null;
  bodies: { original: string; taken?: string; talk?: string };
};

export const lookAgain = (id: string, actor: string, { kind, newCase, talk, bodies }: NewLook): Promise<Word> =>
  word(
    db().$queryRaw`SELECT look_again(${id}::uuid, ${actor}, ${kind}, ${text(newCase)}::jsonb, ${talk === null ? null : text(talk)}::jsonb,
      ${text(bodies)}::jsonb) AS word`,
  );

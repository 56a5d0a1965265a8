// A process of the application under faults: nurses who take cases from receipt to approval by the use cases, as fast as they can, and do
// what a person does when an answer does not come: the same again, or look at what stands. Each write that was confirmed is a line on stdout.
//
// node writer.ts setup            makes the plan and the nurse, and prints the nurse
// node writer.ts LANES SEED [uploads]   uploads: records alone, to one case for each lane; SEED: cases shared by all writers with the same one; -: cases of its own
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { questionsFor } from '../../lib/criteria/questions.ts';
import { EVERYTHING_MET } from '../../lib/criteria/testing.ts';
import type { Acting, Viewer } from '../../lib/data/access.ts';
import { AppError } from '../../lib/errors.ts';
import { approveCase } from '../../lib/use-cases/approve-case.ts';
import { citeEvidence } from '../../lib/use-cases/cite-evidence.ts';
import { claimCase } from '../../lib/use-cases/claim-case.ts';
import { confirmReady } from '../../lib/use-cases/confirm-ready.ts';
import { type LoadedCase, loadCase } from '../../lib/use-cases/load-case.ts';
import { receiveRequest } from '../../lib/use-cases/receive-request.ts';
import { saveAnswer } from '../../lib/use-cases/save-answer.ts';
import { appendUpload, beginUpload, findUpload } from '../../lib/use-cases/upload-record.ts';
import { gapsOf } from '../cases.ts';
import { createPlan, createUser, makeIntake } from '../factories.ts';
import { makeTiff } from '../records.ts';
import type { WriteKind } from './ledger.ts';

/** Days after the requests' receipt, so that the clock may be set back by some of them. */
const FROM = Date.parse('2026-11-24T20:00:00Z');
const began = Date.now();
const RETRY_MS = 40;
const GIVE_UP_MS = 60_000;

let offset = 0;
let stopping = false;
const [lanes = '1', seed = '-', what = 'lives'] = process.argv.slice(2);

// a pipe takes it at once: what is written here was said, also when the process is killed
const say = (line: string): void => void fs.writeSync(1, `${line}\n`);

if (lanes === 'setup') {
  await createPlan();
  say(JSON.stringify(await createUser('nurse')));
  process.exit(0);
}
const nurse: Viewer = JSON.parse(process.env.FAULTS_NURSE ?? '');

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'stop') stopping = true;
  else if (line.startsWith('offset ')) offset = Number(line.slice(7));
});
process.stdin.on('end', () => process.exit(0));

const acting = (): Acting => ({ viewer: nurse, at: new Date(FROM + Date.now() - began + offset).toISOString() });

/** An id for each place in a seed's order: every process of the seed comes to the same. */
function submissionOf(lane: number, n: number): string {
  if (seed === '-') return randomUUID();
  const hex = createHash('sha256').update(`${seed} ${lane} ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
};

/**
 * One write, until it stands.
 * @param attempt answers the key under which it now stands, or null where somebody else was first
 * @param stands after a refusal: whether it stands already, since the answer to an earlier attempt was lost or another process did the same
 */
async function write(kind: WriteKind, attempt: () => Promise<string | null>, stands: () => Promise<string | null>): Promise<void> {
  const until = Date.now() + GIVE_UP_MS;
  for (;;) {
    try {
      const key = await attempt().catch(async (error: unknown) => {
        if (error instanceof AppError) return stands();
        throw error;
      });
      if (key !== null) say(`ack ${kind} ${key}`);
      return;
    } catch (error) {
      say(`error ${codeOf(error)}`);
      if (stopping) throw error;
      if (Date.now() > until) throw error;
      await pause(RETRY_MS);
    }
  }
}

const load = async (number: string): Promise<LoadedCase> => loadCase(nurse, number);

async function life(lane: number, n: number): Promise<void> {
  const id = submissionOf(lane, n);
  let number = '';
  const received = async (): Promise<string> => {
    ({
      numbers: [number = ''],
    } = await receiveRequest(acting(), makeIntake('permanent', { submissionId: id })));
    return id;
  };
  await write('receive', received, received);
  await write(
    'claim',
    () => claimCase(acting(), number).then(() => id),
    async () => ((await load(number)).case.assignee?.id === nurse.id ? id : null),
  );
  await answer(number, 'indication', 'cancer-pain');
  const facts = await retried(async () => questionsFor((await load(number)).input).map((q) => q.fact));
  for (const fact of facts) if (fact !== 'indication') await answer(number, fact, EVERYTHING_MET[fact] ?? null);
  await cite(number, facts[0] ?? 'indication');
  await conclude(number, id);
}

async function retried<T>(read: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + GIVE_UP_MS; ; ) {
    try {
      return await read();
    } catch (error) {
      if (Date.now() > until || stopping) throw error;
      await pause(RETRY_MS);
    }
  }
}

type Answer = Parameters<typeof saveAnswer>[1];

/** Its note is the key: the retry of a save that stood sends the same one. */
async function answer(number: string, fact: Answer['fact'], value: Answer['value']): Promise<void> {
  const note = randomUUID();
  const saved = async (): Promise<string | null> => {
    const result = await saveAnswer(acting(), { number, fact, value, note, expectedVersion: 0 });
    return result.saved ? note : null;
  };
  await write('answer', saved, async () => null);
}

async function cite(number: string, fact: Answer['fact']): Promise<void> {
  const evidenceId = randomUUID();
  const source = { document: 'Pain clinic note', page: '3', noteDate: '2026-11-02', quotation: '', comment: '' };
  await write(
    'cite',
    () => citeEvidence(acting(), { number, evidenceId, fact, ...source }).then(() => evidenceId),
    async () => ((await load(number)).case.evidence.some((one) => one.id === evidenceId) ? evidenceId : null),
  );
}

async function conclude(number: string, id: string): Promise<void> {
  let version = 0;
  const confirmed = async (): Promise<string> => {
    const loaded = await load(number);
    version = loaded.case.version;
    await confirmReady(acting(), number, version, gapsOf(loaded));
    return `${id}@${version}`;
  };
  await write('confirm', confirmed, async () => ((await load(number)).case.readyVersion === version ? `${id}@${version}` : null));
  const approved = async (): Promise<string> => {
    const { case: c } = await load(number);
    await approveCase(acting(), { number, version: c.version, confirmedLines: c.lines.map((l) => l.number), rationale: '' });
    return id;
  };
  await write('approve', approved, async () => ((await load(number)).case.status === 'decided' ? id : null));
}

/** Pieces as a slow line sends them. */
const PIECE = 100_000;

/** A picture of half a megabyte, each another one. */
function picture(): Buffer {
  const tiff = makeTiff([{ width: 800, height: 700, gray: 255 }]);
  Buffer.from(randomUUID()).copy(tiff, 1000);
  return tiff;
}

/** Sends one record after the other, each on from where it stands whatever happened to the piece before. */
async function uploadAll(): Promise<void> {
  const { numbers } = await retried(() => receiveRequest(acting(), makeIntake('permanent', { submissionId: randomUUID() })));
  const number = numbers[0] ?? '';
  while (!stopping) {
    const bytes = picture();
    const begun = await uploading(() => beginUpload(acting(), number, { name: 'scan.tif', size: bytes.length }));
    if (begun === null || 'refused' in begun) continue;
    await sendWhole(number, begun.id, bytes);
  }
}

async function sendWhole(number: string, id: string, bytes: Buffer): Promise<void> {
  for (let offset = 0; !stopping; ) {
    const piece = bytes.subarray(offset, offset + PIECE);
    const sent = await uploading(() => appendUpload(acting(), { number, id, offset, bytes: piece }));
    if (sent === null) {
      offset = (await retried(() => findUpload(nurse, number, id))).offset;
    } else if ('next' in sent) {
      offset = sent.next;
      say(`piece ${id} ${offset}`);
    } else {
      if ('document' in sent) say(`ack record ${sent.document.sha256}`);
      return;
    }
  }
}

/** Null: it did not come to its end, or nobody knows. */
async function uploading<T>(attempt: () => Promise<T>): Promise<T | null> {
  try {
    return await attempt();
  } catch (error) {
    say(`error ${codeOf(error)}`);
    await pause(RETRY_MS);
    return null;
  }
}

async function lane(index: number): Promise<void> {
  if (what === 'uploads') return uploadAll();
  for (let n = 0; !stopping; n++) await life(index, n);
}

try {
  await Promise.all(Array.from({ length: Number(lanes) }, (_, index) => lane(index)));
  process.exit(0);
} catch (error) {
  if (!stopping) process.stderr.write(`writer: ${error instanceof Error ? error.stack : error}\n`);
  process.exit(stopping ? 0 : 1);
}

import { type CheckpointBody, checkpointFault, NO_CHECKPOINT, parseBody, RangeHash } from '../audit/checkpoint.ts';
import type { Seen } from '../audit/key.ts';
import { caseFault } from '../audit/verify-case.ts';
import { sha256 } from '../data/audit.ts';
import { type CaseRow, caseIdOf, caseStreams, checkpoints, type LogName, logRows, readTrail, type TrailReader } from '../data/trail.ts';
import { notFound } from '../errors.ts';
import { grouped } from './grouped.ts';
import { treeOf } from './make-checkpoint.ts';
import { verifyBlobs } from './verify-blobs.ts';

export type Checked = {
  cases: number;
  events: number;
  snapshots: number;
  decisions: number;
  letters: number;
  /** Stored files of records. */
  records: number;
  retired: number;
  checkpoints: number;
  organizationEvents: number;
  views: number;
  /** The newest checkpoint looked at; null: there is none. */
  lastCheckpoint: { number: number; at: string; hash: string; publicKey: string } | null;
};

/** `faults`: each broken thing in a sentence, the first first; after so many no more are listed. */
export type Verified = { whole: boolean; checked: Checked; faults: string[] };

export const MOST_FAULTS = 20;

export type VerifyWith = {
  /** Public keys (SPKI DER, base64) whose signatures count. */
  trusted: ReadonlySet<string>;
  /** The newest checkpoint known beside the database. */
  seen: Seen | null;
  /** Told of the counts now and then. */
  progress?: (checked: Checked) => void;
};

type Run = VerifyWith & { reader: TrailReader; checked: Checked; faults: string[]; firsts: Map<number, number> };

/**
 * Checks the whole record, in constant memory, at one instant of the database: every case, then every checkpoint with its heads, then both logs.
 */
export function verifyTrail(options: VerifyWith): Promise<Verified> {
  return readTrail(async (reader) => {
    const run = newRun(options, reader);
    await verifyCases(run, null);
    run.checked.records = await verifyBlobs(reader, null, (fault) => report(run, fault));
    await verifyCheckpoints(run);
    await verifyTails(run);
    return answer(run);
  });
}

/**
 * Checks one case, and the checkpoints that hold its head. A case that was retired is none: its tombstone is checked instead.
 * @throws AppError `not-found`
 */
export function verifyCase(number: string, options: VerifyWith): Promise<Verified> {
  return readTrail(async (reader) => {
    const id = await caseIdOf(reader, number);
    if (id === null) throw notFound(`Case ${number}`);
    const run = newRun(options, reader);
    await verifyCases(run, id);
    run.checked.records = await verifyBlobs(reader, id, (fault) => report(run, fault));
    await verifyCheckpoints(run, new Set(run.firsts.keys()));
    return answer(run);
  });
}

const newRun = (options: VerifyWith, reader: TrailReader): Run => ({
  ...options,
  reader,
  faults: [],
  firsts: new Map(),
  checked: {
    cases: 0,
    events: 0,
    snapshots: 0,
    decisions: 0,
    letters: 0,
    records: 0,
    retired: 0,
    checkpoints: 0,
    organizationEvents: 0,
    views: 0,
    lastCheckpoint: null,
  },
});
const answer = ({ checked, faults }: Run): Verified => ({ whole: faults.length === 0, checked, faults });

function report(run: Run, fault: string | null): void {
  if (fault !== null && run.faults.length < MOST_FAULTS) run.faults.push(`${fault}.`);
}

/** All streams side by side, in the order of case ids. What belongs to no case is a fault of its own. */
async function verifyCases(run: Run, caseId: string | null): Promise<void> {
  const streams = caseStreams(run.reader, caseId);
  const stray = (what: string) => (id: string) => report(run, `Case ${id} is gone, and its ${what} are left`);
  const parts = {
    events: grouped(streams.events, stray('events')),
    snapshots: grouped(streams.snapshots, stray('snapshots')),
    decisions: grouped(streams.decisions, stray('decisions')),
    letters: grouped(streams.letters, stray('letters')),
    versions: grouped(streams.versions, stray('authorizations')),
    duties: grouped(streams.duties, stray('duties')),
  };
  const retired = grouped(streams.retired, () => {});
  // A head without a case: the case was retired, or it was deleted.
  const heads = grouped(streams.heads, async (id, rows) => {
    firstOf(run, rows[0]?.checkpoint);
    const [tombstone] = await retired.take(id);
    const last = rows.at(-1);
    if (!tombstone) report(run, `Case ${id} is gone, and checkpoint ${last?.checkpoint} holds ${last?.count} events of it`);
    else if (!endsAs(tombstone, last))
      report(run, `Case ${tombstone.number} was retired with another head than checkpoint ${last?.checkpoint} holds`);
    else run.checked.retired += 1;
  });
  for await (const row of streams.cases) {
    const held = await heads.take(row.id);
    firstOf(run, held[0]?.checkpoint);
    const [events, snapshots, decisions, letters] = [
      await parts.events.take(row.id),
      await parts.snapshots.take(row.id),
      await parts.decisions.take(row.id),
      await parts.letters.take(row.id),
    ];
    const after = { versions: await parts.versions.take(row.id), duties: await parts.duties.take(row.id) };
    const fault = caseFault({ ...headOf(row), events, snapshots, decisions, letters, after, heads: held });
    report(run, fault === null ? null : `Case ${row.number}, ${fault}`);
    count(run, { cases: 1, events: events.length, snapshots: snapshots.length, decisions: decisions.length, letters: letters.length });
  }
  for (const part of [...Object.values(parts), heads]) await part.rest();
}

const headOf = ({ id, number, status, count, hash }: CaseRow) => ({ id, number, status, head: { count, hash } });
const endsAs = (tombstone: { count: number; hash: string }, last: { count: number; hash: string } | undefined) =>
  last === undefined || (last.count === tombstone.count ? last.hash === tombstone.hash : last.count < tombstone.count);

function firstOf(run: Run, checkpoint: number | undefined): void {
  if (checkpoint !== undefined) run.firsts.set(checkpoint, (run.firsts.get(checkpoint) ?? 0) + 1);
}

type Counted = 'cases' | 'events' | 'snapshots' | 'decisions' | 'letters';

function count(run: Run, more: Record<Counted, number>): void {
  const { checked, progress } = run;
  checked.cases += more.cases;
  checked.events += more.events;
  checked.snapshots += more.snapshots;
  checked.decisions += more.decisions;
  checked.letters += more.letters;
  if (checked.cases % 5000 === 0) progress?.(checked);
}

/** @param only the checkpoints whose heads are looked at; the chain and the signatures of all are */
async function verifyCheckpoints(run: Run, only: ReadonlySet<number> | null = null): Promise<void> {
  let before = { number: 0, hash: NO_CHECKPOINT };
  let previous: CheckpointBody | null = null;
  let seen = run.seen === null;
  for await (const c of checkpoints(run.reader)) {
    const fault = checkpointFault(c, before, run.trusted);
    report(run, fault === null ? null : `Checkpoint ${fault.startsWith('is missing') ? `${before.number + 1} ` : `${c.number} `}${fault}`);
    const body = parseBody(c.body);
    // What its content says is worth a look only where the content is what was signed.
    if (fault === null && body !== null) {
      report(run, await contentFault(run, body, previous, only));
      previous = body;
    } else previous = null;
    if (run.seen?.number === c.number) {
      seen = true;
      if (run.seen.hash !== c.hash)
        report(run, `Checkpoint ${c.number} is not the one that was made here: this machine noted another hash`);
    }
    before = c;
    run.checked.checkpoints += 1;
    run.checked.lastCheckpoint = { number: c.number, at: c.at, hash: c.hash, publicKey: c.publicKey };
  }
  if (!seen) report(run, `Checkpoint ${run.seen?.number} is missing: this machine noted its hash when it was made`);
}

async function contentFault(
  run: Run,
  body: CheckpointBody,
  previous: CheckpointBody | null,
  only: ReadonlySet<number> | null,
): Promise<string | null> {
  const name = `Checkpoint ${body.number}`;
  if (only === null || only.has(body.number)) {
    const tree = await treeOf(run.reader, body.number);
    if (tree.count !== body.heads.count || tree.root !== body.heads.root) return `${name} covers other heads than those stored with it`;
  }
  if (only !== null) return null;
  const cases = (previous?.cases ?? 0) + (run.firsts.get(body.number) ?? 0);
  if ((previous !== null || body.number === 1) && cases !== body.cases) return `${name} counts ${body.cases} cases, and ${cases} are held`;
  for (const log of ['organization', 'views'] as const) {
    const fault = await rangeFault(run, log, body, previous);
    if (fault !== null) return fault;
  }
  return null;
}

const LOG_WORDS: Readonly<Record<LogName, string>> = { organization: 'the log of changes', views: 'the log of views' };

async function rangeFault(run: Run, log: LogName, body: CheckpointBody, previous: CheckpointBody | null): Promise<string | null> {
  const { after, upTo, rows, hash } = body[log];
  if (previous !== null && previous[log].upTo !== after) return `Checkpoint ${body.number} leaves out a part of ${LOG_WORDS[log]}`;
  const range = await walk(run, log, after, upTo);
  const found = range.done(after, upTo);
  if (found.hash === hash && found.rows === rows) return null;
  return `Rows ${after + 1} to ${upTo} of ${LOG_WORDS[log]} are not those that checkpoint ${body.number} covers (${rows} then, ${found.rows} now)`;
}

/** Each row's own hash names the row that was changed; where that was made to fit, the range tells. */
async function walk(run: Run, log: LogName, after: number, upTo: number | null): Promise<RangeHash> {
  const range = new RangeHash();
  for await (const row of logRows(run.reader, log, after, upTo)) {
    if (sha256(row.text) !== row.hash) report(run, `Row ${row.number} of ${LOG_WORDS[log]}: its content was changed`);
    range.add(row.hash);
    run.checked[log === 'views' ? 'views' : 'organizationEvents'] += 1;
  }
  return range;
}

/** What came after the newest checkpoint. */
async function verifyTails(run: Run): Promise<void> {
  const last = await lastBody(run.reader);
  for (const log of ['organization', 'views'] as const) await walk(run, log, last?.[log].upTo ?? 0, null);
}

async function lastBody(reader: TrailReader): Promise<CheckpointBody | null> {
  const found = await reader.rows<{ body: string }>('SELECT body FROM checkpoint ORDER BY number DESC LIMIT 1');
  return found[0] ? parseBody(found[0].body) : null;
}

import type { KeyObject } from 'node:crypto';
import {
  headLeaf,
  type LogRange,
  NO_CHECKPOINT,
  parseBody,
  publicKeyText,
  RangeHash,
  type StoredCheckpoint,
  signCheckpoint,
} from '../audit/checkpoint.ts';
import { type KeyPlace, readAuditKey, writeSeen } from '../audit/key.ts';
import { MerkleTree } from '../audit/merkle.ts';
import { type CheckpointView, inTurn } from '../data/checkpoints.ts';
import { headsOf, type LogName, logRows, type TrailReader } from '../data/trail.ts';

/** A checkpoint that is asked for by the hour is not made where one is younger than this: another process was first. */
const HARDLY_AN_HOUR_MS = 50 * 60_000;

/**
 * Signs a checkpoint over the heads of all cases and both logs, and notes it beside the key. Streams: memory does not grow with the cases.
 * @param at the instant, ISO 8601 UTC
 * @param hourly answers null where the last one is younger than fifty minutes
 */
export async function makeCheckpoint(at: string, place: KeyPlace, { hourly = false } = {}): Promise<StoredCheckpoint | null> {
  const key = readAuditKey(place);
  const made = await inTurn(async (view) => {
    const { last } = view;
    if (hourly && last !== null && Date.parse(at) - Date.parse(last.at) < HARDLY_AN_HOUR_MS) return null;
    return build(view, at, key);
  });
  if (made !== null && place.auditKey === undefined) writeSeen(place.dataDir, made);
  return made;
}

async function build({ last, reader, sealed, storeHeads, store }: CheckpointView, at: string, key: KeyObject): Promise<StoredCheckpoint> {
  const before = last === null ? null : parseBody(last.body);
  const number = (last?.number ?? 0) + 1;
  const { firsts } = await storeHeads(number);
  const range = (log: LogName) => rangeOf(reader, log, before?.[log].upTo ?? 0, sealed[log]);
  const checkpoint = signCheckpoint(
    {
      schema: 1,
      number,
      at,
      previous: last?.hash ?? NO_CHECKPOINT,
      cases: (before?.cases ?? 0) + firsts,
      heads: await treeOf(reader, number),
      organization: await range('organization'),
      views: await range('views'),
      publicKey: publicKeyText(key),
    },
    key,
  );
  await store(checkpoint);
  return checkpoint;
}

/** The tree over a checkpoint's heads as they are stored. */
export async function treeOf(reader: TrailReader, checkpoint: number): Promise<{ count: number; root: string }> {
  const tree = new MerkleTree();
  for await (const { case_id, count, hash } of headsOf(reader, checkpoint)) tree.add(headLeaf(case_id, count, hash));
  return { count: tree.count, root: tree.root() };
}

async function rangeOf(reader: TrailReader, log: LogName, after: number, upTo: number): Promise<LogRange> {
  const range = new RangeHash();
  for await (const { hash } of logRows(reader, log, after, upTo)) range.add(hash);
  return range.done(after, upTo);
}

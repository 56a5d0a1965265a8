import fs from 'node:fs';
import path from 'node:path';
import { headLeaf } from '../audit/checkpoint.ts';
import { type BundleFile, type CoveringCheckpoint, ndjson, sealBundle, VERIFIER } from '../audit/export.ts';
import { type KeyPlace, readAuditKey } from '../audit/key.ts';
import { MerkleTree } from '../audit/merkle.ts';
import { tellEvent } from '../data/organization.ts';
import { caseIdOf, caseStreams, checkpointOf, decisionRecords, headsOf, readTrail, type TrailReader } from '../data/trail.ts';
import { notFound } from '../errors.ts';
import { OPERATOR } from './operator.ts';

/**
 * One case as files that prove themselves: events, snapshots, decisions, the letters' bytes, the checkpoints that hold its head each with the
 * way to its root, and the verifier. Signed by the key of the checkpoints.
 * @param at the instant, ISO 8601 UTC
 * @throws AppError `not-found`, also of a case that was retired
 */
export async function exportCase(number: string, at: string, place: KeyPlace): Promise<BundleFile[]> {
  const key = readAuditKey(place);
  return readTrail(async (reader) => {
    const id = await caseIdOf(reader, number);
    const streams = caseStreams(reader, id ?? '00000000-0000-0000-0000-000000000000');
    const [row] = await all(streams.cases);
    if (id === null || !row) throw notFound(`Case ${number}`);
    const letters = await all(streams.letters);
    const covering: CoveringCheckpoint[] = [];
    for (const { checkpoint } of await all(streams.heads)) covering.push(await cover(reader, checkpoint, id));
    const files: BundleFile[] = [
      { name: 'events.ndjson', bytes: ndjson((await all(streams.events)).map(({ case_id: _case, ...event }) => event)) },
      { name: 'snapshots.ndjson', bytes: ndjson((await all(streams.snapshots)).map(({ case_id: _case, ...snapshot }) => snapshot)) },
      { name: 'decisions.ndjson', bytes: ndjson(await decisionRecords(reader, id)) },
      { name: 'letters.ndjson', bytes: ndjson(letters.map(({ case_id: _case, pdf: _pdf, ...letter }) => letter)) },
      { name: 'checkpoints.ndjson', bytes: ndjson(covering) },
      ...letters.map((letter) => ({ name: `letters/${letter.id}.pdf`, bytes: letter.pdf })),
      { name: VERIFIER, bytes: fs.readFileSync(path.join(import.meta.dirname, '../audit', VERIFIER)) },
    ];
    return sealBundle({ case: { id, number, events: row.count, head: row.hash }, exportedAt: at }, files, key);
  });
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

async function cover(reader: TrailReader, number: number, caseId: string): Promise<CoveringCheckpoint> {
  const tree = new MerkleTree();
  let leaf = { count: 0, hash: '' };
  for await (const { case_id, count, hash } of headsOf(reader, number)) {
    if (case_id === caseId) leaf = { count, hash };
    tree.add(headLeaf(case_id, count, hash), case_id === caseId);
  }
  tree.root();
  const { body, signature, publicKey } = await checkpointOf(reader, number);
  return { body, signature, publicKey, leaf, path: tree.proof() };
}

/** The same at the server, by who has it in hand: told in the log of changes before the files are given, since there is no account to note a view of. */
export async function exportCaseByOperator(number: string, at: string, place: KeyPlace): Promise<BundleFile[]> {
  const files = await exportCase(number, at, place);
  await tellEvent({ viewer: OPERATOR, at }, { type: 'case-exported', subject: number, name: number, changes: [] });
  return files;
}

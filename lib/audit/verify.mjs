// Checks an exported case, with Node 20 or later and nothing else:   node verify.mjs [FOLDER] [--key FINGERPRINT]
// FOLDER is the folder of this file unless it is given. Exit 0: everything fits. Exit 1: it says what does not.
// Compare the fingerprint that it prints with the one that the plan gave you another way: a bundle that somebody else made would fit
// itself too, under a key of their own. --key makes that comparison a part of the check.
import { createHash, createPublicKey, verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NO_HASH = '0'.repeat(64);
const OUTSIDE = ['manifest.json', 'manifest.sig'];
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

class Broken extends Error {}
function must(holds, message) {
  if (!holds) throw new Broken(message);
}

/** RFC 8785 text of a value of which no number is but a whole one, or is written as JavaScript writes it. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function parse(text, what) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Broken(`${what} is not JSON`);
  }
}

/** Base64 has several texts for the same bytes: only the plain one counts. */
function bytesOf(base64, what) {
  const bytes = Buffer.from(base64, 'base64');
  must(bytes.toString('base64') === base64, `${what} is not plain base64`);
  return bytes;
}

function isSigned(text, signature, publicKey, what) {
  const key = createPublicKey({ key: bytesOf(publicKey, `the key of ${what}`), type: 'spki', format: 'der' });
  return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, bytesOf(signature, `the signature of ${what}`));
}

const fingerprint = (publicKey) => sha256(Buffer.from(publicKey, 'base64')).slice(0, 32);

/** The manifest's signature, and that the folder holds exactly what it lists. */
function checkFiles(folder) {
  const text = fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8');
  const manifest = parse(text, 'manifest.json');
  must(canonical(manifest) === text && manifest.format === 'criterion-case-1', 'manifest.json is not what was written');
  const signature = fs.readFileSync(path.join(folder, 'manifest.sig'), 'utf8');
  must(isSigned(text, signature, manifest.publicKey, 'the manifest'), 'the manifest’s signature does not fit it');
  const found = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      path
        .relative(folder, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join('/'),
    )
    .filter((name) => !OUTSIDE.includes(name));
  for (const name of found)
    must(
      manifest.files.some((file) => file.name === name),
      `${name} is not part of the bundle`,
    );
  for (const file of manifest.files) {
    must(found.includes(file.name), `${file.name} is missing`);
    must(sha256(fs.readFileSync(path.join(folder, file.name))) === file.sha256, `${file.name} was changed`);
  }
  return manifest;
}

function readLines(folder, name) {
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => parse(line, name));
}

/** One chain from the first event to the head that the manifest names. @returns the events' contents */
function checkEvents(folder, { id, events, head }) {
  let previous = NO_HASH;
  const rows = readLines(folder, 'events.ndjson');
  must(rows.length === events, `${events} events are promised, and ${rows.length} are here`);
  const bodies = rows.map((event, i) => {
    const body = parse(event.body, `event ${i + 1}`);
    must(canonical(body) === event.body, `event ${i + 1} is not in its canonical form`);
    const hash = sha256(canonical({ body: sha256(event.body), case: id, number: i + 1, previous }));
    must(event.number === i + 1 && event.previousHash === previous && event.hash === hash, `event ${i + 1} does not fit its chain`);
    previous = hash;
    return body;
  });
  must(previous === head, 'the newest event is not the one that the manifest names');
  return { rows, bodies };
}

/** Each snapshot by its hash, and each decision by the event that tells of it. */
function checkDecisions(folder, bodies) {
  const snapshots = readLines(folder, 'snapshots.ndjson');
  for (const { id, canonical: text, sha256: hash } of snapshots) {
    must(sha256(text) === hash, `snapshot ${id} was changed`);
    must(canonical(parse(text, `snapshot ${id}`)) === text, `snapshot ${id} is not in its canonical form`);
  }
  const told = bodies.filter(({ type }) => type === 'case-approved' || type === 'decision-signed').map(({ payload }) => payload);
  const decisions = readLines(folder, 'decisions.ndjson');
  must(decisions.length === told.length, 'the events tell of another number of decisions');
  for (const decision of decisions) {
    const event = told.find((each) => each.decision === decision.id);
    must(event?.kind === decision.kind, `no event tells of decision ${decision.id}`);
    const snapshot = snapshots.find(({ id }) => id === decision.snapshotId);
    must(snapshot?.sha256 === event.snapshot, `decision ${decision.id} does not rest on the snapshot that was signed`);
  }
  return { snapshots: snapshots.length, decisions: decisions.length };
}

function checkLetters(folder, bodies) {
  const told = bodies.filter(({ type }) => type === 'letter-issued').map(({ payload }) => payload);
  for (const { letter, sha256: hash } of told) {
    const file = path.join(folder, 'letters', `${letter}.pdf`);
    must(fs.existsSync(file), `letter ${letter} is missing`);
    must(sha256(fs.readFileSync(file)) === hash, `letter ${letter} is not the one that was issued`);
  }
  return told.length;
}

/** The root that a leaf leads to: RFC 6962, section 2.1. */
function rootOf(leaf, steps) {
  const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();
  return steps
    .reduce(
      (at, { side, hash: beside }) => {
        const other = Buffer.from(beside, 'hex');
        return side === 'left' ? hash(Buffer.of(1), other, at) : hash(Buffer.of(1), at, other);
      },
      hash(Buffer.of(0), leaf),
    )
    .toString('hex');
}

function checkCheckpoints(folder, manifest, events) {
  const covering = readLines(folder, 'checkpoints.ndjson');
  for (const { body: text, signature, publicKey, leaf, path: steps } of covering) {
    const body = parse(text, 'a checkpoint');
    const name = `checkpoint ${body.number}`;
    must(publicKey === manifest.publicKey, `${name} is signed by another key than the bundle (${fingerprint(publicKey)})`);
    must(canonical(body) === text && isSigned(text, signature, publicKey, name), `the signature of ${name} does not fit it`);
    must(events[leaf.count - 1]?.hash === leaf.hash, `event ${leaf.count} is not the one that ${name} holds`);
    must(rootOf(`${manifest.case.id} ${leaf.count} ${leaf.hash}`, steps) === body.heads.root, `${name} does not cover this case`);
  }
  return covering.map(({ body, leaf }) => ({ ...parse(body, 'a checkpoint'), count: leaf.count }));
}

function main(args) {
  const at = args.indexOf('--key');
  const [wanted] = at < 0 ? [null] : args.splice(at, 2).slice(1);
  const folder = args[0] ?? path.dirname(fileURLToPath(import.meta.url));
  const manifest = checkFiles(folder);
  const key = fingerprint(manifest.publicKey);
  must(wanted === null || wanted === key, `the bundle is signed by ${key}, and not by ${wanted}`);
  const { rows, bodies } = checkEvents(folder, manifest.case);
  const { snapshots, decisions } = checkDecisions(folder, bodies);
  const letters = checkLetters(folder, bodies);
  const checkpoints = checkCheckpoints(folder, manifest, rows);
  const newest = checkpoints.at(-1);
  console.log(
    `Case ${manifest.case.number}: ${rows.length} events, ${snapshots} snapshots, ${decisions} decisions, ${letters} letters fit each other.`,
  );
  console.log(
    newest ? `Checkpoint ${newest.number} of ${newest.at} covers its first ${newest.count} events.` : 'No checkpoint covers it yet.',
  );
  console.log(`Exported ${manifest.exportedAt}, signed by ${key}.`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(`Broken: ${error instanceof Broken ? error.message : `it cannot be read (${error.message})`}.`);
  process.exitCode = 1;
}

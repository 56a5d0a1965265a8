import type { Snapshot } from '../cases/snapshot.ts';
import { type Evaluation, evaluate, evaluateUnder } from '../criteria/evaluate.ts';
import { policyVersion, prepare } from '../criteria/registry.ts';
import { canonical, sha256 } from '../data/audit.ts';
import type { LetterSource, Recipient } from '../letters/letter.ts';
import { owedLetter } from '../letters/owed.ts';
import { LetterNotRendered, renderLetter } from '../letters/render.ts';

export type ReplayedLetter = { id: string; kind: string; recipient: string; sha256: string; pdf: Uint8Array; parties?: object | null };

export type Replayed = {
  /** Findings compared. */
  findings: number;
  /** Letters rendered again, and those that the load generator made as one specimen for all. */
  letters: number;
  specimens: number;
  /** What came out otherwise, one sentence each, without the case's number. */
  differences: string[];
};

/** What prisma/seed/load.ts puts into the letters that it makes up. */
const SPECIMEN = 'Specimen of a letter';
const RECIPIENTS: readonly string[] = ['member', 'practitioner', 'representative'] satisfies Recipient[];
const isRecipient = (text: string): text is Recipient => RECIPIENTS.includes(text);

/**
 * Evaluates a decision's snapshot again under the policy version that it names, and renders its letters again; of a notice's snapshot, which
 * decides nothing, the letters alone. Reads the snapshot and nothing else.
 */
export function replaySnapshot(source: LetterSource, letters: readonly ReplayedLetter[]): Replayed {
  const snapshot = isDecision(source) ? source : null;
  const evaluated = snapshot === null ? [] : compareEvaluation(snapshot.evaluation, reevaluate(snapshot));
  const compared = letters.map((letter) => (isSpecimen(letter) ? null : letterDifference(source, letter)));
  return {
    findings: snapshot?.evaluation.findings.length ?? 0,
    letters: letters.filter((letter) => !isSpecimen(letter)).length,
    specimens: letters.filter(isSpecimen).length,
    differences: [...evaluated, ...compared.filter((difference) => difference !== null)],
  };
}

export const isDecision = (source: LetterSource): source is Snapshot => 'decision' in source;

/** The version is the snapshot's, whatever is in force by now; where none governed, that has to come out again. */
function reevaluate({ input, evaluation: { policy, version } }: Snapshot): Evaluation | null {
  if (policy === null || version === null) return evaluate(input);
  const governed = policyVersion(policy, version);
  return governed === undefined ? null : evaluateUnder(prepare(governed), input);
}

function compareEvaluation(before: Evaluation, after: Evaluation | null): string[] {
  if (after === null) return [`policy ${before.policy} has no version ${before.version} in this program`];
  const differences: string[] = [];
  const say = (what: string, was: unknown, is: unknown) => {
    if (canonicalOf(was) !== canonicalOf(is)) differences.push(`${what} was ${canonicalOf(was)}, and is ${canonicalOf(is)}`);
  };
  const { findings: were, ...rest } = before;
  const { findings: are, ...now } = after;
  for (const key of Object.keys({ ...rest, ...now }).sort()) say(key, Reflect.get(rest, key), Reflect.get(now, key));
  const ids = new Set([...were, ...are].map(({ id }) => id));
  for (const id of ids) say(`finding ${id}`, findingOf(were, id), findingOf(are, id));
  if (differences.length === 0)
    say(
      'the order of findings',
      were.map(({ id }) => id),
      are.map(({ id }) => id),
    );
  return differences;
}

const findingOf = (findings: Evaluation['findings'], id: string) => findings.find((finding) => finding.id === id) ?? null;
/** What the snapshot holds went through JSON: what is undefined is not there. */
const canonicalOf = (value: unknown): string => (value === undefined ? 'nothing' : canonical(JSON.parse(JSON.stringify(value))));

const isSpecimen = ({ pdf }: ReplayedLetter): boolean => pdf.length < 4096 && Buffer.from(pdf).includes(SPECIMEN);

function letterDifference(source: LetterSource, { id, kind, recipient, sha256: hash, parties }: ReplayedLetter): string | null {
  const name = `letter ${id} (${kind}, ${recipient})`;
  if (!isRecipient(recipient)) return `${name} goes to nobody that letters are made for`;
  const { content } = owedLetter({ ...source, ...parties }, recipient);
  if (content === null) return `${name} cannot be rendered by this program`;
  try {
    return sha256(renderLetter(content)) === hash ? null : `${name} came out with other bytes`;
  } catch (error) {
    if (error instanceof LetterNotRendered) return `${name} could not be typeset: ${error.message}`;
    throw error;
  }
}

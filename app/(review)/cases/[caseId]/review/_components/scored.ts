import type { MarkKind } from '@/components/ui/StatusMark';
import { evidenceGaps } from '@/lib/cases/gaps.ts';
import type { AnswerState } from '@/lib/cases/review-state.ts';
import { type Counts, countFindings } from '@/lib/cases/score.ts';
import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { type Evaluation, evaluate, type Finding } from '@/lib/criteria/evaluate.ts';
import { emptyFacts, type FactKey, type Facts, type FactValue } from '@/lib/criteria/facts.ts';
import { answerTruth, type Question, questionsFor } from '@/lib/criteria/questions.ts';

export type QuestionGroup = { title: string; questions: readonly Question[]; leafIds: readonly string[] };

/** The case as the criteria see it, with the answers on screen. */
export type Scored = {
  input: CaseInput;
  evaluation: Evaluation;
  counts: Counts;
  /** Same array while the pathway stays the same. */
  groups: readonly QuestionGroup[];
  questions: readonly Question[];
  answered: number;
  /** Documented answers that the pathway does not read. */
  keptCount: number;
};

type Answers = Readonly<Partial<Record<FactKey, AnswerState>>>;

/** Scores the answers on screen; as fast as a key press, and nothing is stored by it. */
export function score(base: Omit<CaseInput, 'facts'>, answers: Answers): Scored {
  const facts = emptyFacts();
  // Each value was parsed for its own key; the type system cannot relate the two through a variable key.
  const writable = facts as Record<string, FactValue | null>;
  for (const [fact, { mine }] of Object.entries(answers)) writable[fact] = mine.value;
  const input: CaseInput = { ...base, facts };
  const evaluation = evaluate(input);
  const { questions, groups } = pathwayQuestions(input, evaluation);
  const asked = new Set<string>(questions.map(({ fact }) => fact));
  const documented = Object.entries(facts).filter(([, value]) => value !== null);
  const answered = documented.filter(([fact]) => asked.has(fact)).length;
  return { input, evaluation, counts: countFindings(evaluation), groups, questions, answered, keptCount: documented.length - answered };
}

type Asked = { questions: readonly Question[]; groups: readonly QuestionGroup[] };

// What is asked depends on the answers through the indication alone: the last result is kept, so that it stays the same array.
let last: { key: string; asked: Asked } | null = null;

function pathwayQuestions(input: CaseInput, evaluation: Evaluation): Asked {
  const key = JSON.stringify([{ ...input, facts: null }, input.facts.indication]);
  if (last?.key === key) return last.asked;
  const questions = questionsFor(input);
  const asked = { questions, groups: grouped(questions, evaluation.findings) };
  last = { key, asked };
  return asked;
}

/** The indication in a group of its own, first; the others as a chart is read; each with its clauses in the document's order. */
function grouped(questions: readonly Question[], findings: readonly Finding[]): QuestionGroup[] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const title = question.fact === 'indication' ? 'Indication' : question.group;
    groups.set(title, [...(groups.get(title) ?? []), question]);
  }
  const all = [...groups].map(([title, members]) => {
    const read = new Set(members.flatMap(({ leaves }) => leaves.map(({ id }) => id)));
    return { title, questions: members, leafIds: findings.filter(({ id }) => read.has(id)).map(({ id }) => id) };
  });
  const isFirst = (group: QuestionGroup) => group.title === 'Indication';
  return [...all.filter(isFirst), ...all.filter((group) => !isFirst(group))];
}

/** Of the card that tells more of a clause. */
export const CARD_ID = 'clause-card';

/** Shape and word of a leaf: unknown both ways counts as not documented, as in the counts. */
export function markOf(finding: Pick<Finding, 'status' | 'missing'>): MarkKind {
  if (finding.status !== 'unknown') return finding.status;
  return finding.missing.length > 0 ? 'missing' : 'ambiguous';
}

/** Mark of one answer in a clause: the clause's own where it is settled for good or the answer does not speak alone, else the answer's. */
export function markOfAnswer(input: CaseInput, finding: Finding, fact: FactKey): MarkKind {
  if (finding.status === 'met' || finding.status === 'not-applicable') return markOf(finding);
  const truth = answerTruth(input, finding.id, fact);
  if (truth === null) return markOf(finding);
  if (truth !== 'unknown') return truth;
  return input.facts[fact] === null ? 'missing' : 'ambiguous';
}

/** Answered and asked, but nobody said where it was found. */
export function gapsOf(scored: Scored, evidence: readonly { fact: FactKey }[]): FactKey[] {
  const answers = scored.questions.map(({ fact }) => ({ fact, value: valueIn(scored.input.facts, fact) }));
  return evidenceGaps(scored.questions, answers, evidence);
}

export function valueIn(facts: Facts, fact: FactKey): FactValue | null {
  return facts[fact];
}

/** The facts that a leaf may read, in the order in which it reads them. Object.keys forgets the key type. */
export function factsRead(finding: Finding): FactKey[] {
  return Object.keys(finding.facts) as FactKey[];
}

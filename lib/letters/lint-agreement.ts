import { isEnding } from '../cases/endings.ts';
import type { Signing } from '../cases/signature.ts';
import type { NoticeSnapshot, Snapshot, SnapshotTransition } from '../cases/snapshot.ts';
import { SERVICE_HEADINGS } from './content/services.ts';
import { isAfter } from './dates.ts';
import { isDecision, type LetterContent, type LetterSource, letterKind } from './letter.ts';
import { afterAgrees } from './lint-after.ts';
import { endingAgrees } from './lint-ending.ts';
import { blocks, type LetterFinding } from './lint-finding.ts';

/** Decision, evaluation, signature, policy, dates and letter must tell one story. */
export function agreement(source: LetterSource, content: LetterContent): LetterFinding[] {
  const kind = letterKind(source);
  const found = content.kind === kind ? [] : [blocks('kind of letter', `The letter is for ${content.kind}, the decision is ${kind}.`)];
  if (!isDecision(source)) return [...found, ...noticeAgrees(source)];
  const kindAgrees = isEnding(source.decision.kind) ? [] : decisionAgrees(source);
  return [...kindAgrees, ...endingAgrees(source, content), ...found, ...tables(source, content), ...recordAgrees(source)];
}

/** The dates of a notice say what it says. */
function noticeAgrees(source: NoticeSnapshot): LetterFinding[] {
  const { notice } = source;
  if (notice.kind === 'extension' && !isAfter(notice.dueAt, notice.previousDueAt))
    return [blocks('new due date', 'The letter tells of more time, but the new date is no later than the one before.')];
  if (notice.kind === 'information-request' && !isAfter(notice.dueAt, notice.askedAt))
    return [blocks('due date of the information', 'The information is due before it is asked for.')];
  return afterAgrees(source);
}

function recordAgrees({ evaluation, policy, validFrom, validTo, lines }: Snapshot): LetterFinding[] {
  const found: LetterFinding[] = [];
  if (evaluation.policy !== (policy?.id ?? null) || evaluation.version !== (policy?.version ?? null))
    found.push(blocks('policy', 'The letter names another policy or version than the one that was evaluated.'));
  if (validFrom === null || validTo === null) return found;
  // Calendar dates as YYYY-MM-DD compare as text.
  if (validFrom > validTo) found.push(blocks('valid dates', 'The authorization ends before it begins.'));
  for (const line of lines)
    if (line.result === 'approved' && (line.dateOfService < validFrom || line.dateOfService > validTo))
      found.push(blocks('valid dates', `Line ${line.number} is planned for a day outside the authorization.`));
  return found;
}

/** A nurse decides as the evaluation came out; a medical director may approve whatever came out. */
function decisionAgrees(snapshot: Snapshot): LetterFinding[] {
  if (snapshot.transition) return continuityAgrees(snapshot, snapshot.transition);
  const { decision, evaluation, lines, signature } = snapshot;
  const { kind } = decision;
  if (kind === 'denied' || kind === 'approved-in-part') return adverseAgrees(snapshot);
  const wanted = kind === 'no-review-required' ? kind : 'meets';
  if (!signature && evaluation.outcome !== wanted)
    return [blocks('decision', `The decision is ${kind}, but the evaluation came out ${evaluation.outcome}, not ${wanted}.`)];
  return lines.every(({ result }) => result === 'approved') ? [] : [blocks('decision', 'The letter approves a line that was denied.')];
}

/** The plan's rule for new members approves, refills and maintenance only, within its days. */
function continuityAgrees(
  { decision, evaluation, lines, validTo }: Snapshot,
  { until, coverageFrom }: SnapshotTransition,
): LetterFinding[] {
  const found: LetterFinding[] = [];
  if (decision.kind !== 'approved' || lines.some(({ result }) => result === 'denied'))
    found.push(blocks('decision', 'The rule for new members only ever approves.'));
  if (evaluation.stage !== 'maintenance') found.push(blocks('decision', 'The rule for new members is for refills and maintenance.'));
  if (coverageFrom > until || (validTo !== null && validTo > until))
    found.push(blocks('valid dates', 'The authorization outlasts the transition.'));
  return found;
}

function adverseAgrees({ decision, evaluation, lines, signature, authorizationNumber }: Snapshot): LetterFinding[] {
  if (!signature) return [blocks('signature', 'A denial is signed by a medical director; this one is not.')];
  const { signing } = signature;
  const found: LetterFinding[] = [];
  const approved = lines.filter(({ result }) => result === 'approved').length;
  if (decision.kind === 'denied' && approved > 0) found.push(blocks('decision', 'The decision is denied, but a line is approved.'));
  if (decision.kind === 'approved-in-part' && (approved === 0 || approved === lines.length))
    found.push(blocks('decision', 'The decision is approved in part, but its lines are not.'));
  if (decision.kind === 'denied' && authorizationNumber !== null)
    found.push(blocks('authorization number', 'The decision is denied, but it has an authorization number.'));
  if (signing.kind !== decision.kind) found.push(blocks('decision', `The decision is ${decision.kind}, but ${signing.kind} was signed.`));
  for (const { number, result } of lines)
    if (signing.lines.find((line) => line.number === number)?.approved !== (result === 'approved'))
      found.push(blocks('decision', `Line ${number} is ${result}, but that is not what was signed.`));
  if (evaluation.outcome === 'meets' || evaluation.outcome === 'no-review-required')
    found.push(blocks('decision', `The decision denies, but the evaluation came out ${evaluation.outcome}.`));
  return [...found, ...criteriaAgree(evaluation, signing)];
}

/** Each clause relied on is one that came out not met, or that the director read so. */
function criteriaAgree({ findings }: Snapshot['evaluation'], { basis, criteria, readings }: Signing): LetterFinding[] {
  if (basis !== 'criteria' && criteria.length > 0)
    return [blocks('criteria', 'The decision relies on criteria, but rests on another basis.')];
  return criteria.flatMap((id): LetterFinding[] => {
    const finding = findings.find((each) => each.id === id);
    if (!finding) return [blocks('criteria', `${id} is relied on, but is no criterion of this case.`)];
    const readNotMet = finding.ambiguous && readings.some(({ leaf, result }) => leaf === id && result === 'not-met');
    return finding.status === 'not-met' || readNotMet ? [] : [blocks('criteria', `${id} is relied on, but did not come out as not met.`)];
  });
}

/** The tables of services list what was decided, and nothing else. */
function tables({ lines }: Snapshot, content: LetterContent): LetterFinding[] {
  const listed = (title: string): string[] => {
    const at = content.blocks.findIndex((block) => block.type === 'heading' && block.text === title);
    const table = at < 0 ? undefined : content.blocks[at + 1];
    return table?.type === 'table' ? table.rows.map(([, code = '']) => code) : [];
  };
  const { approved, denied, upheld, 'go-ahead': goAhead } = SERVICE_HEADINGS;
  const said = { approved: [...listed(approved), ...listed(goAhead)], denied: [...listed(denied), ...listed(upheld)] };
  return (['approved', 'denied'] as const).flatMap((result): LetterFinding[] => {
    const wrong = said[result].filter((code) => !lines.some((line) => line.result === result && line.code === code));
    // An approval that lists a denied line is told of once, with the decision.
    if (wrong.length === 0 || said.denied.length === 0) return [];
    return [blocks('decision', `The letter lists ${wrong.join(', ')} as ${result}, which was not decided so.`)];
  });
}

import type { Address, Snapshot } from '../cases/snapshot.ts';
import { capitalized, roleWords } from './content/words.ts';
import { nameOfCharacter, unsettableIn } from './coverage.ts';
import { dateInZone, isAfter, longDate } from './dates.ts';
import { type LetterContent, textsOf } from './letter.ts';

/** `blocks`: the letter must not be issued. `warns`: its author should look. `element` names what is wrong, `message` what to do. */
export type LetterFinding = { level: 'blocks' | 'warns'; element: string; message: string };

/** Reading grade that letters to members aim at (regulation.md, product.md). */
export const GRADE_LIMIT = 8;

/**
 * What stands against issuing a letter: a required element missing from the snapshot or from the letter, a decision that its evaluation
 * does not bear out, text that cannot be printed; and what its author should know: a high reading grade, a due time that has passed.
 * @param at instant of issue, ISO 8601 UTC; without it the instant of the decision.
 */
export function lintLetter(snapshot: Snapshot, content: LetterContent, at: string = snapshot.decidedAt): LetterFinding[] {
  return [...requiredElements(snapshot, content), ...agreement(snapshot, content), ...printable(content), ...advice(snapshot, content, at)];
}

/** One thing that the letter must say; `say` is what it looks like in print, empty where the snapshot does not have it. */
type Required = { element: string; say: string };

function requiredElements(snapshot: Snapshot, content: LetterContent): LetterFinding[] {
  const text = flat(textsOf(content).join(' '));
  return required(snapshot, content).flatMap(({ element, say }): LetterFinding[] => {
    if (flat(say) === '') return [blocks(element, `The case has no ${element}.`)];
    return text.includes(flat(say)) ? [] : [blocks(element, `The letter does not say the ${element}: ${flat(say)}.`)];
  });
}

/** Content of a decision letter by regulation.md, "Letter content". */
function required(snapshot: Snapshot, content: LetterContent): Required[] {
  const { plan, member, decidedBy, requestingPractitioner: practitioner } = snapshot;
  return [
    { element: 'date', say: longDate(dateInZone(snapshot.decidedAt, plan.timeZone)) },
    ...addressee(snapshot, content),
    { element: 'plan name', say: plan.planName },
    ...addressElements('plan address', plan.letterhead),
    { element: 'member name', say: member.name },
    { element: 'member number', say: member.memberId },
    ...(snapshot.representative === null ? [] : [{ element: 'representative name', say: snapshot.representative.name }]),
    { element: 'case number', say: snapshot.caseNumber },
    { element: 'authorization number', say: snapshot.authorizationNumber ?? '' },
    { element: 'kind of request', say: 'prior authorization' },
    { element: 'urgency', say: `Review ${snapshot.urgency === 'expedited' ? 'Expedited' : 'Standard'}` },
    { element: 'decision', say: `Decision ${snapshot.decision.kind === 'approved' ? 'Approved' : 'No policy review needed'}` },
    ...lines(snapshot),
    { element: 'provider name', say: practitioner.name },
    { element: 'place of care', say: snapshot.facility.name },
    { element: 'first valid date', say: longDate(snapshot.validFrom ?? '') },
    { element: 'last valid date', say: longDate(snapshot.validTo ?? '') },
    ...policyElements(snapshot),
    { element: 'statement that this is not a guarantee of payment', say: 'not a guarantee of payment' },
    { element: 'contact', say: plan.contactName },
    { element: 'phone', say: plan.phone },
    { element: 'TTY', say: plan.tty },
    { element: 'name of who decided', say: decidedBy.name },
    { element: 'role of who decided', say: capitalized(roleWords(decidedBy.role)) },
    ...(snapshot.signature ? [{ element: 'license of who decided', say: snapshot.signature.credential.licenseNumber }] : []),
    { element: 'nondiscrimination notice', say: plan.nondiscrimination },
    { element: 'language-assistance notice', say: plan.languageAssistance },
  ];
}

/** A medical director may approve where no version of a policy is in force; a nurse approves by a policy alone. */
function policyElements({ policy, evaluation, signature }: Snapshot): Required[] {
  if (signature && evaluation.version === null) return [];
  return [
    { element: 'policy name', say: policy?.title ?? '' },
    { element: 'policy number', say: policy?.number ?? '' },
    { element: 'policy version', say: policy?.version ?? '' },
    { element: 'policy effective date', say: longDate(policy?.effectiveFrom ?? '') },
  ];
}

function addressee(snapshot: Snapshot, content: LetterContent): Required[] {
  const { member, requestingPractitioner: practitioner, representative } = snapshot;
  const party = { member, practitioner, representative }[content.recipient];
  if (party === null) return [{ element: 'representative', say: '' }];
  const attention =
    content.recipient === 'practitioner' ? [{ element: 'attention line', say: 'To the attention of the treating practitioner' }] : [];
  return [...attention, { element: 'addressee name', say: party.name }, ...addressElements('addressee address', party.address)];
}

function addressElements(whose: string, address: Address): Required[] {
  return [
    { element: `${whose}, street`, say: address.line1 },
    { element: `${whose}, city`, say: address.city },
    { element: `${whose}, state`, say: address.state },
    { element: `${whose}, postal code`, say: address.postalCode },
  ];
}

function lines(snapshot: Snapshot): Required[] {
  if (snapshot.lines.length === 0) return [{ element: 'service line', say: '' }];
  return snapshot.lines.flatMap((line) => {
    const cells = [
      { element: `service of line ${line.number}`, say: line.description },
      { element: `code of line ${line.number}`, say: line.code },
      { element: `units of line ${line.number}`, say: Number.isInteger(line.units) && line.units > 0 ? String(line.units) : '' },
      { element: `setting of line ${line.number}`, say: line.site },
      { element: `date of line ${line.number}`, say: longDate(line.dateOfService) },
    ];
    // A single digit stands somewhere in every letter: the row as a whole must be there too.
    return [...cells, { element: `line ${line.number}`, say: cells.map((cell) => cell.say).join(' ') }];
  });
}

/** Decision, evaluation, policy, dates and letter must tell one story. */
function agreement(snapshot: Snapshot, content: LetterContent): LetterFinding[] {
  const { decision, evaluation, policy } = snapshot;
  const found: LetterFinding[] = [...decisionAgrees(snapshot)];
  if (content.kind !== decision.kind)
    found.push(blocks('kind of letter', `The letter is for ${content.kind}, the decision is ${decision.kind}.`));
  if (evaluation.policy !== (policy?.id ?? null) || evaluation.version !== (policy?.version ?? null))
    found.push(blocks('policy', 'The letter names another policy or version than the one that was evaluated.'));
  const { validFrom, validTo } = snapshot;
  if (validFrom === null || validTo === null) return found;
  // Calendar dates as YYYY-MM-DD compare as text.
  if (validFrom > validTo) found.push(blocks('valid dates', 'The authorization ends before it begins.'));
  for (const line of snapshot.lines)
    if (line.dateOfService < validFrom || line.dateOfService > validTo)
      found.push(blocks('valid dates', `Line ${line.number} is planned for a day outside the authorization.`));
  return found;
}

/** A nurse decides as the evaluation came out; a medical director may approve whatever came out. */
function decisionAgrees({ decision: { kind }, evaluation: { outcome }, lines, signature }: Snapshot): LetterFinding[] {
  const wanted = kind === 'no-review-required' ? kind : 'meets';
  if (!signature && outcome !== wanted)
    return [blocks('decision', `The decision is ${kind}, but the evaluation came out ${outcome}, not ${wanted}.`)];
  return lines.every(({ result }) => result === 'approved') ? [] : [blocks('decision', 'The letter approves a line that was denied.')];
}

function printable(content: LetterContent): LetterFinding[] {
  const texts = [content.title, ...textsOf(content)];
  const empty =
    texts.some((text) => text.trim() === '') || content.blocks.some((block) => block.type === 'address' && block.lines.length === 0);
  const unsettable = unsettableIn(texts.join(''));
  return [
    ...(empty ? [blocks('text', 'A part of the letter is empty.')] : []),
    ...(unsettable.length === 0
      ? []
      : [
          blocks(
            'characters',
            `The letter's typeface cannot print ${unsettable.map(nameOfCharacter).join(', ')}. Type it in Latin letters, and remove what cannot be seen.`,
          ),
        ]),
  ];
}

function advice(snapshot: Snapshot, content: LetterContent, at: string): LetterFinding[] {
  const found: LetterFinding[] = [];
  if (content.recipient !== 'practitioner' && content.readingGrade > GRADE_LIMIT)
    found.push(
      warns('reading grade', `The letter reads at grade ${content.readingGrade}; letters to members aim at ${GRADE_LIMIT} or below.`),
    );
  if (isAfter(at, snapshot.dueAt)) found.push(warns('due time', 'The time by which notice was due has passed.'));
  if (content.recipient === 'member' && !/^en\b/i.test(snapshot.member.language))
    found.push(
      warns('language', `The member reads another language (${languageName(snapshot.member.language)}); this letter is in English.`),
    );
  return found;
}

/** `Vietnamese` from a BCP 47 tag; the tag itself where it names no language. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const blocks = (element: string, message: string): LetterFinding => ({ level: 'blocks', element, message });
const warns = (element: string, message: string): LetterFinding => ({ level: 'warns', element, message });
const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

import type { Signing } from '../cases/signature.ts';
import { saysNotMet } from '../cases/signing-adverse.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { changeChoices, type WithheldTopic, withheldTopic } from '../criteria/documentable.ts';
import { FACTS, isFactKey } from '../criteria/facts.ts';
import type { Recipient } from './letter.ts';
import { blocks, type LetterFinding, warns } from './lint-finding.ts';
import { codesIn, PROCEDURE, unexplainedAcronyms } from './plain-words.ts';

/** What stands against the director's own words: the reason, and what would change the decision. */
export function directorsWords(snapshot: Snapshot, recipient: Recipient): LetterFinding[] {
  const { decision, signature } = snapshot;
  if (!signature || (decision.kind !== 'denied' && decision.kind !== 'approved-in-part')) return [];
  const { signing } = signature;
  const forReader = recipient === 'practitioner' ? [] : [...plainness(signing.reason), ...topics(signing.reason)];
  return [...reason(snapshot, signing), ...change(snapshot, signing), ...forReader];
}

/** Fewer words are a label, not a reason for this member. */
const WORDS_AT_LEAST = 8;

function reason(snapshot: Snapshot, { reason: text, basis }: Signing): LetterFinding[] {
  const found: LetterFinding[] = [];
  const words = text.split(/\s+/u).filter(Boolean).length;
  if (words > 0 && words < WORDS_AT_LEAST)
    found.push(blocks('reason', 'The reason is too short: say what the records show of this member, and what is missing from it.'));
  if (basis === 'information' && saysNotMet(text))
    found.push(
      blocks('reason', 'The decision rests on missing information, but the reason says that criteria are not met: say what is missing.'),
    );
  if (snapshot.decision.kind === 'denied' && /\bwe (?:now |also )?approved?\b/iu.test(text))
    found.push(blocks('reason', 'The reason says that we approve, but the decision is denied.'));
  const known = new Set(snapshot.lines.map(({ code }) => code));
  for (const code of new Set(codesIn(text).map((each) => each.text)))
    if (PROCEDURE.test(code) && !known.has(code))
      found.push(blocks('codes', `The reason names ${code}, which is no line of this request.`));
  return found;
}

/** Words of a person's own that a member must understand. */
export function plainness(text: string): LetterFinding[] {
  const acronyms = new Set(unexplainedAcronyms(text).map((found) => found.text));
  const codes = new Set(codesIn(text).map((found) => found.text));
  return [
    ...[...acronyms].map((word) =>
      blocks('unexplained acronym', `The reason does not explain ${word}: write what it stands for, then (${word}).`),
    ),
    ...[...codes].map((code) => warns('code', `The reason names the code ${code}: a member reads words more easily.`)),
  ];
}

const TOPIC_WORDS: Readonly<Record<Exclude<WithheldTopic, 'not-in-a-record'> | 'age', string>> = {
  age: 'the age of the member',
  diagnosis: 'a diagnosis',
  prognosis: 'the expected course of the illness',
  'mental-health': 'mental health',
  'substance-use': 'use of drugs or alcohol',
};

/** How the withheld topics show in a text. */
const TOPICS: readonly (readonly [keyof typeof TOPIC_WORDS, RegExp])[] = [
  ['age', /\b(?:your age|age of|years old|too (?:old|young)|older than|younger than)\b/iu],
  ['diagnosis', /\bdiagnos(?:is|es|ed)\b/iu],
  ['prognosis', /\b(?:prognosis|life expectancy|months? to live|terminal(?:ly)?|surviv(?:al|e))\b/iu],
  ['mental-health', /\b(?:mental|psych\w+|depress\w+|anxi\w+|suicid\w+|bipolar|schizo\w+)\b/iu],
  ['substance-use', /\b(?:addict\w*|alcohol\w*|substance (?:use|abuse)|drug (?:use|abuse|test)|misuse|opioid use disorder)\b/iu],
];

/** The sentences that say what would change the decision. */
const CHANGE =
  /\b(?:would|could|may|might|can|will) (?:change|approve|say yes|reconsider)|\b(?:if|once|when) (?:you|the member|your doctor|we)\b|\bsend us\b/iu;
const SENSITIVE: readonly string[] = ['mental-health', 'substance-use', 'prognosis'];

/** Withheld topics: never as what would change the decision; the sensitive ones in words written in advance. */
function topics(text: string): LetterFinding[] {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/u);
  return TOPICS.flatMap(([topic, pattern]): LetterFinding[] => {
    const naming = sentences.filter((sentence) => pattern.test(sentence));
    if (naming.some((sentence) => CHANGE.test(sentence)))
      return [
        blocks('withheld topic', `The reason names ${TOPIC_WORDS[topic]} as what would change the decision: leave that to the doctor.`),
      ];
    if (naming.length === 0 || !SENSITIVE.includes(topic)) return [];
    return [
      warns(
        'sensitive topic',
        `The reason speaks of ${TOPIC_WORDS[topic]}. Consider “A part of the policy is not shown to be met. Your doctor can go over it with you.”`,
      ),
    ];
  });
}

/** What the director chose as what would change the decision. */
function change({ evaluation }: Snapshot, { wouldChange: chosen, basis, criteria }: Signing): LetterFinding[] {
  const wouldChange = chosen ?? [];
  const found = wouldChange.flatMap((fact): LetterFinding[] => {
    if (!isFactKey(fact)) return [blocks('what could change the decision', `${fact} is nothing that a record could show.`)];
    const topic = withheldTopic(fact);
    if (topic === null) return [];
    const why = topic === 'not-in-a-record' ? 'no record of the member shows it' : `letters do not name ${TOPIC_WORDS[topic]}`;
    return [blocks('withheld topic', `“${FACTS[fact].question}” cannot be named as what would change the decision: ${why}.`)];
  });
  if (basis !== 'criteria' || wouldChange.length > 0 || changeChoices(evaluation, criteria).length === 0) return found;
  // A decision signed before there was the choice cannot be made again for it.
  const level = chosen === undefined ? warns : blocks;
  found.push(level('what could change the decision', 'Choose what a record could still show that would change the decision.'));
  return found;
}

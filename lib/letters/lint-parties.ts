import { ARRANGED_FORMATS, actsInPlace, appointmentRefusal } from '../cases/parties.ts';
import type { Address } from '../cases/snapshot.ts';
import { readInPlace } from './content/addressee.ts';
import { instantOf } from './content/frame.ts';
import { dateInZone } from './dates.ts';
import { type Issue, type LetterContent, type LetterSource, textsOf } from './letter.ts';
import { blocks, flat, type LetterFinding, warns } from './lint-finding.ts';

/** The element of a format that is owed: what is arranged for at issue clears it. */
export const FORMAT = 'format';
/** Elements that a change of the case's parties clears: they stop the issue of a letter, and no decision. */
export const REPRESENTATIVE = 'representative’s appointment';
const MEMBER = 'who reads the member’s letter';

/** Whether a letter goes to whom it may go to, at the address where it must, in the form that is owed. */
export function partiesFindings(source: LetterSource, content: LetterContent, issue: Issue): LetterFinding[] {
  const { recipient } = content;
  return [
    ...confidential(source, content),
    ...(recipient === 'representative' ? appointment(source, issue.at ?? instantOf(source)) : []),
    ...(recipient === 'member' ? [...inPlace(source), ...format(source, issue.arranged ?? '')] : []),
  ];
}

const said = (content: LetterContent, { line1, postalCode }: Address): boolean => {
  const text = flat(textsOf(content).join(' '));
  return text.includes(flat(line1)) && text.includes(flat(postalCode));
};

/** 45 CFR 164.522(b): at the address that the member asked for, and no word of it anywhere else. */
function confidential(source: LetterSource, content: LetterContent): LetterFinding[] {
  const { member, representative, requestingPractitioner: practitioner, facility, plan } = source;
  const { confidentialAddress: chosen, address } = member;
  if (chosen === undefined) return [];
  const same = (other: Address | undefined) => other?.line1 === chosen.line1 && other.postalCode === chosen.postalCode;
  // Whoever lives where the care is given has an address that the letter says for another reason.
  const named = [chosen, facility.address, plan.letterhead].some(({ line1 }) => line1 === address.line1);
  if (content.recipient === 'member')
    return said(content, address) && !named
      ? [
          blocks(
            'confidential address',
            'The member asked for letters at a confidential address; this one shows the address of the household.',
          ),
        ]
      : [];
  const own = content.recipient === 'practitioner' ? practitioner.address : representative?.address;
  return said(content, chosen) && !same(own)
    ? [blocks('confidential address', 'The letter tells somebody else the member’s confidential address.')]
    : [];
}

function appointment(source: LetterSource, at: string): LetterFinding[] {
  const { member, minor, representative, plan } = source;
  if (representative === null) return [];
  const { name, kind } = representative;
  if (kind === undefined) return [warns(REPRESENTATIVE, `It is not recorded how ${name} was appointed.`)];
  if (kind === 'parent' && !minor)
    return [blocks(REPRESENTATIVE, `${name} acts as a parent, but the member was of age on the day of receipt.`)];
  if (member.dateOfDeath !== undefined && kind !== 'estate')
    return [blocks(REPRESENTATIVE, `${name} no longer acts for the member, who died. Record who acts for the estate, or nobody.`)];
  const refusal = appointmentRefusal(representative, dateInZone(at, plan.timeZone));
  return refusal === null ? [] : [blocks(REPRESENTATIVE, refusal)];
}

function inPlace(source: LetterSource): LetterFinding[] {
  const why = readInPlace(source);
  if (why === null || actsInPlace(source.representative)) return [];
  const message =
    why === 'estate'
      ? 'The member died, and nobody is recorded who acts for the estate: the letter is addressed to the estate.'
      : 'The member is a minor, and no parent or guardian is recorded: the letter names none.';
  return [warns(MEMBER, message)];
}

const FORMAT_WORDS: Readonly<Record<string, string>> = { braille: 'in Braille', audio: 'as a recording' };

function format({ member }: LetterSource, arranged: string): LetterFinding[] {
  if (member.format === undefined || !ARRANGED_FORMATS.includes(member.format)) return [];
  const words = FORMAT_WORDS[member.format] ?? member.format;
  if (arranged.trim() === '')
    return [
      blocks(
        FORMAT,
        `The member gets letters ${words}. Have it made, and say who makes it and where it is kept when you issue the letter.`,
      ),
    ];
  return [warns(FORMAT, `The member gets letters ${words}. Arranged for: ${arranged.trim()}`)];
}

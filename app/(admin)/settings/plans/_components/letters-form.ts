import type { PlanLetters, TaglineKey } from '@/lib/cases/plan-letters.ts';
import type { LineOfBusiness } from '@/lib/criteria/case-input.ts';

/** What of a plan's letters is one text. */
type ContactKey = Exclude<
  keyof PlanLetters,
  'readingGrade' | 'signatureBlock' | 'taglines' | 'confirmedTaglines' | 'translationsOwed' | 'integratedDenialNotice'
>;

/** A plan's part in its letters as the form holds it. Paths are the command's, so that a complaint finds its field. */
export type LettersForm = Record<ContactKey, string> & {
  readingGrade: string;
  /** A line each. */
  signatureBlock: string;
  taglines: TaglineKey[];
  confirmedTaglines: TaglineKey[];
  /** Language tags, parted by spaces. */
  translationsOwed: string;
  integratedDenialNotice: { ombNumber: string; expires: string };
};

export function lettersForm(letters: PlanLetters): LettersForm {
  const { readingGrade, signatureBlock, taglines, confirmedTaglines, translationsOwed, integratedDenialNotice, ...contacts } = letters;
  return {
    ...contacts,
    readingGrade: String(readingGrade),
    signatureBlock: signatureBlock.join('\n'),
    taglines: taglines.map((key) => ({ ...key })),
    confirmedTaglines: confirmedTaglines.map((key) => ({ ...key })),
    translationsOwed: translationsOwed.join(' '),
    integratedDenialNotice: { ...(integratedDenialNotice ?? { ombNumber: '', expires: '' }) },
  };
}

const filled = (text: string) => text.trim() !== '';
/** A number where one was typed; else the text itself, for the server to name what is wrong with it. */
const grade = (text: string): number | string => (/^\d{1,2}(\.\d)?$/.test(text.trim()) ? Number(text) : text);

/** What the form sends. A confirmation goes with its tagline: once that is taken off the list, it is asked for again. */
export function lettersCommand(form: LettersForm) {
  const { readingGrade, signatureBlock, taglines, confirmedTaglines, translationsOwed, integratedDenialNotice, ...contacts } = form;
  const key = ({ tag, edition }: TaglineKey) => ({ tag, edition });
  return {
    ...contacts,
    readingGrade: grade(readingGrade),
    signatureBlock: signatureBlock
      .split('\n')
      .map((line) => line.trim())
      .filter(filled),
    taglines: taglines.map(key),
    confirmedTaglines: confirmedTaglines.filter((each) => taglines.some((kept) => isSame(kept, each))).map(key),
    translationsOwed: translationsOwed.split(/[\s,;]+/).filter(filled),
    integratedDenialNotice: Object.values(integratedDenialNotice).some(filled) ? { ...integratedDenialNotice } : null,
  };
}

export const isSame = (a: TaglineKey, b: TaglineKey): boolean => a.tag === b.tag && a.edition === b.edition;

export interface ContactField {
  name: ContactKey;
  label: string;
  hint: string;
}

const EVERY: readonly ContactField[] = [
  { name: 'sendRecords', label: 'Where records are sent', hint: 'Fax, portal, mail: in every request for information.' },
  { name: 'peerToPeer', label: 'Physician-to-physician talk', hint: 'Telephone and hours.' },
  { name: 'appeals', label: 'Where an appeal is filed', hint: 'Mail, fax, telephone, portal.' },
  { name: 'expeditedAppeals', label: 'Where an expedited appeal is filed', hint: 'It is taken by telephone too.' },
  { name: 'grievances', label: 'Where a grievance is filed', hint: 'About an extension or a change of urgency.' },
];
const MARKET: readonly ContactField[] = [
  { name: 'externalReview', label: 'Where external review is asked for', hint: 'The state’s process, or the federal one.' },
  { name: 'consumerAssistance', label: 'Consumer assistance office', hint: 'The state’s, with its telephone.' },
  {
    name: 'planProvision',
    label: 'Plan provision relied on',
    hint: 'Such as the definition of medical necessity, as the plan’s document names it.',
  },
];
const OF_LINE: Readonly<Record<LineOfBusiness, readonly ContactField[]>> = {
  medicaid: [{ name: 'fairHearing', label: 'Where a state fair hearing is asked for', hint: 'The state’s office and its telephone.' }],
  'medicare-advantage': [],
  commercial: MARKET,
  'individual-exchange': MARKET,
  fehb: [{ name: 'brochureSection', label: 'Brochure section relied on', hint: 'For medical necessity, as the brochure names it.' }],
};

/** What letters of a line of business say of where things are sent and asked for. */
export const contactsOf = (line: LineOfBusiness): readonly ContactField[] => [...EVERY, ...OF_LINE[line]];

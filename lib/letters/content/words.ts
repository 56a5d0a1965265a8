import type { Recipient } from '../letter.ts';

/** Who is spoken to and of: a member as "you", anybody else about the member. `doctor` asked for the care. */
export type Voice = { you: string; your: string; doctor: string };

const VOICES: Readonly<Record<Recipient, Voice>> = {
  member: { you: 'you', your: 'your', doctor: 'your doctor' },
  practitioner: { you: 'your patient', your: "your patient's", doctor: 'you' },
  representative: { you: 'the member', your: "the member's", doctor: "the member's doctor" },
};

export const voiceFor = (recipient: Recipient): Voice => VOICES[recipient];

/** Where a member reads what the plan covers, by line of business. */
const BENEFIT_DOCUMENTS: ReadonlyMap<string, string> = new Map([
  ['medicaid', 'member handbook'],
  ['medicare-advantage', 'Evidence of Coverage (the booklet that lists what the plan covers)'],
  ['commercial', 'plan booklet'],
  ['individual-exchange', 'insurance policy'],
  ['fehb', 'plan brochure'],
]);

export const benefitDocument = (lineOfBusiness: string): string => BENEFIT_DOCUMENTS.get(lineOfBusiness) ?? 'plan booklet';

/** Which kind of coverage a plan is, by line of business; empty for one that is not known. */
const PLAN_KINDS: ReadonlyMap<string, string> = new Map([
  ['medicaid', 'Medicaid plan'],
  ['medicare-advantage', 'Medicare Advantage plan'],
  ['commercial', 'Commercial health plan'],
  ['individual-exchange', 'Health insurance marketplace plan'],
  ['fehb', 'Federal Employees Health Benefits plan'],
]);

export const planKind = (lineOfBusiness: string): string => PLAN_KINDS.get(lineOfBusiness) ?? '';

type StageWords = {
  /** Completes "We approved …"; `{pump}` is what is implanted. */
  service: string;
  /** One or two sentences that say what is done; empty where the name says it. */
  explained: string;
};

/** The service in plain words, by stage of the request. */
const STAGE_WORDS: ReadonlyMap<string, StageWords> = new Map([
  [
    'trial',
    {
      service: 'a trial of {pump}',
      explained: 'A trial is a short test. It shows if medicine sent to the fluid around the spine helps, before a pump is put in.',
    },
  ],
  [
    'permanent',
    {
      service: 'surgery to put in {pump}',
      explained: 'The pump sits under the skin. It sends small doses of medicine through a thin tube to the fluid around the spine.',
    },
  ],
  ['replacement', { service: 'replacement of {pump}', explained: 'A new pump or tube takes the place of the one that is there now.' }],
  ['revision', { service: 'a revision of {pump}', explained: 'A revision is surgery to fix or move a pump or tube that is there now.' }],
  ['removal', { service: 'removal of {pump}', explained: 'The pump, the tube, or both are taken out.' }],
  [
    'maintenance',
    { service: 'refill and care of {pump}', explained: 'The pump is filled with medicine, checked, and set to the right dose.' },
  ],
]);

/** What is implanted, named by what it is for; a reason that is not known is not guessed at. */
function pumpWords(indication: unknown): string {
  return indication === 'cancer-pain' || indication === 'non-cancer-pain' ? 'a pain pump' : 'a medicine pump';
}

export function serviceWords(stage: string | null | undefined, indication: unknown): StageWords {
  const words = STAGE_WORDS.get(stage ?? '') ?? { service: 'care with {pump}', explained: '' };
  return { service: words.service.replace('{pump}', pumpWords(indication)), explained: words.explained };
}

/** Credentials that stand after a name, and roles, spelled out: a letter explains every abbreviation. */
const CREDENTIALS: ReadonlyMap<string, string> = new Map([
  ['RN', 'registered nurse (RN)'],
  ['LPN', 'licensed practical nurse (LPN)'],
  ['LVN', 'licensed vocational nurse (LVN)'],
  ['NP', 'nurse practitioner (NP)'],
  ['BSN', 'bachelor of science in nursing (BSN)'],
  ['MSN', 'master of science in nursing (MSN)'],
  ['MD', 'doctor of medicine (MD)'],
  ['DO', 'doctor of osteopathic medicine (DO)'],
]);

const ROLES: ReadonlyMap<string, string> = new Map([
  ['nurse', 'nurse reviewer'],
  ['medical-director', 'medical director'],
  ['director', 'medical director'],
]);

export const roleWords = (role: string): string => ROLES.get(role) ?? role;

/** `RN, OH 412233` → `registered nurse (RN), OH 412233`. */
export function credentialWords(credential: string): string {
  return credential.replace(/\b[A-Z]{2,3}\b/g, (letters, at: number) => (at === 0 ? (CREDENTIALS.get(letters) ?? letters) : letters));
}

/** `nurse reviewer` → `Nurse reviewer`. */
export const capitalized = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

import type { Stage } from '../criteria/case-input.ts';
import { stageFromCodes } from '../criteria/stage.ts';

/** The service codes that the policies name, described in our own words: the AMA's descriptors are not ours to copy. */
export interface ServiceCode {
  readonly code: string;
  readonly system: 'CPT' | 'HCPCS';
  readonly description: string;
  /** What else a person may type to find it. */
  readonly find: string;
}

const cpt = (code: string, description: string, find: string): ServiceCode => ({ code, system: 'CPT', description, find });
const hcpcs = (code: string, description: string, find: string): ServiceCode => ({ code, system: 'HCPCS', description, find });

const SHOT = 'trial bolus epidural intrathecal single shot screening test dose';
const INFUSION = 'trial continuous epidural intrathecal temporary catheter screening';

export const CODES: readonly ServiceCode[] = [
  cpt('61215', 'Place a reservoir or pump for a catheter in the brain', 'ventricular subcutaneous implant'),
  cpt('62320', 'Spinal injection, neck or upper back, no imaging', `${SHOT} cervical thoracic`),
  cpt('62321', 'Spinal injection, neck or upper back, with imaging', `${SHOT} cervical thoracic guidance`),
  cpt('62322', 'Spinal injection, lower back, no imaging', `${SHOT} lumbar sacral`),
  cpt('62323', 'Spinal injection, lower back, with imaging', `${SHOT} lumbar sacral guidance`),
  cpt('62324', 'Temporary spinal infusion, neck or upper back, no imaging', `${INFUSION} cervical thoracic`),
  cpt('62325', 'Temporary spinal infusion, neck or upper back, with imaging', `${INFUSION} cervical thoracic guidance`),
  cpt('62326', 'Temporary spinal infusion, lower back, no imaging', `${INFUSION} lumbar sacral`),
  cpt('62327', 'Temporary spinal infusion, lower back, with imaging', `${INFUSION} lumbar sacral guidance`),
  cpt('62350', 'Place or move a lasting spinal catheter', 'implant revise tunneled intrathecal epidural'),
  cpt('62351', 'Place or move a lasting spinal catheter, opening the bone', 'implant revise tunneled intrathecal epidural laminectomy'),
  cpt('62355', 'Remove a spinal catheter', 'explant intrathecal epidural'),
  cpt('62360', 'Implant or replace a drug reservoir', 'subcutaneous port'),
  cpt('62361', 'Implant or replace a fixed-rate pump', 'nonprogrammable constant flow intrathecal'),
  cpt('62362', 'Implant or replace a programmable pump', 'intrathecal drug delivery'),
  cpt('62365', 'Remove a pump or reservoir', 'explant'),
  cpt('62367', 'Check a pump', 'analysis interrogate reading maintenance'),
  cpt('62368', 'Check and reprogram a pump', 'analysis dose change maintenance'),
  cpt('62369', 'Check, reprogram and refill a pump', 'analysis dose change maintenance'),
  cpt('62370', 'Check, reprogram and refill a pump, by a physician', 'analysis dose change maintenance practitioner skill'),
  cpt('95990', 'Refill and care for a pump', 'maintenance reservoir'),
  cpt('95991', 'Refill and care for a pump, by a physician', 'maintenance reservoir practitioner skill'),
  hcpcs('A4220', 'Refill kit for a pump', 'maintenance supply'),
  hcpcs('A4300', 'Implanted access catheter', 'epidural spinal device'),
  hcpcs('A4301', 'Implanted access catheter with port or reservoir', 'epidural spinal device'),
  hcpcs('C1755', 'Spinal catheter, device', 'intrathecal hospital outpatient'),
  hcpcs('C1772', 'Programmable pump, device', 'intrathecal hospital outpatient'),
  hcpcs('E0782', 'Fixed-rate implanted pump with its parts', 'nonprogrammable device'),
  hcpcs('E0783', 'Programmable implanted pump with its parts', 'device system'),
  hcpcs('E0785', 'Replacement spinal catheter for a pump', 'epidural intrathecal device'),
  hcpcs('E0786', 'Replacement programmable pump', 'device exchange'),
];

const BY_CODE: ReadonlyMap<string, ServiceCode> = new Map(CODES.map((each) => [each.code, each]));

/** The code in plain words, for screens and letters; a code that is not in the table is named as such. */
export function describeCode(code: string): string {
  return BY_CODE.get(code)?.description ?? `Service ${code}`;
}

/** The kind of request that the code tells by itself; null where it tells none. */
export function stageOfCode(code: string): Stage | null {
  return stageFromCodes([code]);
}

/** Codes that match every word typed: by the code's beginning or by a word's. Codes that begin so come first, then those named so. */
export function searchCodes(text: string, limit = 12): readonly ServiceCode[] {
  const typed = text
    .toLowerCase()
    .split(/[^a-z0-9-]+/)
    .filter((word) => word !== '');
  if (typed.length === 0) return [];
  return CODES.map((each) => ({ each, rank: rankOf(each, typed) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ each }) => each);
}

const NO_MATCH = 3;

function rankOf(entry: ServiceCode, typed: readonly string[]): number {
  return Math.max(...typed.map((word) => rankOfWord(entry, word)));
}

function rankOfWord(entry: ServiceCode, word: string): number {
  if (entry.code.toLowerCase().startsWith(word)) return 0;
  const begins = (words: string) =>
    words
      .toLowerCase()
      .split(/[^a-z0-9-]+/)
      .some((each) => each.startsWith(word));
  if (begins(entry.description)) return 1;
  return begins(entry.find) ? 2 : NO_MATCH;
}

/** Service codes that the policies name, described in our own words: the AMA's and the payers' descriptors are not ours to print. */
export interface ServiceCode {
  readonly code: string;
  readonly words: string;
}

export const SERVICE_CODES: readonly ServiceCode[] = [
  { code: '62320', words: 'Spinal injection, neck or upper back, without imaging' },
  { code: '62321', words: 'Spinal injection, neck or upper back, with imaging' },
  { code: '62322', words: 'Spinal injection, low back, without imaging' },
  { code: '62323', words: 'Spinal injection, low back, with imaging' },
  { code: '62324', words: 'Spinal infusion by catheter, neck or upper back, without imaging' },
  { code: '62325', words: 'Spinal infusion by catheter, neck or upper back, with imaging' },
  { code: '62326', words: 'Spinal infusion by catheter, low back, without imaging' },
  { code: '62327', words: 'Spinal infusion by catheter, low back, with imaging' },
  { code: '62350', words: 'Placing or changing a spinal catheter' },
  { code: '62351', words: 'Placing or changing a spinal catheter, with bone removal' },
  { code: '62355', words: 'Taking out a spinal catheter' },
  { code: '62360', words: 'Placing or changing a drug reservoir' },
  { code: '62361', words: 'Placing or changing a pump with a fixed rate' },
  { code: '62362', words: 'Placing or changing a programmable pump' },
  { code: '62365', words: 'Taking out a pump or drug reservoir' },
  { code: '62367', words: 'Checking a pump' },
  { code: '62368', words: 'Checking and setting a pump' },
  { code: '62369', words: 'Checking, setting and refilling a pump' },
  { code: '62370', words: 'Checking, setting and refilling a pump, by a physician' },
  { code: '95990', words: 'Refilling a pump' },
  { code: '95991', words: 'Refilling a pump, by a physician' },
  { code: 'A4220', words: 'Refill kit for a pump' },
  { code: 'A4300', words: 'Implantable access catheter' },
  { code: 'A4301', words: 'Implantable access port and catheter' },
  { code: 'C1755', words: 'Catheter for the spinal canal' },
  { code: 'C1772', words: 'Programmable pump, the device' },
  { code: 'E0782', words: 'Pump with a fixed rate, the device' },
  { code: 'E0783', words: 'Programmable pump, the device and its parts' },
  { code: 'E0785', words: 'Spinal catheter for a pump, as a replacement' },
  { code: 'E0786', words: 'Programmable pump, as a replacement' },
];

const WORDS = new Map(SERVICE_CODES.map(({ code, words }) => [code, words]));

/** A code in plain words; one that no policy names is called what it is. */
export const describeCode = (code: string): string => WORDS.get(code) ?? `Service ${code}`;

/** Codes whose number begins with the text, or whose words hold every word of it. All where the text is empty. */
export function searchCodes(text: string): readonly ServiceCode[] {
  const parts = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return SERVICE_CODES.filter(({ code, words }) => {
    const hay = words.toLowerCase();
    return parts.every((part) => code.toLowerCase().startsWith(part) || hay.includes(part));
  });
}

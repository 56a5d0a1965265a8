import type { LineOfBusiness } from '@/lib/criteria/case-input.ts';

// What this form says. Words that other screens say too stand in lib/cases/words.ts.

/** Places of service, as the letters name them. */
export const SITE_CHOICES = ['Outpatient hospital', 'Ambulatory surgical center', 'Inpatient hospital', 'Office', 'Home'].map((value) => ({
  value,
  label: value,
}));

export { LANGUAGE_CHOICES } from '@/components/form/parties/languages';

export const YES_NO_UNKNOWN = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
];

const JEOPARDY = 'the standard time could seriously jeopardize the member’s life, health, or ability to regain maximum function';
const SEVERE_PAIN =
  'in the opinion of a physician with knowledge of the condition, the member would be in severe pain that cannot be adequately managed without the service';

/** What urgent means: lifecycle.md section 4. The claims-procedure lines of business have a second ground. */
export function urgentMeans(lineOfBusiness: LineOfBusiness | null): string {
  const federal = lineOfBusiness === 'medicaid' || lineOfBusiness === 'medicare-advantage';
  if (lineOfBusiness === null) return `Urgent means: ${JEOPARDY}. Choose the plan to see whether severe pain counts too.`;
  return federal ? `Urgent means: ${JEOPARDY}.` : `Urgent means: ${JEOPARDY}; or, ${SEVERE_PAIN}.`;
}

/** Headings of the error summary, by the first part of a field's path. */
export function sectionOf(path: string): string {
  const [first = '', second = ''] = path.split('.');
  const number = Number(second) + 1;
  if (first === 'lines') return second === '' || second === 'root' ? 'Service lines' : `Service line ${number}`;
  if (first === 'diagnoses') return second === '' || second === 'root' ? 'Diagnoses' : `Diagnosis ${number}`;
  return SECTIONS[first] ?? 'Request';
}

const SECTIONS: Readonly<Record<string, string>> = {
  member: 'Member',
  representative: 'Representative',
  practitioner: 'Practitioner',
  facility: 'Facility',
  drug: 'Drug and device',
  device: 'Drug and device',
  urgency: 'Urgency',
};

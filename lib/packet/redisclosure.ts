/**
 * What goes with records of substance use disorder treatment wherever they go: 42 CFR 2.32(a), as amended at 89 FR 12472 (Feb. 16, 2024),
 * to be complied with since February 16, 2026. The wording is the rule's own and is not edited.
 */
export const REDISCLOSURE = {
  citation: '42 CFR 2.32(a)(1)',
  statement:
    'This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, or testimony that describes the information contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient, except as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at least one of the following applies:',
  unless: [
    'Further use or disclosure is expressly permitted by the written consent of the individual whose information is being disclosed in this record or as otherwise permitted by 42 CFR part 2.',
    'You are a covered entity or business associate and have received the record pursuant to a consent for treatment, payment, or health care operations; or',
    'You have received the record from a covered entity or business associate as permitted by 45 CFR part 164, subpart A or subpart E.',
  ],
  /** 42 CFR 2.32(a)(2): on each page of such a record. */
  short: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
} as const;

/** Rule 45 CFR 164.508(a)(2): such notes go nowhere with the rest of a chart. */
export const PSYCHOTHERAPY_NOTICE =
  'Psychotherapy notes: use or disclosure needs the authorization of the patient, with few exceptions (45 CFR 164.508(a)(2)).';

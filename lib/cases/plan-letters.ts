/** What a plan's letters say beyond its letterhead, by its settings. All of it is plain text, frozen into every snapshot that letters are made from. */

/** A language-assistance tagline, by the key that lib/letters/taglines.ts holds its wording under. */
export type TaglineKey = { readonly tag: string; readonly edition: '2016' | '2024' };

export type PlanLetters = {
  /** Flesch–Kincaid grade that letters to members are held to; above it the lint warns. 8 by default (product.md). */
  readonly readingGrade: number;
  /** Under the signer's name, a line each, such as the unit and its address for mail; may be empty. */
  readonly signatureBlock: readonly string[];
  /** Taglines in the order in which they are printed. One whose wording is not confirmed is not printed. */
  readonly taglines: readonly TaglineKey[];
  /** Taglines with `confirmed: false` in the data whose wording an administrator confirmed for this plan. */
  readonly confirmedTaglines: readonly TaglineKey[];
  /** BCP 47 tags: who reads one of these is owed the letter in that language. */
  readonly translationsOwed: readonly string[];
  /** How records are sent in: fax, portal, mail. */
  readonly sendRecords: string;
  /** Telephone and hours for a physician-to-physician talk. */
  readonly peerToPeer: string;
  /** Where and how an appeal is filed: mail, fax, telephone, portal; and where an expedited one is. */
  readonly appeals: string;
  readonly expeditedAppeals: string;
  /** Where a grievance is filed, about an extension or a change of urgency. */
  readonly grievances: string;
  /** Medicaid: where a state fair hearing is asked for. */
  readonly fairHearing: string;
  /** Commercial and exchange: where external review is asked for. */
  readonly externalReview: string;
  /** Commercial and exchange: the state's consumer assistance office. */
  readonly consumerAssistance: string;
  /** FEHB: the brochure's section relied on for medical necessity. */
  readonly brochureSection: string;
  /** Commercial and exchange: the plan's provision relied on, such as its definition of medical necessity. */
  readonly planProvision: string;
  /** Medicare Advantage: OMB number and expiry printed on the integrated denial notice (CMS-10003); null: the form is not set up, and none is issued. */
  readonly integratedDenialNotice: { readonly ombNumber: string; readonly expires: string } | null;
};

/** What a plan has before an administrator fills it in: nothing is invented, and the lint names what a letter then lacks. */
export const NO_PLAN_LETTERS: PlanLetters = {
  readingGrade: 8,
  signatureBlock: [],
  taglines: [],
  confirmedTaglines: [],
  translationsOwed: [],
  sendRecords: '',
  peerToPeer: '',
  appeals: '',
  expeditedAppeals: '',
  grievances: '',
  fairHearing: '',
  externalReview: '',
  consumerAssistance: '',
  brochureSection: '',
  planProvision: '',
  integratedDenialNotice: null,
};

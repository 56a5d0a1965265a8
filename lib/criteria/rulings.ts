/**
 * Rulings: how each passage that can be read in two ways is read, and why (criteria contract, sections 5 and 6, with the documents).
 * Where the words do not decide, the ruling is that a physician reads them. Longer than most files because it is that list.
 *
 * Conditions in the policy modules do what is said here; the tests hold the two together.
 */
import type { PolicyId, PolicyVersion } from './policy.ts';

export interface Ruling {
  readonly policy: PolicyId;
  readonly version: string;
  /** Ids of the clauses that it concerns; none where it is about whom or when the document is for. */
  readonly clauses: readonly string[];
  /** What can be read in two ways, in our own words. */
  readonly passage: string;
  readonly ruling: string;
  /** `physician`: the words do not decide, so the clause stays open for a physician to read. */
  readonly by: 'ruling' | 'physician';
  readonly citation: string;
}

type Entry = Omit<Ruling, 'policy' | 'version'>;

function rulings(policy: PolicyId, version: string, entries: readonly Entry[]): readonly Ruling[] {
  return entries.map((entry) => ({ policy, version, ...entry }));
}

const MCP = 'MCP-160, Coverage Policy, Medically Necessary';

const molina = rulings('molina-mcp-160', '2025-08-13', [
  {
    clauses: ['adult'],
    passage: 'The lead-in speaks of adults and gives no age.',
    ruling: 'Adult is 18 or older, in completed years on the date of service.',
    by: 'ruling',
    citation: MCP,
  },
  {
    clauses: ['1.a', '2.a'],
    passage: 'Severe pain is asked for, with a rating above 6 in brackets.',
    ruling: 'The rating is what severe means: more than 6, so 6 fails. That a note calls the pain severe is not read.',
    by: 'ruling',
    citation: `${MCP}, 1.a and 2.a`,
  },
  {
    clauses: ['2.c.iv'],
    passage: 'The clause speaks of conservative care that failed; 2.c.ii speaks of failure and of side effects.',
    ruling: 'Whether care that was not tolerated has failed is not said.',
    by: 'physician',
    citation: `${MCP}, 2.c.iv with 2.c.ii`,
  },
  {
    clauses: ['2.c.iv'],
    passage: 'Conservative care is asked for where it is appropriate and not contraindicated.',
    ruling: 'Either excuses from it: that it was contraindicated, or that it was not appropriate.',
    by: 'ruling',
    citation: `${MCP}, 2.c.iv`,
  },
  {
    clauses: ['2.c.v'],
    passage: 'Absence of psychiatric instability “and/or” of suicide risk.',
    ruling: 'Both have to be absent, and any degree of suicide risk counts, a controlled one too.',
    by: 'ruling',
    citation: `${MCP}, 2.c.v`,
  },
  {
    clauses: ['1.f', '2.f'],
    passage: 'The trial has to bring a 50% reduction.',
    ruling: 'Exactly 50% passes.',
    by: 'ruling',
    citation: `${MCP}, 1.f and 2.f`,
  },
  {
    clauses: ['1.f', '2.f'],
    passage: 'The criteria are written for the pump; a note under f is about the trial.',
    ruling: 'A trial is asked for everything but its own success.',
    by: 'ruling',
    citation: `${MCP}, notes under 1.f and 2.f`,
  },
]);

const UHC = '2025T0626L, Coverage Rationale';

const uhc = rulings('uhc-2025T0626L', '2025-09-01', [
  {
    clauses: ['trial.age'],
    passage: 'The clause asks for an age above 18; its footnote leaves out only who is younger than 18.',
    ruling: 'From 19 on it is met. At 18 the two disagree.',
    by: 'physician',
    citation: `${UHC}, Chronic Non-Malignant Pain, age, with the footnote`,
  },
  {
    clauses: [],
    passage: 'The footnote on members under 18 stands at the clause on non-malignant pain, and speaks of the whole policy.',
    ruling: 'No indication is decided for members under 18.',
    by: 'ruling',
    citation: `${UHC}, footnote`,
  },
  {
    clauses: ['trial.conservative'],
    passage: 'Six months of conservative care are named after failure and intolerance both.',
    ruling: 'The six months hold for care that was not tolerated, too.',
    by: 'ruling',
    citation: `${UHC}, Chronic Non-Malignant Pain, treatment failure`,
  },
  {
    clauses: ['pump.trial'],
    passage: 'The pump asks for a trial that met the criteria above it.',
    ruling: 'The criteria of the trial are asked of the pump again. Exactly 50% relief passes.',
    by: 'ruling',
    citation: `${UHC}, Chronic Non-Malignant Pain, pump placement`,
  },
  {
    clauses: ['replacement.device'],
    passage: 'Replacement needs all criteria of the first placement.',
    ruling: 'The clauses of the indication are asked again, for cancer pain and spasticity the proprietary criteria.',
    by: 'ruling',
    citation: `${UHC}, Replacement of Device`,
  },
]);

const GEHA = 'GEHA Intrathecal Pump, When Implantable infusion pumps are covered';

const geha = rulings('geha-intrathecal-pump', '2021-01', [
  {
    clauses: [],
    passage: 'The title names back and neck pain; the criteria do not.',
    ruling: 'The title is not read as a limit.',
    by: 'ruling',
    citation: 'GEHA Intrathecal Pump, title',
  },
  {
    clauses: [],
    passage: 'The policy statement covers refills under the same criteria.',
    ruling: 'Refills and maintenance are asked for every clause, like the permanent pump.',
    by: 'ruling',
    citation: 'GEHA Intrathecal Pump, Policy Statement',
  },
  {
    clauses: ['A'],
    passage: 'Intractable stands in the lead-in, the duration and the cause stand in A.',
    ruling: 'All three are asked in A. Six months exactly are not more than six.',
    by: 'ruling',
    citation: `${GEHA}, lead-in and A`,
  },
  {
    clauses: ['B'],
    passage: 'The length of treatment stands in brackets after failure and side effects both.',
    ruling: 'More than six weeks are asked either way; six weeks exactly are not enough.',
    by: 'ruling',
    citation: `${GEHA}, B`,
  },
  {
    clauses: ['D'],
    passage: 'The trial is to confirm a lack of side effects.',
    ruling: 'None is met and unacceptable ones are not. Whether minimal ones still count as a lack is not said.',
    by: 'physician',
    citation: `${GEHA}, D`,
  },
  {
    clauses: ['E'],
    passage: 'Uncontrolled suicide risk bars the pump.',
    ruling: 'A controlled risk does not.',
    by: 'ruling',
    citation: `${GEHA}, E`,
  },
  {
    clauses: ['not-covered.C'],
    passage: 'Pumps for insulin, heparin and chemotherapy are excluded by name, other uses are not mentioned.',
    ruling: 'Whether another use is covered is not said.',
    by: 'physician',
    citation: 'GEHA Intrathecal Pump, When Implantable infusion pumps are not covered, C',
  },
]);

const MM = 'MM-1502, D. Policy';

const caresource = rulings('caresource-ar-passe-mm-1502', '2026-05-01', [
  {
    clauses: [],
    passage: 'Item I asks all criteria of removal and revision as well.',
    ruling: 'An infected pump, for one, could not meet them. Whether that was meant is not said.',
    by: 'physician',
    citation: `${MM}, I`,
  },
  {
    clauses: ['II.D'],
    passage: 'Local infection is named here, active infection in VI.A.',
    ruling: 'One answer on any current infection serves both; a local one counts.',
    by: 'ruling',
    citation: `${MM}, II.D.1 and VI.A`,
  },
  {
    clauses: ['III', 'V'],
    passage: 'A reduction of at least 50% has to be achieved; that it is the trial’s is not written in the sentence.',
    ruling: 'The trial has to be done and to have brought it. Exactly 50% passes.',
    by: 'ruling',
    citation: `${MM}, III and V`,
  },
  {
    clauses: ['IV.B'],
    passage: 'The trial requires a stay of one to two days, which lies ahead when the request arrives.',
    ruling: 'A stay that is planned counts like one that is done.',
    by: 'ruling',
    citation: `${MM}, IV.B`,
  },
  {
    clauses: ['IV.D.1', 'IV.D.2'],
    passage: 'Opioid disorder and the negative drug test are listed as examples of abuse, and the second is the opposite of one.',
    ruling: 'No opioid disorder and a negative test are each asked for.',
    by: 'ruling',
    citation: `${MM}, IV.D`,
  },
  {
    clauses: ['IV.D.2'],
    passage: 'The last three months are not tied to a day.',
    ruling:
      'Three calendar months before the request arrived or, if earlier, before the service; not after the service. Both ends count; from ' +
      'May 31, three months back is the last day of February.',
    by: 'ruling',
    citation: `${MM}, IV.D.2`,
  },
  {
    clauses: ['IV.H.1', 'IV.H.2'],
    passage: 'Being unable to complete therapy is named with active therapy only.',
    ruling: 'It excuses from active therapy and not from passive therapy.',
    by: 'ruling',
    citation: `${MM}, IV.H.1 and IV.H.2`,
  },
  {
    clauses: ['VI.A', 'VI.B', 'VI.C', 'VI.D', 'VI.E', 'VI.F', 'VI.G'],
    passage: 'Section VI bars the pump and does not name the trial.',
    ruling: 'What bars the pump bars its trial too.',
    by: 'ruling',
    citation: `${MM}, VI`,
  },
  {
    clauses: ['VII'],
    passage: 'For other uses opioids, ziconotide and clonidine are called investigational; no other drug is named.',
    ruling: 'The named drugs are not met. Whether another drug is excluded as well is not said.',
    by: 'physician',
    citation: `${MM}, VII`,
  },
]);

const SUR = 'SUR707.008, Coverage';

const hcsc = rulings('hcsc-sur707.008', '2025-02-01', [
  {
    clauses: [],
    passage: 'The document is inactive as of its end date.',
    ruling:
      'The end date itself is still in force. After it, no request is decided by this document, late ones for earlier services included.',
    by: 'ruling',
    citation: 'SUR707.008, title block, and Coverage',
  },
  {
    clauses: ['A.1', 'A.2.pain', 'A.2.drug', 'A.2.mental-health'],
    passage: 'B.1 asks that criteria A was met.',
    ruling: 'Criteria A is asked at the trial and again at the permanent pump.',
    by: 'ruling',
    citation: `${SUR}, Criteria B, 1`,
  },
  {
    clauses: ['A.1'],
    passage: 'The lead-in asks for a drug approved for this route and use; A.1 does not repeat it.',
    ruling: 'The approval is asked in A.1.',
    by: 'ruling',
    citation: `${SUR}, lead-in, and Criteria A, 1`,
  },
  {
    clauses: ['A.2.drug'],
    passage: 'The lead-in asks for approval by this route; A.2 allows compounds of approved ingredients.',
    ruling: 'A drug whose ingredients are approved, without approval by this route, fits one passage and not the other.',
    by: 'physician',
    citation: `${SUR}, lead-in, and Criteria A, 2`,
  },
  {
    clauses: ['A.2.mental-health', 'B.2'],
    passage: 'NOTE 1 frees cancer pain from trial and evaluation in advanced disease, with limited survival and a high risk.',
    ruling: 'All three have to hold. While one is not documented, the two clauses can be met and cannot fail.',
    by: 'ruling',
    citation: `${SUR}, NOTE 1`,
  },
  {
    clauses: ['B.2'],
    passage: 'Success of the trial is measured by relief of pain, for spasticity too.',
    ruling: 'For pain, more than 50%: exactly 50% fails. What stands in for it in spasticity is not said.',
    by: 'physician',
    citation: `${SUR}, Criteria B, 2`,
  },
  {
    clauses: [],
    passage: 'NOTE 2 frees replacement, revision and removal from further review, and names no indication.',
    ruling: 'No review is required, whatever the indication, also where none is documented.',
    by: 'ruling',
    citation: `${SUR}, NOTE 2`,
  },
  {
    clauses: [],
    passage: 'All other uses related to pain and spasticity are called unproven.',
    ruling: 'That does not reach uses that have nothing to do with either: those are not addressed.',
    by: 'ruling',
    citation: SUR,
  },
]);

const NCD = 'NCD 280.14';

const cms = rulings('cms-ncd-280.14', '2004-12-17', [
  {
    clauses: ['pain.drug'],
    passage: 'Opioids are covered for pain; any other drug falls under other uses.',
    ruling: 'Whether another drug is reasonable and necessary is not said.',
    by: 'physician',
    citation: `${NCD}, opioid drugs, and other uses`,
  },
  {
    clauses: ['pain.trial'],
    passage: 'The trial has to show acceptable relief and side effects; no percentage is set.',
    ruling: 'The clinician’s judgment and the member’s acceptance are asked for, not a number.',
    by: 'ruling',
    citation: `${NCD}, opioid drugs, second criterion`,
  },
  {
    clauses: ['spasticity.drug'],
    passage: 'Antispasmodic drugs are covered, with baclofen as the example.',
    ruling: 'Whether another drug counts as one is not said.',
    by: 'physician',
    citation: `${NCD}, antispasmodic drugs, and other uses`,
  },
  {
    clauses: ['contra.allergy', 'contra.infection', 'contra.body-size', 'contra.other-device'],
    passage: 'The contraindications are those of implanting a pump.',
    ruling: 'What bars the pump bars its trial too.',
    by: 'ruling',
    citation: `${NCD}, contraindications`,
  },
  {
    clauses: [],
    passage: 'Other uses are covered where they are reasonable and necessary.',
    ruling: 'Whether a use that is neither pain nor spasticity is so is not said.',
    by: 'physician',
    citation: `${NCD}, other uses of implanted infusion pumps`,
  },
]);

export const RULINGS: readonly Ruling[] = [...molina, ...uhc, ...geha, ...caresource, ...hcsc, ...cms];

/** The rulings on one version, in the document's order. */
export function rulingsOn({ policy, version }: Pick<PolicyVersion, 'policy' | 'version'>): readonly Ruling[] {
  return RULINGS.filter((ruling) => ruling.policy === policy && ruling.version === version);
}

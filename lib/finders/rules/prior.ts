import { inMonths, inWeeks, lengthsIn, NUMBER, numberOf } from '../amounts.ts';
import type { Context } from '../context.ts';
import { HINT, LIKELY, PLAIN, type Rule, reads, type Seen, says } from '../rule.ts';

/** What was tried before, for how long, and what came of it. */

export const OPIOID =
  '(?:(?:oral |systemic |long-acting |short-acting |extended-release |high-dose |chronic |transdermal |injectable |iv |parenteral )*(?:opioids?|opiates?|narcotics?)|oxycodone|oxycontin|hydrocodone|norco|percocet|ms ?contin|(?<!intrathecal |it )morphine(?: (?:er|ir|sulfate))?|(?<!intrathecal |it )hydromorphone|dilaudid|tapentadol|nucynta|tramadol|methadone|(?:transdermal |fentanyl )?fentanyl patch(?:es)?|duragesic|oxymorphone|opana|buprenorphine|butrans|levorphanol)';
const SYSTEMIC = String.raw`(?:systemic (?:\w+ ){0,2}(?:therapy|analges\w+|treatment|medications?)|analges(?:ics?|ia)|nsaids?|gabapentin|pregabalin|lyrica|duloxetine|cymbalta|acetaminophen|${OPIOID})`;
export const CONSERVATIVE = String.raw`(?:conservative (?:\w+ )?(?:management|therapy|therapies|treatments?|measures?|care|modalities)|non-?(?:operative|surgical|invasive) (?:\w+ )?(?:management|therapy|therapies|treatments?|measures?|care)|less invasive (?:\w+ )?(?:therap\w+|treatments?|care|measures))`;
const ORAL_BACLOFEN = String.raw`(?:oral baclofen|baclofen(?: (?:\d+ ?mg|po|by mouth|orally|tablets?)[^.;]{0,24})|po baclofen|lioresal)`;
const SPASM = String.raw`(?:tizanidine|zanaflex|dantrolene|dantrium|diazepam|botulinum(?: toxin)?|botox|oral (?:anti-?spasmodics?|antispasticity (?:agents?|drugs?|medications?)|spasmolytics?|muscle relaxants?)|noninvasive (?:\w+ )?(?:spasm|spasticity) (?:control|management|treatment)|non-invasive (?:\w+ )?(?:spasm|spasticity) (?:control|management|treatment)|oral (?:\w+ )?(?:medications?|agents|drugs) for (?:spasm|spasticity)|stretching|spasm control)`;

const NOT_TOLERATED =
  /\b(?:intoler\w+|not tolerat\w+|unable to tolerate|could(?: not|n't) tolerate|did(?: not|n't) tolerate|(?:unacceptable|intolerable|severe|significant|dose-limiting|unmanageable|excessive|limiting|persistent) (?:\w+,? ){0,3}(?:side[- ]effects?|adverse (?:effects?|reactions?|events?)|sedation|somnolence|nausea|constipation|weakness|drowsiness|vomiting|confusion|respiratory depression)|(?:stopped|discontinued|limited|halted|d\/c'?d|abandoned|ended|precluded)[^.;]{0,30}(?:by|because of|due to|for|secondary to|after|owing to)[^.;]{0,30}(?:side[- ]effects?|sedation|somnolence|nausea|vomiting|constipation|weakness|drowsiness|confusion|pruritus|adverse|respiratory depression|hallucinations|urinary retention|oversedation|cognitive)|side[- ]effects? (?:ended|were (?:unacceptable|intolerable|limiting)|limited|prevented|forced)|oversedat\w+)/;
const FAILED =
  /\b(?:fail(?:ed|ure|s|ing)?|inadequate(?:ly)?|insufficient(?:ly)?|ineffective(?:ly)?|without (?:\w+ ){0,3}(?:relief|benefit|improvement|success|response|effect)|no (?:\w+ ){0,3}(?:relief|benefit|improvement|response|effect)|minimal (?:\w+ )?(?:relief|benefit|improvement|response)|poor (?:\w+ )?(?:relief|response|control)|unsuccessful(?:ly)?|did(?: not|n't) (?:help|work|relieve|control|provide|improve|respond)|not (?:\w+ )?(?:helped|effective|relieved|responded|controlled|helpful|successful)|partial (?:relief|response) only|only (?:temporary|transient|brief|short[- ]term|partial|minimal)|little (?:relief|benefit|improvement)|suboptimal|refractory to|despite|not been (?:effective|helpful)|has not responded|lack of (?:relief|benefit|response|efficacy)|exhausted|short-lived|loss of (?:efficacy|benefit)|uncontrolled on)\b/;
const ADEQUATE =
  /\b(?:adequate(?:ly)?(?!ly)? (?:\w+ ){0,2}(?:relief|control\w*|response|analgesia|managed|effective)|(?:good|excellent|satisfactory|effective|acceptable|sustained|significant|substantial) (?:\w+ ){0,2}(?:relief|control|response|benefit|improvement|analgesia)|well[- ](?:controlled|managed)|adequately controlled|controlled (?:on|with)|work(?:s|ing|ed) well|result(?:s)?\s*[:=-]\s*adequate|: adequate|responded well|effective\b|is adequate|are adequate|was adequate|remain adequate|doing well on)\b/;
const NOT_TRIED =
  /\b(?:not (?:yet )?(?:been )?(?:tried|attempted|trialed|started|used)|never (?:been )?(?:tried|attempted|trialed|taken|used|received|on|prescribed)|has(?: not|n't) (?:yet )?(?:tried|attempted|trialed|had|taken|used|received)|no (?:prior |previous )?(?:trial|attempt|use|history) (?:of|at)|opioid[- ]na[iï]ve|untried|declined to try|not been (?:tried|attempted|trialed))\b/;

type Result = 'failed' | 'intolerable-side-effects' | 'adequate' | 'not-tried';

/** What a sentence says of a therapy: the word nearest to it counts where it says more than one. */
function resultIn(text: string): { value: Result; why: string } | null {
  const found = (
    [
      ['not-tried', NOT_TRIED],
      ['intolerable-side-effects', NOT_TOLERATED],
      ['failed', FAILED],
      ['adequate', ADEQUATE],
    ] as const
  ).flatMap(([value, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ value, why: match[0] }] : [];
  });
  return found[0] ?? null;
}

function result(score: number, not?: RegExp) {
  return (match: RegExpExecArray, { unit }: Seen, context: Context) => {
    if (context.hypothetical && !context.answered) return null;
    if (not?.test(unit.text)) return null;
    const near = unit.text.slice(Math.max(0, match.index - 130), match.index + match[0].length + 150);
    const found = resultIn(near);
    return found && { value: found.value, score: found.value === 'adequate' ? score - 0.05 : score, why: found.why };
  };
}

const INTRATHECAL = /\b(?:intrathecal|it pump|trial infusion|test dose|bolus|single[- ]shot|epidural)\b/;

const PHYSICAL = String.raw`(?:physical therapy|physiotherapy|occupational therapy|pt\/ot|\bpt\b(?! (?:is|was|has|reports|states|denies|presents|will|seen|with|a |c\/o))|home exercise(?: program)?|\bhep\b|chiropractic|aquatic therapy|pool therapy|active (?:\w+ )?therapy|active conservative)`;
const PASSIVE = String.raw`(?:tens(?: unit)?\b|heat(?:\s*(?:and|\/|,)\s*ice)?|\bice\b|rest\b|massage|passive (?:\w+ )?(?:therap\w+|modalit\w+|treatments?)|brac(?:e|ing)|acupuncture|inactive (?:\w+ )?(?:therap\w+|care|conservative)|nsaids?)`;

/** The length nearest to a mention; in a year at most where `past12`. */
function length(in_: typeof inMonths, options: { past12?: boolean; score?: number; not?: RegExp } = {}) {
  return (match: RegExpExecArray, { unit, before }: Seen, context: Context) => {
    if (context.hypothetical || options.not?.test(unit.text)) return null;
    const at = match.index;
    const near = lengthsIn(unit.text)
      .filter(
        (l) =>
          l.s > at - 70 &&
          l.s < at + match[0].length + 90 &&
          !/\b(?:past|last|previous|preceding|trailing|within(?: the)?) $/.test(unit.text.slice(Math.max(0, l.s - 18), l.s)) &&
          !/^\s*(?:ago|old|follow)/.test(unit.text.slice(l.e)) &&
          !/\b(?:every|per|each|q)\s*$/.test(unit.text.slice(0, l.s)),
      )
      .sort((a, b) => Math.abs(a.s - at) - Math.abs(b.s - at));
    const [best] = near;
    if (!best) return null;
    const value = in_(best);
    if (options.past12 && value > 12) return null;
    const year = /\b(?:past|last|previous|preceding|prior|trailing) (?:12|twelve) months|past year|last year|12-month/.test(
      `${unit.text} ${before}`,
    );
    return { value, score: (options.score ?? LIKELY) + (options.past12 && year ? 0.15 : 0), why: best.text };
  };
}

export const PRIOR: readonly Rule[] = [
  reads('opioidTherapy', 'result', String.raw`\b${OPIOID}\b`, result(0.8, INTRATHECAL)),
  reads('systemicAnalgesia', 'result', String.raw`\b${SYSTEMIC}\b`, (m, seen, c) => {
    const found = result(0.7, INTRATHECAL)(m, seen, c);
    return found && { ...found, score: /systemic|analges/.test(m[0]) ? PLAIN : found.score };
  }),
  reads('conservativeTherapy', 'result', String.raw`\b${CONSERVATIVE}`, result(PLAIN, /\bintrathecal\b/)),
  reads(
    'conservativeTherapy',
    'physical',
    String.raw`\b(?:${PHYSICAL}|tens unit|acupuncture|cognitive behavioral therapy|cbt\b)`,
    result(0.6, INTRATHECAL),
  ),
  reads('oralBaclofen', 'result', String.raw`\b(?:${ORAL_BACLOFEN}|baclofen)`, (m, seen, c) => {
    const found = result(PLAIN, /\b(?:intrathecal|itb|test dose|bolus|pump|screening)\b/)(m, seen, c);
    return found && { ...found, score: /oral|po\b|mg|lioresal/.test(seen.unit.text) ? PLAIN : HINT };
  }),
  reads('spasmControl', 'result', String.raw`\b${SPASM}`, result(0.8, /\b(?:intrathecal|itb|test dose|bolus|pump)\b/)),
  reads(
    'opioidTherapyWeeks',
    'length',
    String.raw`\b${OPIOID}\b`,
    length(inWeeks, { score: 0.75, not: /\b(?:intrathecal|trial infusion|bolus|sobriety|sober|abstinen\w+|overdose)\b/ }),
  ),
  reads('conservativeTherapyMonths', 'length', String.raw`\b${CONSERVATIVE}`, length(inMonths, { score: PLAIN })),
  reads('conservativeTherapyMonths', 'physical', String.raw`\b${PHYSICAL}`, length(inMonths, { score: 0.5 })),
  reads(
    'activeConservativeMonthsPast12',
    'length',
    String.raw`\b${PHYSICAL}`,
    length(inMonths, { score: 0.72, past12: true, not: /\b(?:tens unit|passive|inactive)\b.*\bmonths?\b.*^/ }),
  ),
  reads('inactiveConservativeMonthsPast12', 'length', String.raw`\b${PASSIVE}`, length(inMonths, { score: 0.68, past12: true })),
  reads('spasmControlWeeks', 'length', String.raw`\b(?:${SPASM}|${ORAL_BACLOFEN})`, length(inWeeks, { score: 0.75 })),
  says(
    'systemicAnalgesiaFixedSchedule',
    'scheduled',
    String.raw`\b(?:(?:around[- ]the[- ]clock|\batc\b|fixed[- ]schedule|on a (?:fixed |regular )?schedule|regularly scheduled|scheduled (?:dos\w+|opioids?|basis|medication|analges\w+|every)|scheduled,? not (?:prn|as needed))|(?:morphine er|ms ?contin|oxycontin|methadone|extended[- ]release \w+|long[- ]acting \w+|oxycodone er|hydrocodone|oxycodone)[^.;]{0,40}\b(?:bid|tid|q ?(?:4|6|8|12) ?h(?:rs?|ours?)?|every (?:4|6|8|12|four|six|eight|twelve) hours|twice (?:a day|daily)|three times (?:a day|daily))(?![^.;]{0,14}\b(?:prn|as needed)))\b`,
    true,
    0.75,
    { opposite: false },
  ),
  says(
    'systemicAnalgesiaFixedSchedule',
    'as-needed',
    String.raw`\b(?:only (?:as needed|prn)|(?:as needed|prn)(?: basis)? only|(?:taken|takes|used|given|using|tak(?:es|ing) (?:it|them)|opioids?|oxycodone|hydrocodone|analgesics?|medications?)\b[^.;]{0,36}\b(?:as needed|prn)|no (?:fixed|scheduled|around))\b`,
    false,
    0.7,
  ),
  says(
    'adherentToMedication',
    'adherent',
    String.raw`\b(?:(?:has been |is |was |remains |been |fully |patient )?(?:adherent|compliant)\b(?: (?:with|to))?|(?:good|excellent|full|documented|consistent|strict) (?:medication )?(?:adherence|compliance)|(?:adherence|compliance)\s*[:=-]?\s*(?:good|excellent|yes|full|confirmed)|tak(?:es|en|ing) (?:all |his |her |their |the )*(?:medications?|meds|drugs) (?:as (?:prescribed|directed)|regularly)|as prescribed without|(?:pill counts?|refills?)[^.;]{0,30}\b(?:appropriate|correct|consistent|on time))\b`,
    true,
    0.8,
    { opposite: false },
  ),
  says(
    'adherentToMedication',
    'nonadherent',
    String.raw`\b(?:non-?(?:adheren\w+|complian\w+)|poor (?:adherence|compliance)|miss(?:es|ed|ing) (?:\w+ )?doses|(?:stopped|quit|discontinued) (?:\w+ ){0,2}(?:on (?:his|her|their) own|without telling)|(?:failed|refus\w+) to take|early refills)\b`,
    false,
    0.85,
  ),
  says(
    'conservativeTherapyContraindicated',
    'contraindicated',
    String.raw`\b(?:${CONSERVATIVE}|${PHYSICAL})[^.;]{0,50}\b(?:contraindicated|not (?:appropriate|feasible|an option|indicated)|inappropriate)\b|\b(?:contraindicat\w+|inappropriate) (?:to|for) (?:\w+ ){0,2}(?:${CONSERVATIVE}|${PHYSICAL})`,
    true,
    0.85,
  ),
  says(
    'conservativeTherapyContraindicated',
    'not',
    String.raw`\bno contraindications? to (?:\w+ ){0,2}(?:${CONSERVATIVE}|${PHYSICAL})|\b(?:${CONSERVATIVE})[^.;]{0,40}\bnot contraindicated`,
    false,
    0.9,
  ),
  says(
    'activeConservativeUnable',
    'unable',
    String.raw`\b(?:(?:unable to|could(?: not|n't)|cannot|did(?: not|n't)|was(?: not|n't) able to) (?:\w+ ){0,3}(?:complete|tolerate|continue|participate in|finish|do|attend) (?:\w+ ){0,4}${PHYSICAL}|${PHYSICAL}[^.;]{0,60}\b(?:could(?: not|n't) be (?:completed|tolerated|continued)|(?:stopped|discontinued|halted|abandoned|terminated|aborted|ended)[^.;]{0,20}(?:because|due to|after|for|secondary)[^.;]{0,24}(?:pain|intoler\w+|contraindicat\w+|worse)|not tolerated|unable to (?:complete|tolerate|continue)|worsened (?:the |her |his )?pain|exacerbated|aggravated))`,
    true,
    0.85,
  ),
  says(
    'activeConservativeUnable',
    'completed',
    String.raw`\b(?:(?:completed|finished|attended all|tolerated)(?: \w+){0,6} ${PHYSICAL}|${PHYSICAL}[^.;]{0,40}\b(?:completed|tolerated well|was finished))`,
    false,
    0.6,
  ),
  says(
    'underlyingTreatmentFailed',
    'failed',
    String.raw`\b(?:(?:treatment|therapy|surgery|management|chemotherapy|radiation) (?:of|for|directed at) (?:the |her |his )?(?:underlying|primary) (?:\w+ )?(?:condition|disease|cause|pathology|disorder|cancer)[^.;]{0,40}\b(?:fail\w*|unsuccessful|not (?:been )?(?:effective|successful|helped)|without (?:success|benefit|relief)|exhausted)|failed (?:\w+ ){0,3}(?:surgery|surgeries|fusion|laminectomy|discectomy|decompression|chemotherapy|radiation)|(?:pain|symptoms) (?:persist\w*|continu\w*|recurred|returned) (?:despite|after|following) (?:\w+[- ]?,? ){0,4}(?:surgery|fusion|laminectomy|discectomy|decompression|chemotherapy|radiation|surgeries)|underlying condition[^.;]{0,40}\b(?:failed|unsuccessful|refractory|not respond\w*)|failed back surgery syndrome|fbss|(?:progress\w+|progression) (?:on|through|despite) (?:\w+ ){0,3}(?:chemotherapy|radiation|therapy))`,
    true,
    LIKELY,
  ),
  says(
    'furtherIntervention',
    'not-indicated',
    String.raw`\b(?:(?:no|not a candidate for|is not a candidate for|not candidate for) (?:further |additional |more |any |other )*(?:surgical|surgery|operative|interventions?|procedures?|spine surgery)[^.;]{0,40}(?:is |are |was )?(?:indicated|recommended|planned|offered|warranted|options?|intervention|candidate|available|$|\.)|(?:further |additional |repeat |surgical |more )*(?:surgery|interventions?|treatment|operation|surgical intervention|decompression) (?:is|was|are|would be) (?:not (?:\w+ )?(?:indicated|recommended|warranted|advised|an option|feasible|appropriate)|contraindicated)|not a (?:surgical|operative) candidate|not a candidate for (?:further |additional |more |any )*(?:surgery|intervention|operation|spine)|nothing (?:further|more) (?:surgical(?:ly)?|to offer)|inoperable|unresectable|surgery has nothing)\b`,
    'not-indicated',
    PLAIN,
  ),
  says(
    'furtherIntervention',
    'refused',
    String.raw`\b(?:(?:refus\w+|declin\w+|does not (?:want|wish)|did not (?:want|wish)|not interested in|turned down|opted against|unwilling)(?: to)?[^.;]{0,40}\b(?:surgery|surgical|operation|interventions?|reoperation|fusion|revision|procedure)|(?:surgery|operation|fusion|intervention|revision)[^.;]{0,40}\b(?:was |has been )?(?:refused|declined|turned down) by (?:the )?(?:patient|member|her|him))\b`,
    'refused',
    0.92,
  ),
  says(
    'furtherIntervention',
    'indicated',
    String.raw`\b(?:(?:further |additional |repeat |surgical |revision )*(?:surgery|surgical intervention|decompression|fusion|intervention|operation) (?:is|was|are|remains|would be) (?:\w+ )?(?:indicated|recommended|warranted|advised|planned)|(?:recommend\w*|scheduled for|plan(?:s|ned)? for|candidate for) (?:\w+ ){0,3}(?:surgery|fusion|laminectomy|decompression|surgical intervention)|surgical candidate)\b`,
    'indicated',
    0.72,
  ),
  says(
    'surgeryIndicated',
    'not',
    String.raw`\b(?:(?:no|not a candidate for) (?:further |additional |more |any |other )*(?:surgical|surgery|operative|spine surgery)[^.;]{0,40}(?:is |are |was )?(?:indicated|recommended|planned|offered|warranted|options?|intervention|candidate|available|$|\.)|(?:further |additional |repeat |surgical |more )*(?:surgery|operation|surgical intervention|decompression|operative intervention) (?:is|was|are|would be) (?:not (?:\w+ )?(?:indicated|recommended|warranted|advised|an option|feasible|appropriate|necessary)|contraindicated)|(?:is |was )?not a (?:\w+ )?(?:surgical|operative) candidate|not a candidate for (?:further |additional |more |any )*(?:surgery|operation|spine surgery)|inoperable|unresectable|surgery indicated\s*[:?]?\s*no\b|surgery has nothing|non-?surgical candidate)`,
    false,
    PLAIN,
  ),
  says(
    'surgeryIndicated',
    'indicated',
    String.raw`\b(?:(?:further |additional |repeat |surgical |revision )*(?:surgery|surgical intervention|decompression|fusion|operation) (?:is|was|are|remains|would be) (?:\w+ )?(?:indicated|recommended|warranted|advised|planned|necessary)|(?:recommend\w*|scheduled for|candidate for) (?:\w+ ){0,3}(?:surgery|fusion|laminectomy|decompression|surgical intervention)|surgery indicated\s*[:?]?\s*yes\b)`,
    true,
    0.78,
    { opposite: false },
  ),
  says(
    'painBehaviorAddressed',
    'addressed',
    String.raw`\b(?:(?:exaggerated|exacerbat\w+|magnif\w+|maladaptive) (?:\w+ ){0,2}(?:pain )?(?:reaction|behaviors?|response|catastrophizing)|pain (?:behaviors?|catastrophizing)|catastrophizing|(?:physical|behavioral) (?:and|or) (?:physical|behavioral) (?:factors|causes|contributors))[^.;]{0,90}\b(?:address\w+|treat\w+|attempt\w+|fail\w*|without success|unsuccess\w+)`,
    true,
    0.8,
    { opposite: false },
  ),
  says(
    'specialistConfirmsFailure',
    'confirms',
    String.raw`\b(?:specialist|neurosurge\w+|orthop\w+|neurolog\w+|pain (?:medicine|management)(?: (?:specialist|physician))?|oncolog\w+|physiatr\w+|consultant|spine surgeon|surgeon|second opinion|dr\W? ?\w+)\b[^.;]{0,90}\b(?:confirm\w*|concur\w*|agree\w*|attest\w*|documents?|opines?|concludes?|certif\w+|verif\w+)\b[^.;]{0,90}\b(?:fail\w*|exhaust\w*|no (?:further|other|remaining|additional)|ineffective|nothing (?:further|more|else)|unsuccessful|not (?:\w+ )?(?:effective|succeeded|helped|worked))`,
    true,
    0.85,
    { opposite: false },
  ),
];

/** A share in percent that a sentence gives. */
export const PERCENT = String.raw`(?<![\d.])(${NUMBER})(?:\s*(?:-|to)\s*(${NUMBER}))?\s*(?:%|percent\b|per cent\b)`;
export const percentOf = (text: string): number => numberOf(text);

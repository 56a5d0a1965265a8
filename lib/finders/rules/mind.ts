import { datesIn } from '../dates.ts';
import { condition, LIKELY, PLAIN, type Rule, reads, says } from '../rule.ts';

/** Psychological evaluation, mental health, and what is taken besides. */

const EVALUATION = String.raw`(?:(?:psych(?:ological|iatric|ology|osocial|iatry)?|behavioral(?: health| medicine)?|mental health|pre-?(?:surgical|implant) psych\w*)\s*(?:pre-?(?:surgical|implant)\s*)?(?:evaluations?|assessments?|clearance|screening|testing|consult(?:ation)?|eval\b)|psych eval|mmpi(?:-2(?:-rf)?|-3)?|mbmd|pain patient profile|p-?3)`;

export const MIND: readonly Rule[] = [
  says(
    'psychEvaluationDone',
    'done',
    String.raw`\b${EVALUATION}\b[^.;]{0,80}\b(?:complet\w+|performed|done|conducted|administered|on file|was obtained|obtained|dated|reviewed|by dr|by \w+ \w+,? (?:ph\.?d|psy\.?d|lcsw|md)|found|showed|reveals?|attached|cleared|favorable|passed|yes\b|(?:on|:) ?\d{1,2}\/\d)|\b(?:completed|underwent|had|passed|obtained|received|evaluated (?:her|him|the patient|mr\S*|ms\S*|mrs\S*)? ?(?:by|in)|seen by|cleared by)\b[^.;]{0,36}\b(?:${EVALUATION}|(?:licensed |clinical |health |board[- ]certified )*(?:psychologist|psychiatrist))|\b(?:licensed |clinical |health )*(?:psychologist|psychiatrist)\b[^.;]{0,50}\b(?:evaluated|assessed|interviewed|cleared|finds|found|concluded|tested|administered)|\bi (?:evaluated|interviewed|assessed|tested|met with|saw|examined)\b[^.;]{0,90}\b(?:psycholog\w+|implant|pump|intrathecal)|^\s*(?:pre-?(?:surgical|implant) )?(?:psychological|psychiatric|behavioral health|psychosocial) (?:pre-?(?:surgical|implant) )?(?:evaluation|assessment)(?: report)?\s*$`,
    true,
    0.8,
    { opposite: false },
  ),
  says(
    'psychEvaluationDone',
    'not-done',
    String.raw`\b${EVALUATION}\b[^.;]{0,50}\b(?:(?:has |have |was |is )?(?:not|never) (?:yet )?(?:been )?(?:complet\w+|performed|done|conducted|obtained|scheduled|on file|received|available)|pending|(?:is |was )?(?:scheduled|outstanding|ordered|recommended|planned|to be (?:done|scheduled|completed)|needed|required|still)|not on file)|\b(?:no|never had an?|awaiting|needs?|refer(?:red|ral)? (?:(?:placed|made|sent|to \w+) )?for|will (?:schedule|obtain|order|need)|schedul\w+|declined|has not (?:yet )?(?:had|undergone|completed)|order(?:ed)?)\b (?:\w+ ){0,3}${EVALUATION}`,
    false,
    0.82,
  ),
  says(
    'psychFavorableCandidate',
    'favorable',
    String.raw`\b(?:(?:psychologically )?(?:favorable|good|appropriate|suitable|excellent|reasonable|acceptable|strong|fair) (?:psychological(?:ly)? )?candidate\b(?!s)|cleared psychologically|psychological(?:ly)? (?:clear\w+|stable and appropriate|suitable|appropriate)|psych(?:ological)? clearance (?:was )?(?:given|granted|obtained|provided)|no psychological (?:contraindications?|barriers?|reasons?|factors)|no (?:\w+ )?contraindications? (?:from a psychological|psychologically)|(?:psychologist|psychiatrist)[^.;]{0,60}\b(?:cleared|clears|recommends proceeding|supports|approves|found no)|favorable (?:psychological|prognosis from)|from a (?:psychological|behavioral|psychiatric|mental health)[\w ]{0,30}(?:standpoint|perspective)[^.;]{0,60}\b(?:cleared|appropriate|suitable|good|favorable|acceptable|may proceed)|cleared (?:for|to proceed with) (?:\w+ ){0,5}from a (?:psycholog|behavioral|psychiatric))`,
    true,
    0.82,
    { opposite: false },
  ),
  says(
    'psychFavorableCandidate',
    'unfavorable',
    String.raw`\b(?:(?:poor|unfavorable|unsuitable|inappropriate|marginal) (?:psychological(?:ly)? )?candidate|not (?:a |an |currently a |considered a |yet a )?(?:\w+ )?(?:psychological(?:ly)? )?candidate (?:for (?:\w+ ){0,4}(?:implant\w*|pump|intrathecal|drug delivery|therapy)|at this time)|not (?:psychologically )?cleared|does not (?:recommend|clear|support)|recommend(?:s|ed)? against|defer(?:red)? clearance)\b`,
    false,
    0.8,
  ),
  condition(
    'acutePsychiatricInstability',
    'instability',
    String.raw`\b(?:(?:acute(?:ly)? )?psychiatric(?:ally)? (?:instability|unstable|decompensation|crisis)|acute psychiatric (?:illness|instability|distress|symptoms|issues?|concerns?|crisis|episode)|psychiatric(?:ally)? instability|acute psychosis|actively psychotic|active psychosis|psychosis|acute mania|acutely (?:suicidal|psychotic|manic)|decompensated)\b`,
    { yes: 0.75, past: false },
  ),
  says(
    'acutePsychiatricInstability',
    'stable',
    String.raw`\b(?:psychiatrically stable|(?:mental health|psychiatric(?:ally)?|mood|psychological(?:ly)?|depression|bipolar(?: disorder)?|emotionally) (?:is |are |has been |remains )?(?:\w+ )?stable|stable (?:from a )?(?:psychiatric|psychologic\w*)(?:ally)?)\b`,
    false,
    0.72,
  ),
  says(
    'suicideRisk',
    'none',
    String.raw`\b(?:(?:denies|denied|no|without|negative for)(?: \w+,?){0,6} (?:si(?:\/hi)?\b|suicid\w+(?: (?:ideation|risk|intent|plan|thoughts))?)|suicid\w+ (?:ideation|risk|thoughts|intent)\s*(?:\([^)]*\)\s*)?(?:[:=-]+|is|was|\s)\s*(?:none|denied|denies|no\b|negative|absent|low to none|not present|nil)|not (?:currently )?suicidal|no si\b|\bsi(?:\s*(?:\/|and|or)\s*hi)?\s*[:=-]*\s*(?:none|denied|denies|neg\w*|no\b|absent)|c-?ssrs[^.;]{0,20}negative|phq-?9 item 9\s*[:=]?\s*0)`,
    'none',
    PLAIN,
  ),
  says(
    'suicideRisk',
    'controlled',
    String.raw`\b(?:suicid\w+[^.;]{0,60}\b(?:controlled|managed|safety plan|low risk|in treatment|under (?:treatment|care|control)|treated|well[- ]managed|monitored)\b|(?:passive|chronic|past) (?:suicidal ideation|si)\b[^.;]{0,60}\b(?:controlled|managed|treat\w*|safety plan|no (?:plan|intent)|monitor\w*)|(?:controlled|managed) suicid\w+ risk)`,
    'controlled',
    0.92,
  ),
  says(
    'suicideRisk',
    'uncontrolled',
    String.raw`\b(?:active(?:ly)? suicid\w+|suicid\w+ (?:ideation )?with (?:a )?(?:plan|intent)|(?:high|imminent|acute|uncontrolled|elevated) (?:\w+ )?suicid\w+ risk|suicid\w+ risk\s*(?:[:=-]+|is|was|\s)\s*(?:high|uncontrolled|imminent|acute|elevated)|endors\w+ (?:active )?suicid\w+|recent suicide attempt)\b`,
    'uncontrolled',
    0.85,
  ),
  condition(
    'untreatedPsychosocialIssues',
    'issues',
    String.raw`\b(?:untreated (?:\w+[,/]? (?:or )?){0,3}(?:psychosocial|psychological|psychiatric|social|mental health) (?:\w+ )?(?:issues?|problems?|stressors?|factors?|conditions?|barriers?|comorbidit\w+|concerns?)|(?:unaddressed|unresolved|active|significant|major) psychosocial (?:\w+ )?(?:issues?|problems?|stressors?|barriers?|factors?|concerns?)|psychosocial (?:\w+ )?(?:barriers?|issues?|stressors?|concerns?|problems?|contraindications?)|untreated (?:depression|anxiety|ptsd))\b`,
    { yes: 0.7 },
  ),
  condition(
    'mentalHealthInadequatelyControlled',
    'uncontrolled',
    String.raw`\b(?:(?:poorly|inadequately|not (?:adequately|well)|un)[- ]?controlled (?:\w+ ){0,3}(?:mental health|depression|anxiety|bipolar|psychiatric|ptsd|mood|mental illness|psychosis|schizophrenia|alcohol|drug)|(?:mental health|depression|anxiety|bipolar(?: disorder)?|psychiatric (?:condition|illness|disorder)|ptsd)[^.;]{0,30}\b(?:poorly controlled|not (?:adequately|well) controlled|uncontrolled|inadequately (?:controlled|treated)|untreated|unstable|decompensated)|mental health (?:condition|problem|disorder)[^.;]{0,30}endanger\w*)\b`,
    { yes: 0.8 },
  ),
  says(
    'mentalHealthInadequatelyControlled',
    'controlled',
    String.raw`\b(?:(?:mental health|depression|anxiety|bipolar(?: disorder)?|psychiatric (?:condition|illness|disorder)|ptsd|mood(?: disorder)?|dysthymia)[^.;]{0,40}\b(?:well[- ]controlled|(?<!not |in)adequately controlled|stable|well[- ]managed|in remission|adequately treated|controlled (?:on|with))|no (?:\w+ ){0,2}(?:mental health|psychiatric) (?:problems?|conditions?|disorders?|illness|concerns?))\b`,
    false,
    0.75,
  ),
  condition(
    'painDueToMentalHealth',
    'psychogenic',
    String.raw`\b(?:pain (?:is |was )?(?:not )?(?:primarily |entirely |wholly |largely |mainly |solely )?(?:due to|caused by|attributable to|attributed to|explained by|of|from|secondary to) (?:an? |a primary )?(?:\w+ )?(?:psych\w+|mental (?:health|illness|disorder)|somatoform|somatic symptom|conversion|malinger\w+|factitious|emotional)|psychogenic(?: (?:pain|origin|component|cause))?|somatoform (?:pain )?disorder|somatic symptom disorder|malingering|factitious disorder|conversion disorder|mental health cause|psychological(?:ly)? (?:cause|origin|etiology)|psychiatric (?:cause|origin|etiology))\b`,
    { yes: 0.8, within: true },
  ),
  says(
    'painDueToMentalHealth',
    'organic',
    String.raw`\b(?:pain (?:is |has |appears )?(?:\w+ )?(?:organic|physiologic\w*|nociceptive and organic|somatic in origin)|organic (?:basis|cause|etiology|origin|pathology))\b`,
    false,
    0.62,
  ),
];

const TEST = String.raw`(?:uds|udt|ua?dt|utox|u-?tox|(?:urine|serum|oral fluid|saliva|blood|random)?\s*(?:drug|tox(?:icology)?)[- ](?:drug )?(?:screen(?:ing)?s?|tests?|testing|panel|monitoring)|urine (?:tox\w*|drug)|toxicology(?: report| results?| screen)?|10-panel|12-panel|drug[- ]test)`;
const NEGATIVE =
  /\b(?:negative|neg\b|no (?:illicit|illegal|non-?prescribed|unexpected|undisclosed)|clean|not detected|none detected|unremarkable|no drugs|(?<!in)consistent with (?:the |his |her )?(?:prescri\w+|medications?|expected|rx))\b/;
const POSITIVE = /\b(?:positive|pos\b|detected(?<!not detected)|inconsistent|aberrant|presumptive positive)\b/;
const STALE =
  /\b(?:ordered|pending|scheduled|due|will (?:obtain|order|repeat|get)|to be (?:obtained|done|collected)|awaiting|refused|declined|requested)\b/;

export const SUBSTANCES: readonly Rule[] = [
  reads('negativeDrugTestOn', 'test', String.raw`\b${TEST}\b`, (m, { unit, noteDate, before }) => {
    const text = unit.text;
    const near = text.slice(Math.max(0, m.index - 90));
    const dates = datesIn(text);
    const negative = NEGATIVE.exec(near);
    if (!negative || STALE.test(near.slice(0, 60)) || /\bfamily|mother|father|brother|sister\b/.test(text)) return null;
    const others = near
      .replace(/\bpositive (?:only )?for (?:the )?(?:his |her )?(?:prescribed|expected|rx)\b/g, '')
      .replace(/consistent with/g, '');
    const positive = POSITIVE.exec(others.replace(/not detected|none detected|inconsistent with none/g, ''));
    // A row of several tests: each result belongs to the date nearest to it.
    const at = text.indexOf(negative[0]);
    const own = dates.toSorted((a, b) => distance(a, at, m.index) - distance(b, at, m.index))[0];
    if (positive && dates.length < 2) return null;
    if (own) return { value: own.date, score: PLAIN, why: 'negative, with its day' };
    const above = datesIn(before).at(-1);
    if (above && /collect|specimen|date/.test(before)) return { value: above.date, score: LIKELY, why: 'negative, with the day above' };
    return noteDate === ''
      ? null
      : {
          value: noteDate,
          score: /\btoday|this visit|in office|point of care\b/.test(text) ? 0.85 : 0.6,
          why: 'negative, on the day of the note',
        };
  }),
  reads(
    'negativeDrugTestOn',
    'collected',
    String.raw`\b(?:collect(?:ed|ion)(?: date)?|specimen (?:date|collected)|date collected|reported)\b`,
    (_m, { unit }) => {
      const [found] = datesIn(unit.text);
      return found && NEGATIVE.test(unit.text) && !POSITIVE.test(unit.text)
        ? { value: found.date, score: LIKELY, why: 'a negative specimen' }
        : null;
    },
  ),
  condition(
    'substanceUseDisorder',
    'disorder',
    String.raw`\b(?:substance[- ]use disorders?|\bsud\b|(?:opioid|alcohol|cocaine|cannabis|stimulant|methamphetamine|polysubstance|drug)[- ]use disorders?|\boud\b|\baud\b|(?:drug|alcohol|opioid|substance|polysubstance|chemical) (?:addiction|dependence|dependency)|alcoholism|drug addict\w*|substance (?:abuse|misuse) disorder)\b`,
    { yes: 0.8, past: true },
  ),
  condition(
    'substanceUseDisorder',
    'abuse',
    String.raw`\b(?:(?:substance|drug|alcohol|opioid|polysubstance)(?: (?:or|and|\/) (?:drug|alcohol|substance))? (?:abuse|misuse)|addiction)\b`,
    { yes: 0.45, no: 0.35 },
  ),
  says(
    'substanceUseInTreatment',
    'treated',
    String.raw`\b(?:(?:enrolled|participat\w+|engaged|active|attend\w*|receiving|in) (?:\w+ ){0,4}(?:substance[- ](?:use|abuse) (?:treatment|program|counseling)|(?:addiction|recovery|methadone|outpatient treatment|intensive outpatient|mat|moud|suboxone|buprenorphine) (?:treatment|program|clinic|counseling|medicine|services)|aa\b|na meetings|alcoholics anonymous|12-step|iop\b|addiction medicine)|(?:medication[- ]assisted treatment|\bmat\b|\bmoud\b)(?: with| program)?|(?:on|maintained on|stable on|receives) (?:suboxone|buprenorphine[\/ -]naloxone|methadone maintenance|vivitrol)|(?:active|ongoing) treatment (?:for|of) (?:\w+ ){0,3}(?:substance|opioid|alcohol|addiction|use disorder)|use disorder[^.;]{0,40}\bin (?:active )?treatment)\b`,
    true,
    0.82,
    { opposite: false },
  ),
  condition(
    'currentDrugOrAlcoholAbuse',
    'current',
    String.raw`\b(?:(?:current|active|ongoing|recent|evidence of|present)(?:ly)?(?: \w+){0,3} (?:drug|alcohol|substance|illicit|opioid|etoh|polysubstance)(?:\s*(?:or|and|\/)\s*\w+)?(?: (?:drug|alcohol|substance))? ?(?:abuse|misuse|use|dependence)|(?:illicit|illegal|recreational|street)(?: drug| substance)s?(?: use| abuse)?|(?:drug|alcohol|substance|etoh)(?:\s*(?:or|and|\/|,)\s*(?:drug|alcohol|substance|tobacco))* (?:abuse|misuse)|(?:drug|alcohol|substance)[- ]seeking|(?:abus|misus)(?:es|ing) (?:drugs?|alcohol|opioids|substances)|drinks? (?:heavily|excessively|daily)|heavy drink\w*|(?:uses|using|smokes) (?:cocaine|heroin|methamphetamine|meth\b)|intoxicated)\b`,
    { yes: 0.7, past: false },
  ),
  condition(
    'opioidUseDisorder',
    'oud',
    String.raw`\b(?:opioid[- ]use disorder|\boud\b|opioid (?:addiction|dependence|abuse|use d\/o)|opiate (?:addiction|dependence|use disorder)|heroin (?:addiction|use disorder|dependence)|f11\.\d+)\b`,
    { yes: 0.85, past: true, no: 0.95 },
  ),
];

function distance(date: { s: number; e: number }, result: number, test: number): number {
  return Math.min(Math.abs(date.s - result), Math.abs(date.e - result)) + 0.25 * Math.abs(date.s - test);
}

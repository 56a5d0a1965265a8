import { numberOf } from '../amounts.ts';
import { HINT, LIKELY, PLAIN, type Rule, reads, type Seen, says } from '../rule.ts';
import { PERCENT, percentOf } from './prior.ts';

/** The drug, the trial, spasticity and a device in place. */

const TRIAL =
  /\b(?:trial(?:ed)?|test dose|screening|bolus|infusion|single[- ]shot|epidural catheter|temporary catheter|intrathecal (?:injection|opioid|morphine|hydromorphone|ziconotide|bolus))\b/;
const OTHER_TRIAL =
  /\b(?:scs|spinal cord stim\w*|stimulat(?:or|ion)|\besi\b|epidural steroid|steroid|facet|medial branch|rhizotomy|ablation|\brfa\b|nerve block|physical therapy|gabapentin|tens|massage|acupuncture|duloxetine|ketamine|drg)\b/;

const inTrial = ({ unit, before }: Seen): boolean => TRIAL.test(`${before} ${unit.section} ${unit.text}`) && !OTHER_TRIAL.test(unit.text);

const NAMES = {
  dilaudid: 'hydromorphone',
  prialt: 'ziconotide',
  lioresal: 'baclofen',
  gablofen: 'baclofen',
  infumorph: 'morphine',
  duramorph: 'morphine',
  mitigo: 'morphine',
  marcaine: 'bupivacaine',
} as const;
const DRUG =
  '(morphine|hydromorphone|sufentanil|fentanyl|ziconotide|baclofen|bupivacaine|clonidine|dilaudid|prialt|lioresal|gablofen|infumorph|duramorph|mitigo|marcaine)';
const isBrand = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name);
const drugOf = (name: string): string => (isBrand(name) ? NAMES[name] : name);

const SPASTIC = /\b(?:spastic\w*|baclofen|itb|ashworth|spasms?|tone|dystonia)\b/;

export const DRUG_RULES: readonly Rule[] = [
  reads(
    'drug',
    'infused',
    String.raw`\b(?:intrathecal|it|pump (?:drug|medication|infusate|fill(?:ed)?(?: with)?)|infusate|(?:drug|agent|medication) to be infused|proposed (?:drug|agent|medication|infusate)|infus(?:e|ion|ing)(?: of)?|implant\w*[^.;]{0,30}\b(?:deliver|infuse|infusing|delivering|for)|deliver(?:y of|ing)?|fill(?:ed)? with|pump (?:containing|with|delivering|for))\s*(?:[:=-]\s*|(?:of |with |will be |is |preservative-free |pf |continuous |sterile |the |drug |pump |therapy |infusion |delivery |for |a |an )*)${DRUG}\b`,
    (m, _s, c) =>
      c.negated || c.hypothetical
        ? null
        : {
            value: drugOf(m[1] ?? ''),
            score: /proposed|to be infused|pump|implant/.test(m[0]) ? PLAIN : 0.8,
            why: 'by the intrathecal route',
          },
  ),
  reads(
    'drug',
    'in-pump',
    String.raw`\b${DRUG}\b(?:[ ,]+(?:\d[\d.,]* ?(?:mg|mcg|ug)(?:\/(?:ml|day))?|sulfate|hydrochloride|hcl|injection|at|via|through|by|in|the|an?|\([^)]{0,20}\))){0,8}[ ,]*(?:intrathecal(?:ly)?|pump|infusion|infused|implantable)\b`,
    (m, _s, c) => (c.negated || c.hypothetical ? null : { value: drugOf(m[1] ?? ''), score: 0.78, why: 'by the intrathecal route' }),
  ),
  says(
    'drugRequiresIntrathecalRoute',
    'required',
    String.raw`\b(?:(?:must|can only|has to|only|needs to) be (?:given|administered|delivered|infused) (?:by the )?(?:intrathecal(?:ly)?)|requires? (?:the )?intrathecal (?:route|administration|delivery)|only (?:available|effective|approved) (?:by|via|for|through)(?: the)? intrathecal|(?:medication|drug) (?:that )?requires? intrathecal|cannot be given (?:orally|by (?:any )?other route|systemically)|intrathecal (?:route|use|administration) only)\b`,
    true,
    0.88,
  ),
  says(
    'drugFdaApprovedIntrathecal',
    'approved',
    String.raw`\bfda[- ]approved (?:for )?(?:\w+ ){0,4}intrathecal|\bapproved by the fda for (?:\w+ ){0,4}intrathecal|\bfda[- ]approved for (?:this|the) (?:route|intrathecal)[^.;]{0,40}|\b(?:morphine|ziconotide|baclofen|prialt|infumorph|lioresal|gablofen)\b[^.;]{0,40}\bfda[- ]approved\b[^.;]{0,40}\bintrathecal`,
    true,
    0.86,
    { opposite: false },
  ),
  says(
    'drugFdaApprovedIntrathecal',
    'off-label',
    String.raw`\boff-?label (?:\w+ ){0,4}intrathecal|\bintrathecal (?:\w+ ){0,4}(?:is |use is |remains )?off-?label|\b(?:hydromorphone|fentanyl|bupivacaine|clonidine|sufentanil)\b[^.;]{0,40}\b(?:off-?label|not (?:fda[- ])?approved)`,
    false,
    0.88,
  ),
  says(
    'drugFdaApprovedForPain',
    'approved',
    String.raw`\bfda[- ]approved (?:for|analgesic)(?: the)?(?: \w+){0,4} ?(?:pain|analges\w+)|\bapproved by the fda for (?:\w+ ){0,3}pain`,
    true,
    0.86,
    { opposite: false },
  ),
  says(
    'drugIngredientsFdaApproved',
    'approved',
    String.raw`\b(?:(?:single[- ](?:agent|drug)|one drug|monotherapy)[^.;]{0,50}\bapproved|(?:compound\w*|admixture|mixture|combination|ingredients?|components?)[^.;]{0,50}\b(?:fda[- ])?approved(?: ingredients?| drugs?| agents?)?|single (?:fda[- ])?approved (?:drug|agent|opioid)|all (?:ingredients|components) (?:are )?(?:fda[- ])?approved)\b`,
    true,
    0.84,
    { opposite: false },
  ),
  says(
    'pumpFdaApprovedForDrug',
    'approved',
    String.raw`\b(?:pump|synchromed(?: ii| iii)?|prometra(?: ii)?|device)\b[^.;]{0,50}\b(?:fda[- ]approved|approved|labeled|indicated) (?:\w+ )?(?:for|with) (?:use with |the |this |infusion of |delivery of )*(?:drug|medication|morphine|ziconotide|baclofen|agent|infusate|hydromorphone|preservative|infumorph|prialt)`,
    true,
    0.86,
    { opposite: false },
  ),
  says(
    'doseReasonable',
    'reasonable',
    String.raw`\b(?:(?:type and )?dos(?:e|age|ing)\b[^.;]{0,60}\b(?:reasonabl[ey]|appropriate|expected to (?:relieve|alleviate|provide|control)|anticipated to|adequate to|consistent with (?:pacc|guidelines))|(?:reasonabl[ey]|appropriate|conservative) (?:type and )?(?:starting )?dos(?:e|age|ing)|expected to (?:relieve|alleviate) (?:the |her |his )?pain)\b`,
    true,
    0.82,
    { opposite: false },
  ),
];

const RELIEF =
  /\b(?:relief|reduc\w+|decreas\w+|improv\w+|better|less pain|drop\w*|lower\w*|pain (?:relief|reduction)|fell|diminish\w*|increase in pain|worse|analges\w+|alleviat\w+)\b/;
const NOT_PERCENT =
  /\b(?:function|adl|walking|sleep|activity level|oral (?:opioid|medication)|medication use|opioid (?:use|dose|consumption|requirement)|weight|spo2|o2|saturation|ejection|hematocrit|of (?:the )?(?:time|patients)|disability|impairment rating|criteria|requires?|must|at least 50 ?(?:%|percent) (?:reduction|relief)? ?is|threshold|policy|compliance|adherence|stenosis|goal|room air)\b/;

function relief(match: RegExpExecArray, seen: Seen) {
  const { unit, before } = seen;
  const [s, e] = [match.index, match.index + match[0].length];
  const near = unit.text.slice(Math.max(0, s - 90), e + 80);
  if (!RELIEF.test(near) || NOT_PERCENT.test(unit.text.slice(Math.max(0, s - 34), e + 34))) return null;
  const trial = inTrial(seen);
  if (!trial && !/\b(?:intrathecal|pump|catheter)\b/.test(`${before} ${unit.text}`)) return null;
  if (OTHER_TRIAL.test(unit.text)) return null;
  const worse =
    /\b(?:increase in pain|worse(?:ned|ning)?|pain (?:increased|rose|grew|worsened))\b/.test(near) &&
    !/\b(?:relief|reduction|improve\w*|decrease)\b/.test(near);
  const value = percentOf(match[1] ?? '');
  if (!(value >= 0 && value <= 100)) return null;
  const range = match[2] === undefined ? 0 : 0.05;
  const early = /\b(?:first|initial|day (?:1|one)|early|expected|hoped|goal|previous|prior|earlier|old)\b/.test(near) ? 0.12 : 0;
  const overall = /\b(?:overall|average|sustained|final|total|throughout|in all)\b/.test(near) ? 0.05 : 0;
  return { value: worse ? -value : value, score: (trial ? PLAIN : LIKELY) - range - early + overall, why: 'relief in the trial' };
}

const RATING = String.raw`(\d{1,2}(?:\.\d)?)(?:\s*\/\s*10| out of (?:10|ten))?`;

export const TRIAL_RULES: readonly Rule[] = [
  reads('trialPainReductionPercent', 'percent', PERCENT, relief),
  reads(
    'trialPainReductionPercent',
    'from-to',
    String.raw`\b(?:pain|vas|nrs|score|rating|it)\b[^.;]{0,50}\bfrom (?:an? )?(?:average |baseline |usual )*(?:of )?${RATING}(?: \w+){0,3} (?:down )?to (?:an? )?${RATING}\b(?!\s*(?:%|weeks?|months?|days?|hours?))`,
    (m, seen) => {
      const [from, to] = [numberOf(m[1] ?? ''), numberOf(m[2] ?? '')];
      if (!inTrial(seen) || /\b(?:ashworth|spasm|tone)/.test(seen.unit.text) || !(from > 0 && from <= 10 && to <= 10)) return null;
      return { value: Math.round((100 * (from - to)) / from), score: 0.62, why: `from ${from} to ${to}` };
    },
  ),
  reads(
    'trialPainReductionPercent',
    'none',
    String.raw`\b(?:no|without(?: any)?) (?:\w+ ){0,2}(?:pain )?(?:relief|reduction|change in (?:her |his |the )?pain)\b`,
    (_m, seen) => (inTrial(seen) ? { value: 0, score: 0.5, why: 'no relief in the trial' } : null),
  ),
  reads('trialPainReductionPercent', 'words', String.raw`\b(?:complete|total) (?:pain )?relief\b`, (_m, seen) =>
    inTrial(seen) ? { value: 100, score: 0.5, why: 'complete relief' } : null,
  ),
  says(
    'trialDone',
    'done',
    String.raw`\b(?:(?:intrathecal|it|pump|infusion|screening|epidural|baclofen|itb|morphine|hydromorphone|ziconotide|opioid|catheter|preimplant\w*)(?: [\w-]+){0,4} (?:trial|test dose|test bolus|bolus trial)(?: infusion)?s?\b[^.;]{0,70}\b(?:complet\w+|performed|done|conducted|was (?:positive|successful|tolerated|carried out|undertaken)|successful(?:ly)?|underwent|with \d+ ?%|provided|resulted|on \d{1,2}\/|gave|produced|showed)|(?:completed|underwent|had|tolerated|passed|finished|following|after|during)\b[^.;]{0,30}\b(?:intrathecal|it|pump|infusion|screening|itb|inpatient|successful|baclofen|opioid|catheter)(?: [\w-]+){0,4} (?:trial|test dose|test bolus)|(?:successful|positive|favorable) (?:[\w-]+ ){0,4}(?:trial|test dose)\b|trial (?:infusion )?(?:was )?(?:complet\w+|successful|positive|performed)|trial completed\s*[:?]?\s*yes)\b`,
    true,
    0.78,
    { opposite: false },
  ),
  says(
    'trialDone',
    'not-done',
    String.raw`\b(?:(?:trial|test dose)\b[^.;]{0,50}\b(?:(?:has |was |is )?not (?:yet )?(?:been )?(?:complet\w+|performed|done|conducted|scheduled)|pending|scheduled (?:for|on)|is planned|to be (?:done|performed|scheduled)|aborted|cancel\w+|not completed|was stopped|will be (?:performed|done|scheduled))|no (?:prior |previous |intrathecal |infusion |screening |pump |it |itb |baclofen )*trial\b(?: (?:has|was|is|yet|done|performed|on)|[.;]|$)|(?:never had an?|awaiting|request(?:ing|ed|s)?(?: \w+){0,3}|schedule(?:d)? (?:for )?|plan(?:ned|s)?(?: for| to proceed with)?|proceed with|has not (?:yet )?(?:had|undergone|completed)|authorization for) (?:an? |the )?(?:[\w-]+ ){0,4}(?:trial|test dose)\b(?! (?:catheter )?(?:was|showed|completed)))\b`,
    false,
    0.74,
  ),
  says(
    'trialFunctionImproved',
    'improved',
    String.raw`\b(?:(?:improv\w+|better|increas\w+|gain\w*|enhanc\w+)(?: [\w-]+){0,5} (?:function\w*|adls?|activit\w+|mobility|ambulation|walking|sleep|sitting tolerance|standing tolerance|independence)|(?:function\w*|adls?|activit\w+|mobility|ambulation|walking)\b[^.;]{0,40}\b(?:improv\w+|better|increas\w+|enhanc\w+)|(?:was|were) able to (?:\w+ ){0,2}(?:walk|sit|stand|sleep|cook|dress|shower|bathe|climb|do (?:her|his)|return|resume|shop|garden|play)|able to (?:walk|sit|stand|sleep|cook|dress|shower|climb|do (?:her|his))|walked (?:\w+ ){1,4}(?:further|farther|longer|without))\b`,
    true,
    0.6,
    { opposite: false },
  ),
  says(
    'trialSideEffects',
    'none',
    String.raw`\b(?:(?:no|without(?: any)?|denied(?: any)?|denies(?: any)?)(?: [\w-]+){0,3} (?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|complications?)|(?:side[- ]effects?|adverse (?:effects?|events?))\s*(?:[:=-]+|were|was|\s{2,})?\s*(?:none|no\b|nil|denied|absent|not (?:noted|observed|reported)))\b`,
    'none',
    0.84,
  ),
  says(
    'trialSideEffects',
    'minimal',
    String.raw`\b(?:(?:minimal|mild|minor|tolerable|transient|slight|acceptable|only mild|manageable|limited)(?: [\w-]+){0,4} (?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|nausea|pruritus|itching|sedation|urinary retention|drowsiness|constipation)|(?:side[- ]effects?|adverse (?:effects?|events?))[^.;]{0,24}\b(?:minimal|mild|minor|tolerable|transient|limited to|manageable))\b`,
    'minimal',
    0.85,
  ),
  says(
    'trialSideEffects',
    'unacceptable',
    String.raw`\b(?:(?:unacceptable|intolerable|severe|significant|serious|dose-limiting)(?: [\w-]+){0,4} (?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|respiratory depression)|(?:side[- ]effects?|adverse (?:effects?|events?))[^.;]{0,24}\b(?:unacceptable|intolerable|severe|could not be tolerated))\b`,
    'unacceptable',
    0.72,
  ),
  says(
    'trialPatientAcceptance',
    'accepts',
    String.raw`\b(?:(?:patient|member|she|he|mr\S* \w+|ms\S* \w+|mrs\S* \w+|they|pt)\b[^.;]{0,50}\b(?:accepts|accepted|wishes to proceed|wants to proceed|would like to proceed|desires to proceed|wishes to (?:go ahead|have)|wants (?:the )?(?:permanent|pump|implant)|is (?:pleased|satisfied|happy)|was (?:pleased|satisfied|happy)|elects to proceed|eager to|agrees to (?:proceed|the|permanent)|consents? to|ready to proceed|chose to proceed|opted to proceed|keen to|satisfied with)|patient acceptance|(?:wishes|would like|wants|elects|eager|decided) to (?:proceed|go ahead|move forward) with)`,
    true,
    0.75,
    { opposite: false },
  ),
  says(
    'trialPatientAcceptance',
    'refuses',
    String.raw`\b(?:does not (?:wish|want) to proceed|declin(?:es|ed) (?:the )?(?:permanent|implant\w*|pump|to proceed)|not (?:satisfied|willing to proceed)|prefers not to|refuses (?:the )?(?:pump|implant\w*|permanent))\b`,
    false,
    0.82,
  ),
  says(
    'trialByTemporaryCatheter',
    'catheter',
    String.raw`\b(?:(?:temporary|percutaneous|tunneled|externalized|trial|short-term)(?: [\w-]+){0,3} (?:intrathecal |epidural |it )?catheter|(?:intrathecal|epidural) (?:trial )?catheter (?:was )?(?:placed|inserted|threaded|trial|advanced)|catheter trial|trial[^.;]{0,40}\bvia (?:an? )?(?:[\w-]+ ){0,2}(?:intrathecal|epidural) catheter|continuous (?:intrathecal|epidural) (?:catheter )?(?:infusion )?trial)\b`,
    true,
    0.8,
    { opposite: false },
  ),
  says(
    'trialByTemporaryCatheter',
    'single-shot',
    String.raw`\b(?:single[- ](?:shot|bolus|injection)|bolus injection|by lumbar puncture|via lumbar puncture|one-time (?:bolus|injection)|intrathecal bolus)\b`,
    false,
    HINT + 0.15,
  ),
  says(
    'trialWithProposedDrug',
    'same',
    String.raw`\b(?:same (?:drug|medication|agent|opioid)[^.;]{0,50}\b(?:trial\w*|used|proposed|pump|permanent|infus\w+|requested|planned)|trial[^.;]{0,50}\b(?:same|proposed) (?:drug|medication|agent|opioid)|(?:drug|medication|agent) (?:used )?(?:in|during|for) the trial (?:is|was) (?:the )?(?:same|proposed|identical))\b`,
    true,
    0.88,
    { opposite: false },
  ),
  says(
    'trialWithProposedDrug',
    'different',
    String.raw`\b(?:trial\w*[^.;]{0,50}\b(?:a )?different (?:drug|medication|agent|opioid)|different (?:drug|medication|agent)[^.;]{0,30}\b(?:than|from) (?:the )?(?:one )?(?:trial\w*|used in))\b`,
    false,
    0.88,
  ),
  says(
    'trialReliefAcceptable',
    'acceptable',
    String.raw`\b(?:(?:relief|response|result|trial|analgesia)\b[^.;]{0,60}\b(?:acceptable|adequate|satisfactory|sufficient|judged (?:acceptable|successful|adequate))|(?:acceptable|adequate|satisfactory|sufficient|excellent) (?:pain )?(?:relief|analgesia|response)[^.;]{0,40}\b(?:trial|side|with)|(?:i|we) (?:consider|judge|deem|regard) (?:the )?(?:trial|relief|response))\b`,
    true,
    0.62,
    { opposite: false },
  ),
  says(
    'observationStayPlanned',
    'stay',
    String.raw`\b(?:(?:observation|observed|observe|inpatient|overnight|hospital)(?: [\w-]+){0,4} (?:stay|admission|status|monitoring|observation|overnight)|(?:admit\w*|kept|stay\w*|monitored|observed|observation|hospitali[sz]ed) (?:\w+ ){0,5}(?:overnight|for (?:observation|monitoring|(?:24|48|23)[- ]?(?:hours?|hrs?|h)|(?:1|2|one|two)(?:\s*(?:-|to)\s*(?:2|two))? (?:days?|nights?)))|(?:24|48|23)[- ]?(?:hour|hr) (?:observation|monitoring|stay)|(?:1|2|one|two)(?:-|\s)(?:to (?:2|two)[- ])?day observation)\b`,
    true,
    0.78,
    { opposite: false },
  ),
  says(
    'trialSpasticityResponse',
    'response',
    String.raw`\b(?:(?:ashworth|spastic\w*|tone|spasms?|spasm frequency)\b[^.;]{0,70}\b(?:decreas\w+|reduc\w+|improv\w+|dropp\w+|fell|lower\w*|less)|(?:favorable|positive|good|excellent|clear|robust) (?:clinical )?(?:response|result) to (?:the |an? )?(?:[\w-]+ ){0,3}(?:test dose|bolus|baclofen|itb|trial|screening)|(?:test dose|bolus|baclofen|itb|screening trial)\b[^.;]{0,60}\b(?:favorable|positive|good|excellent|responded well|significant (?:reduction|improvement|decrease)|reduction in (?:tone|spastic\w*)))\b`,
    true,
    0.78,
    { opposite: false },
  ),
  says(
    'trialSpasticityResponse',
    'no-response',
    String.raw`\b(?:no (?:\w+ )?(?:response|change|improvement|reduction)[^.;]{0,40}\b(?:test dose|bolus|ashworth|tone|spastic\w*|baclofen)|(?:test dose|bolus)\b[^.;]{0,40}\b(?:no (?:response|effect|benefit|change)|failed|negative|without (?:response|effect|benefit)))\b`,
    false,
    0.84,
  ),
].map((rule) => trialOnly(rule));

/** What is said of effects, function and wishes counts only where the trial is spoken of. */
function trialOnly(rule: Rule): Rule {
  if (
    !/^trial(?:FunctionImproved|SideEffects|PatientAcceptance|ReliefAcceptable)\//.test(rule.id) &&
    !/^trialSpasticityResponse\/response/.test(rule.id) &&
    !/single-shot|trialByTemporaryCatheter\/catheter/.test(rule.id)
  )
    return rule;
  const spastic = rule.fact === 'trialSpasticityResponse';
  return {
    ...rule,
    read: (match, context, seen) => {
      const said = rule.read(match, context, seen);
      if (said === null) return null;
      const here = TRIAL.test(seen.unit.text) && !OTHER_TRIAL.test(seen.unit.text);
      const near = TRIAL.test(`${seen.before} ${seen.unit.section}`) && !OTHER_TRIAL.test(seen.before);
      if (!here && !near) return null;
      if (spastic && !SPASTIC.test(seen.unit.text)) return null;
      return [said].flat().map((one) => ({ ...one, score: Math.min(0.95, one.score + (here ? 0.12 : 0)) }));
    },
  };
}

export const SPASTICITY: readonly Rule[] = [
  says(
    'spasticitySevere',
    'severe',
    String.raw`\bsevere(?:,? (?:and )?[\w-]+){0,4} (?:spastic\w*|dystonia|tone)\b|\bspastic\w*[^.;]{0,24}\b(?:is|remains|as|:)\s*(?:\w+ )?severe\b|\bashworth\b[^.;]{0,30}\b(?:3|4)\b(?![^.;]{0,20}(?:to|->) ?[12]\b)`,
    true,
    0.78,
    { opposite: false },
  ),
  says(
    'spasticitySevere',
    'mild',
    String.raw`\b(?:mild|moderate|mild-to-moderate) spastic\w*|\bspastic\w* (?:is|remains) (?:mild|moderate)\b`,
    false,
    0.72,
  ),
  says(
    'spasticityIntractable',
    'refractory',
    String.raw`\b(?:intractable|refractory|medically refractory|treatment[- ]resistant)(?:,? (?:and )?[\w-]+){0,4} spastic\w*|\bspastic\w*[^.;]{0,60}\b(?:refractory|intractable|unresponsive|not respond\w*|resistant)\b|\bchronic,? (?:and )?(?:\w+ )?(?:refractory|intractable)[^.;]{0,16}spastic\w*`,
    true,
    0.84,
    { opposite: false },
  ),
  says(
    'spasticityOrigin',
    'spinal',
    String.raw`\b(?:spastic\w* (?:of|is of|is) spinal(?: cord)?(?: origin)?|spinal (?:origin )?spastic\w*|spastic\w*[^.;]{0,60}\b(?:spinal cord injur\w+|\bsci\b|multiple sclerosis|\bms\b|transverse myelitis|myelopathy|spinal cord (?:disease|lesion)|hereditary spastic paraplegia|spinal origin)|(?:spinal cord injur\w+|\bsci\b|multiple sclerosis|\bms\b|transverse myelitis|myelopathy)[^.;]{0,70}\bspastic\w*|origin\s*[:=-]?\s*spinal)\b`,
    'spinal',
    0.78,
  ),
  says(
    'spasticityOrigin',
    'cerebral',
    String.raw`\b(?:spastic\w* (?:of|is of|is) cerebral(?: origin)?|cerebral (?:origin )?spastic\w*|spastic\w*[^.;]{0,60}\b(?:cerebral palsy|\bcp\b|stroke|\bcva\b|traumatic brain injur\w+|\btbi\b|anoxic|hypoxic|brain injury|cerebral origin)|(?:cerebral palsy|stroke|\bcva\b|traumatic brain injur\w+|\btbi\b|anoxic brain|hypoxic brain|brain injury)[^.;]{0,70}\bspastic\w*|spastic cerebral palsy|origin\s*[:=-]?\s*cerebral)\b`,
    'cerebral',
    0.78,
  ),
  says(
    'deviceNonFunctional',
    'broken',
    String.raw`\b(?:pump|device|catheter|rotor|battery|system|synchromed|reservoir)\b[^.;]{0,60}\b(?:non-?functional|not (?:function\w+|work\w+)|malfunction\w*|fail(?:ed|ure)|stall(?:ed)?|eri\b|eos\b|end[- ]of[- ](?:service|life)|depleted|no longer (?:function\w*|work\w*|deliver\w*)|stopped (?:working|functioning|delivering)|elective replacement|occlu\w+|fractured|inoperable|defective)`,
    true,
    0.8,
    { opposite: false },
  ),
  says(
    'deviceNonFunctional',
    'works',
    String.raw`\b(?:pump|device|system)\b[^.;]{0,40}\b(?:function(?:ing|s) (?:well|properly|normally|appropriately)|working (?:well|properly|normally)|interrogated? (?:and )?(?:normal|without)|operating normally|interrogation (?:was |is )?(?:normal|unremarkable))`,
    false,
    0.8,
  ),
  says(
    'deviceRepairable',
    'repair',
    String.raw`\b(?:(?:can(?:not)?|could|is|are|may) (?:not )?be repaired|(?:is |are |was )?(?:not |non-?|un)?repairable|repair (?:is|was) (?:not )?(?:possible|feasible)|(?:not|in)capable of (?:being repaired|repair))\b`,
    true,
    0.7,
  ),
  says(
    'deviceUnderWarranty',
    'warranty',
    String.raw`\b(?:under (?:the )?(?:manufacturer'?s? )?warranty|within (?:the )?(?:manufacturer'?s? )?warranty|covered by (?:the )?(?:manufacturer'?s? )?warranty|warranty (?:is |remains )?(?:active|valid|in (?:force|effect)|status\s*[:=]?\s*active))\b`,
    true,
    0.85,
    { opposite: false },
  ),
  says(
    'deviceUnderWarranty',
    'expired',
    String.raw`\b(?:warranty\b[^.;]{0,24}\b(?:expired|lapsed|ended|has run out|void)|out of warranty|(?:no|not under|beyond (?:the )?)\s*(?:\w+ )?warranty)\b`,
    false,
    0.9,
  ),
  reads(
    'externalCriteria',
    'result',
    String.raw`\b(?:interqual|mcg(?: care)?|milliman|proprietary criteria|external criteria)\b[^.;]{0,60}?\b(not met|unmet|met|does not meet|meets|satisfied|not satisfied)\b`,
    (m) => ({ value: /not|un/.test(m[1] ?? '') ? 'not-met' : 'met', score: 0.88 }),
  ),
].map(repairs);

const NOT_REPAIRABLE = /\b(?:cannot|not|non-?repair\w*|unrepair\w*|incapable|beyond repair)\b/;
/** "Cannot be repaired" and "is not repairable" hold their denial within. */
function repairs(rule: Rule): Rule {
  if (rule.fact !== 'deviceRepairable') return rule;
  return {
    ...rule,
    read: (match, { other, hypothetical }) =>
      other || hypothetical ? null : { value: !NOT_REPAIRABLE.test(match[0]), score: 0.9, why: match[0] },
  };
}

import { inMonths, lengthsIn } from '../amounts.ts';
import { condition, LIKELY, PLAIN, type Rule, reads, says } from '../rule.ts';

/** Why the pump is asked for, and how the member's illness stands. */

export const PROGNOSIS: readonly Rule[] = [
  reads(
    'lifeExpectancyMonths',
    'stated',
    String.raw`\b(?:life[- ]expectancy|prognosis|expected (?:to live|survival)|(?:estimated|anticipated|projected|median) (?:survival|life)|survival|(?:expect\w*|likely) (?:\w+ ){0,2}to (?:live|survive)|(?:time|months?) (?:left|to live))\b`,
    (m, { unit }) => {
      const found = lengthsIn(unit.text).filter((l) => l.s > m.index - 34 && l.s - m.index < 90);
      const [length] = found.filter((l) => l.s > m.index).concat(found);
      if (!length || /\b(?:criteria|require\w*|policy|must|at least (?:3|three) months is required)\b/.test(unit.text)) return null;
      return { value: inMonths(length), score: PLAIN, why: length.text };
    },
  ),
  says(
    'indication',
    'cancer',
    String.raw`\b(?:cancer[- ](?:related )?pain|malignant pain|pain (?:due to|from|of|secondary to|related to|caused by|associated with) (?:\w+[- ]?){0,4}(?:cancer|malignancy|carcinoma|metasta\w+|tumor|sarcoma|myeloma|adenocarcinoma)|oncolog\w+ pain|tumor[- ]related pain|neoplasm[- ]related pain|g89\.3|metastatic (?:\w+ ){1,3}(?:cancer|carcinoma|adenocarcinoma)[^.;]{0,60}\bpain|(?:cancer|carcinoma|myeloma|malignancy)[^.;]{0,60}\bpain)\b`,
    'cancer-pain',
    0.8,
  ),
  says(
    'indication',
    'non-cancer',
    String.raw`\b(?:non-?(?:cancer|malignant|oncologic)(?:[- ]related)? (?:origin )?(?:chronic )?pain|(?:chronic|intractable) non-?(?:malignant|cancer|oncologic)(?: \w+)? ?pain|pain of non-?malignant origin|failed back surgery syndrome|fbss|post-?laminectomy(?: pain)? syndrome|complex regional pain syndrome|crps|post-?herpetic neuralgia|persistent spinal pain syndrome|chronic pancreatitis pain|g89\.4|arachnoiditis)\b`,
    'non-cancer-pain',
    0.75,
  ),
  says(
    'indication',
    'spasticity',
    String.raw`\b(?:(?:severe|intractable|refractory|spinal|cerebral|generalized|chronic) spasticity|(?:intrathecal baclofen|itb)[^.;]{0,50}\b(?:spasticity|therapy|pump|trial)|spasticity (?:due to|from|of|secondary to|related to|management|refractory)|spastic (?:quadripar\w+|quadripleg\w+|diplegia|hemi\w+|parapar\w+|parapleg\w+|tetra\w+|cerebral palsy)|(?:generalized )?dystonia|g80\.\d)\b`,
    'spasticity',
    0.78,
  ),
  condition(
    'advancedDisease',
    'stage',
    String.raw`\b(?:stage (?:iv|4|four)[ab]?\b|metasta(?:tic|ses|sis)|end[- ]stage (?!renal disease clinic)|terminal(?:ly)?(?: ill\w*| cancer| disease| condition)?\b|advanced (?:\w+ ){0,2}(?:cancer|disease|malignancy|carcinoma|illness|ms\b|als\b|parkinson\w*)|widely disseminated|(?:disease|cancer|malignancy|carcinoma|ms|multiple sclerosis) (?:is|has become|remains) (?:\w+ )?advanced)`,
    { yes: 0.75, no: 0.35 },
  ),
  says(
    'advancedDisease',
    'early',
    String.raw`\b(?:early[- ]stage|stage (?:i|1|one)\b|localized disease|disease is (?:stable and )?(?:not advanced|localized)|no evidence of (?:advanced|metastatic) disease|(?:disease )?not advanced)`,
    false,
    LIKELY,
  ),
  says(
    'survivalLimited',
    'limited',
    String.raw`\b(?:limited (?:life expectancy|survival|prognosis)|(?:survival|life expectancy|prognosis)(?: time)? (?:is|remains|appears)?\s*(?:\w+ )?(?:limited|short|poor|guarded|terminal|grim)|hospice|terminal(?:ly ill| cancer| illness| prognosis| disease)|comfort care|palliative (?:care only|intent)|months to live|end[- ]of[- ]life)\b`,
    true,
    LIKELY,
    { opposite: false },
  ),
  says(
    'survivalLimited',
    'normal',
    String.raw`\b(?:normal life expectancy|life expectancy (?:is )?(?:normal|not limited|not (?:\w+ )?shortened|greater than (?:10|20|several|many) years)|survival (?:is )?not limited)\b`,
    false,
    LIKELY,
  ),
  says(
    'highProceduralRisk',
    'high',
    String.raw`\b(?:(?:high|elevated|prohibitive|significant|increased)(?:er)?[- ](?:\w+ )?(?:surgical|operative|anesthe\w+|procedur\w+|perioperative)[- ]risk|high[- ]risk (?:for|surgical|candidate|of (?:surgical|operative|anesthe\w+|procedur\w+))|poor (?:surgical|operative|procedural) candidate|not a (?:good )?(?:surgical|operative) candidate|high risk (?:in|with|for) (?:\w+ ){0,2}(?:procedures?|surgery|anesthesia)|asa (?:class |physical status |ps )?(?:iv|4|v|5)\b)`,
    true,
    LIKELY,
    { opposite: false },
  ),
  says(
    'highProceduralRisk',
    'low',
    String.raw`\b(?:(?:low|average|acceptable|standard|moderate)[- ](?:\w+ )?(?:surgical|operative|anesthe\w+|procedur\w+|perioperative)[- ]risk|(?:low|average|acceptable) risk (?:for|of) (?:\w+ )?(?:surgery|procedures?|anesthesia)|asa (?:class |physical status |ps )?(?:i{1,2}|1|2)\b|cleared for (?:surgery|anesthesia|the procedure)|good (?:surgical|operative) candidate)\b`,
    false,
    0.75,
  ),
  says(
    'implanterExperienced',
    'experience',
    String.raw`\b(?:(?:surgeon|physician|implanter|implanting|facility|center|dr\W? ?\w+|i|we|he|she|team|program|clinic|hospital)\b[^.;]{0,60}\b(?:experienced|extensive experience|has (?:implanted|performed|placed)|have (?:implanted|performed|placed)|implants? (?:over|more than|about|approximately|\d+)|fellowship[- ]trained|performs? (?:over|more than|about|\d+)|years of experience|trained in intrathecal|experience (?:with|in))|experienced (?:implant\w+|physician|surgeon|facility|center|team|in (?:the )?(?:implant\w+|procedure|intrathecal)))\b`,
    true,
    LIKELY,
    { opposite: false },
  ),
  says(
    'implanterExperienced',
    'first',
    String.raw`\b(?:first (?:pump )?implant|no (?:prior )?experience|has not (?:previously )?(?:implanted|performed)|limited experience)\b`,
    false,
    LIKELY,
  ),
];

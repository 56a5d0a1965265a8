import { condition, HINT, PLAIN, type Rule, says } from '../rule.ts';

/** Infection, blood, anatomy, allergy, and what is in the body already. */

const DRUGS =
  '(?:morphine|hydromorphone|dilaudid|fentanyl|sufentanil|ziconotide|prialt|baclofen|bupivacaine|clonidine|opioids?|opiates?|local anesthetics?)';
const NKDA = String.raw`\b(?:nkda|nka\b|no known (?:drug |medication |medicine )?(?:allerg\w+|drug allerg\w+|sensitivit\w+)(?! (?:to|of|or) )|no (?:drug|medication) allergies|allergies?\s*[:=-]+\s*(?:none|no known|nil|denies|nkda|nka)|denies (?:any )?(?:drug |medication |known )*allergies|allergies? (?:and intolerances )?(?:reviewed )?[:-]?\s*none)`;

export const SAFETY: readonly Rule[] = [
  condition(
    'activeInfection',
    'infection',
    String.raw`\b(?:(?:active|current|local(?:ized)?|systemic|ongoing|acute|bacterial|surgical[- ]site|wound|skin|urinary(?: tract)?|deep|implant[- ]site|any|overt|site|spinal|superficial)(?: (?:or|and|\/) \w+)? infections?|infection (?:at|of|over|present|currently)|cellulitis|abscess(?:es)?|osteomyelitis|discitis|uti\b|pneumonia|mrsa(?: infection| colonization)?|meningitis|infectious process|infected|bacteremia|purulen\w+(?: drainage)?)\b`,
    { yes: 0.72, past: false },
  ),
  condition(
    'activeInfection',
    'any',
    String.raw`\b(?:infections?|infxns?)\b(?! (?:control|prevention|risk|disease (?:consult|clinic|specialist)))`,
    {
      yes: 0.55,
      no: 0.85,
      past: false,
    },
  ),
  says(
    'activeInfection',
    'treated',
    String.raw`\b(?:on (?:iv |oral )?antibiotics for|currently (?:being )?treated (?:for|with antibiotics))\b`,
    true,
    0.78,
  ),
  condition('sepsis', 'sepsis', String.raw`\b(?:sepsis|septic(?:emia)?|septic shock|bacteremia)\b`, { yes: 0.8 }),
  condition(
    'coagulopathy',
    'coagulopathy',
    String.raw`\b(?:coagulopath(?:y|ies|ic)|bleeding (?:disorder|diathesis|tendency)|hemophilia|von willebrand|clotting (?:disorder|abnormalit\w+)|coagulation (?:disorder|defect|abnormalit\w+)|supratherapeutic inr)\b`,
    { yes: 0.8, past: true },
  ),
  says(
    'coagulopathy',
    'normal',
    String.raw`\b(?:(?:coagulation|coags?|coag (?:panel|studies)|inr|pt\/inr|pt\/ptt|clotting (?:studies|times?))[^.;]{0,50}\b(?:normal|within normal(?: limits)?|wnl|unremarkable)|normal (?:coagulation|coags|inr|clotting)|inr\s*[:=]?\s*(?:0\.9|1\.[01])\d?)\b`,
    false,
    0.68,
  ),
  condition(
    'leukopeniaOrPancytopenia',
    'penia',
    String.raw`\b(?:(?:profound |severe )?(?:leukopenia|pancytopenia|leucopenia|neutropenia)|(?:leukopenic|neutropenic|pancytopenic))\b`,
    { yes: 0.8 },
  ),
  says(
    'leukopeniaOrPancytopenia',
    'normal',
    String.raw`\b(?:cbc|wbc|white (?:blood )?(?:cell )?count|blood counts?|counts)\b[^.;]{0,30}\b(?:normal|within normal|wnl|unremarkable)\b`,
    false,
    0.6,
  ),
  condition(
    'increasedIntracranialPressure',
    'icp',
    String.raw`\b(?:(?:increased|elevated|raised|high) (?:intracranial pressure|icp)|intracranial hypertension|papilledema|pseudotumor cerebri)\b`,
    { yes: 0.85 },
  ),
  condition(
    'thecalSacEncroachment',
    'sac',
    String.raw`\b(?:(?:encroach\w*|impinge\w*|compress\w*|invad\w*|invasion|effac\w+|involv\w+|extend\w*|extension)[^.;]{0,40}\b(?:thecal sac)|thecal sac (?:\w+ )?(?:encroachment|compression|impingement|involvement|invasion|effacement|is (?:encroached|compressed))|tumor encroach\w*)\b`,
    { yes: 0.82 },
  ),
  says(
    'thecalSacEncroachment',
    'clear',
    String.raw`\bthecal sac\b[^.;]{0,30}\b(?:patent|clear|free|widely patent|preserved|intact|not (?:\w+ )?(?:compressed|encroached|involved))\b`,
    false,
    0.82,
  ),
  condition(
    'epiduralMetastases',
    'epidural',
    String.raw`\b(?:epidural (?:metasta\w+|tumou?r|disease|mass|lesions?|extension)|metasta\w+ (?:to|in|of|within|involving) the epidural(?: space)?)\b`,
    { yes: 0.84 },
  ),
  says(
    'bodySizeAdequate',
    'adequate',
    String.raw`\b(?:body (?:size|habitus|mass|frame)[^.;]{0,60}\b(?:adequate|sufficient|appropriate|suitable|acceptable|will (?:support|accommodate|accept)|able to|accommodat\w+|can (?:carry|support|accommodate)|large enough)|(?:adequate|sufficient|appropriate|suitable|acceptable|enough) (?:body (?:size|habitus|mass)|soft tissue|abdominal (?:wall|girth|subcutaneous|tissue)|subcutaneous (?:tissue|fat)|habitus|tissue)|habitus\s*[:=-]?\s*(?:adequate|suitable|appropriate)|abdom\w+[^.;]{0,50}\b(?:can|will|able to|adequate to|sufficient to) (?:accept|support|accommodate|carry|hold) (?:the |a )?(?:pump|device|reservoir)|(?:large|big) enough (?:to|for) (?:\w+ ){0,3}pump)`,
    true,
    0.85,
    { opposite: false },
  ),
  says(
    'bodySizeAdequate',
    'inadequate',
    String.raw`\b(?:(?:cachectic|cachexia|too (?:small|thin|cachectic))|(?:inadequate|insufficient) (?:body (?:size|habitus|mass)|soft tissue|subcutaneous (?:tissue|fat)|tissue|abdominal)|body (?:size|habitus|mass)[^.;]{0,40}\b(?:inadequate|insufficient|cannot|will not|unable|too small|not (?:adequate|sufficient)))\b`,
    false,
    0.8,
  ),
  says('drugAllergy', 'none', NKDA, false, PLAIN),
  says(
    'drugAllergy',
    'to-drug',
    String.raw`\b(?:allerg(?:y|ies|ic)(?: (?:list)?)?\s*(?:to|[:=-]+)\s*(?:\w+,? (?:and )?){0,4}${DRUGS}|${DRUGS}\b[^.;]{0,24}\b(?:allergy|allergic|anaphyla\w+|hypersensitiv\w+)|hypersensitiv\w+ to (?:\w+ ){0,2}${DRUGS}|(?:anaphyla\w+|hives|rash|angioedema) (?:to|with|after|from) (?:\w+ ){0,2}${DRUGS})\b`,
    true,
    0.86,
    { opposite: false },
  ),
  says(
    'drugAllergy',
    'denied',
    String.raw`\b(?:no|denies|without|not)\b(?:(?! but )[^.;]){0,36}\b(?:allerg\w+|hypersensitiv\w+)\b[^.;]{0,50}\b(?:${DRUGS}|drug to be infused|(?:proposed|intended|planned|study) (?:drug|agent|medication))`,
    false,
    0.93,
  ),
  says(
    'drugAllergy',
    'other-drug',
    String.raw`(?:^|\b)allerg(?:y|ies|ic)\b\s*(?:to|[:=-]+|list[:]?)\s*(?!.*\b(?:morphine|hydromorphone|dilaudid|fentanyl|sufentanil|ziconotide|prialt|baclofen|bupivacaine|clonidine|opioids?|opiates?|none|nkda|nka|no known)\b)(?:penicillin|pcn|sulfa\w*|amoxicillin|cephalexin|latex|shellfish|iodine|contrast|codeine|aspirin|nsaids?|ibuprofen|lisinopril|cipro\w*|erythromycin|vancomycin|peanuts?|bee)\b`,
    false,
    HINT + 0.05,
  ),
  condition(
    'pumpComponentAllergy',
    'component',
    String.raw`\b(?:(?:known |suspected |known or suspected )?(?:allerg\w+|hypersensitiv\w+|sensitivity|reaction)\s*(?:to|of|with|[:=-])\s*(?:\w+,? (?:or )?){0,5}(?:titanium|silicone|polysulfone|metals?|nickel|(?:pump|device|catheter|implant)(?: \w+)? ?(?:components?|materials?|parts?|metal)?|components? of the (?:pump|device)|implant materials?)|(?:titanium|silicone|nickel|metal|polysulfone)[^.;]{0,12} (?:allerg\w+|hypersensitiv\w+|sensitivity)|component allerg\w+|patch test\w* (?:was |is )?(?:positive|reactive))\b`,
    { yes: 0.84, past: true },
  ),
  condition(
    'implantedDeviceIntolerance',
    'intolerance',
    String.raw`\b(?:(?:prior|previous|earlier|past|history of)?\s*(?:intoleran\w+|rejection|reaction|did not tolerate)\s*(?:of|to|with)?\s*(?:an? |any |the |her |his |previously )*(?:implant\w*|(?:implanted|spinal cord) (?:\w+ )?(?:devices?|stimulator|hardware|pump))|implant(?:ed)? (?:device )?(?:intolerance|rejection)|(?:device|implant|stimulator|scs|pump)[^.;]{0,40}\b(?:(?:was |had to be )?explanted|removed|rejected)[^.;]{0,30}(?:intoleran\w+|could not tolerate|discomfort|rejection|reaction))\b`,
    { yes: 0.82, past: true },
  ),
  condition(
    'csfFlowObstruction',
    'csf',
    String.raw`\b(?:(?:csf|cerebrospinal fluid)(?: flow)? (?:obstruction|blockage|block|flow impairment|impairment)|obstruct\w+ (?:of|to|the|csf|cerebrospinal)[^.;]{0,24}\b(?:csf|cerebrospinal|flow|intrathecal)|(?:spinal )?(?:anatomy|anomal\w+|stenosis|block)[^.;]{0,40}\b(?:obstruct\w*|block\w*|imped\w*|prevent\w*|preclud\w*|interfer\w*)[^.;]{0,30}\b(?:csf|cerebrospinal|fluid|flow|catheter|delivery)|complete spinal block|block(?:age)? of csf(?: flow)?|spinal canal block)\b`,
    { yes: 0.82, within: true },
  ),
  says(
    'csfFlowObstruction',
    'free',
    String.raw`\b(?:csf|cerebrospinal fluid)\b[^.;]{0,40}\b(?:(?:free(?:ly)?[- ]flow\w*|flow(?:s|ed|ing)? (?:freely|normally|is (?:normal|unobstructed|free|patent))|normal flow|unobstructed|free flow|flow (?:normal|patent|free|unobstructed|preserved)|unimpeded|patent))|\bfree (?:flow of )?(?:csf|cerebrospinal fluid)(?: flow)?|\bunobstructed (?:csf|cerebrospinal)`,
    false,
    0.86,
  ),
  condition(
    'otherProgrammableImplant',
    'implant',
    String.raw`\b(?:pacemaker|\bicd\b(?!-)|aicd|defibrillator|(?:another|other|second|any)(?: \w+){0,2} (?:programmable|implant\w*) (?:implants?|devices?|\w+ device)|programmable (?:implants?|devices?|shunt|valve)|cochlear implant|deep brain stimulator|\bdbs\b|vagus nerve stimulator|\bvns\b|(?:spinal cord|neuro)stimulator|spinal cord stimulator|\bscs\b|insulin pump|crossover implant|implanted (?:cardiac|electronic|electrical|programmable) devices?)\b(?! trial)`,
    { yes: 0.66, past: true },
  ),
];

import { inMonths, lengthsIn, NUMBER, numberOf } from '../amounts.ts';
import { HINT, LIKELY, PLAIN, type Rule, reads, type Seen, says } from '../rule.ts';

/** Pain: how strong, how long, what of it. */

const USUAL =
  /\b(?:average|avg|usual(?:ly)?|typical(?:ly)?|most days|baseline|base line|generally|day[- ]to[- ]day|overall|mean|on a (?:typical|normal|average|usual) day|everyday|pre-?(?:trial|procedure|op(?:erative)?|infusion|injection)|prior to (?:the )?(?:trial|infusion)|before (?:the )?(?:trial|infusion)|resting|chronically|consistently|constant(?:ly)?|daily)\b/;
const NOT_USUAL =
  /\b(?:worst|at its worst|best|least|lowest|highest|peaks?|peaking|max(?:imum)?|min(?:imum)?|flares?(?:[- ]ups?)?|bad days?|good days?|spikes?|as (?:high|low|bad|much) as|up to|goal|target|acceptable|tolerable level|after|post-?(?:trial|procedure|infusion|injection|op)|during (?:the )?(?:trial|infusion)|with (?:medication|meds|the pump)|following|decreas\w+|reduc\w+|drop\w*|fell|improv\w+|down to|relief|relieved|hours? (?:after|post|later)|follow-up call|day (?:[1-9]|one|two|three)\b|with (?:activity|movement|walking|standing|exertion)|on pump|in trial|trial day)\b/;
const NOT_PAIN =
  /\b(?:phq|gad|depression score|anxiety|mood|ashworth|spasm|strength|motor|reflex|apgar|gcs|glasgow|oswestry|sleep|fatigue|nausea|stress|satisfaction|motivation|urgency|function(?:al)? score)\b/;
const SCALE =
  /\b(?:pain|vas|nrs|nprs|nprs-11|vnrs|numeric(?:al)? (?:pain )?rating|analog|intensity|severity|score|rat(?:es?|ed|ing)|discomfort|achiness|hurts?|ache|level)\b/;

/** The part of a sentence that a number stands in: up to the next comma, bracket or "and". */
function clauseAround(text: string, s: number, e: number): { before: string; after: string } {
  const before =
    text
      .slice(0, s)
      .split(/[,;()|]|\band\b|\bbut\b|\bwith\b|\s{2,}(?=[a-z]+ )|\d\s*\/\s*10\b|\bworsens? to\b|\bto (?:a )?(?=\d)/)
      .at(-1) ?? '';
  const after = text.slice(e).split(/[,;()|.]|\band\b|\bbut\b|\bwith\b|\s{2,}|\d/)[0] ?? '';
  return { before: before.slice(-60), after: after.slice(0, 40) };
}

function usualRating(match: RegExpExecArray, { unit, before: lineBefore }: Seen, first: string, second?: string) {
  const value = numberOf(first);
  if (!Number.isInteger(value) && second === undefined) return null;
  const low = Math.ceil(value);
  if (!(low >= 0 && low <= 10)) return null;
  const [s, e] = [match.index, match.index + match[0].length];
  const { before, after } = clauseAround(unit.text, s, e);
  // A cell of its own: its name stands on the line above.
  const label = s < 3 ? lineBefore.slice(-40) : '';
  const around = `${label} ${before} ${match[0]} ${after}`;
  const context = `${lineBefore.slice(-80)} ${unit.section} ${unit.text}`;
  if (NOT_PAIN.test(around) || (NOT_PAIN.test(unit.text) && !/\bpain|vas|nrs/.test(around))) return null;
  if (!SCALE.test(unit.text) && !/\bpain\b/.test(context)) return null;
  const usual = USUAL.test(around) || (USUAL.test(unit.text.slice(0, s).slice(-40)) && !NOT_USUAL.test(around));
  const not = NOT_USUAL.test(around) && !/\b(?:before|prior to|pre)\b/.test(before);
  if (not && !usual) return null;
  if (/\b(?:husband|wife|mother|brother|sister|father)'s\b/.test(unit.text)) return null;
  const why = usual ? 'usual pain' : 'a rating of pain';
  const afterTrial = /\btrial|infusion|bolus|test dose/.test(unit.text) && !/\bbaseline|before|prior|pre-?trial|from\b/.test(before);
  const score = usual
    ? PLAIN + 0.08
    : afterTrial
      ? HINT
      : /\b(?:now|today|current(?:ly)?|present|right now|triage)\b/.test(around)
        ? 0.6
        : 0.75;
  return { value: low, score: second === undefined ? score : score - 0.05, why };
}

const N = String.raw`(\d{1,2}(?:\.\d)?|${NUMBER})`;

export const PAIN: readonly Rule[] = [
  reads(
    'painNrs',
    'of-ten',
    String.raw`(?<![\d/.])${N}(?:\s*(?:-|to)\s*${N})?\s*(?:\/\s*10\b(?!\s*\/)|(?:out )?of (?:10|ten)\b|on (?:a|the) (?:0|zero|1|one)?[\s-]*(?:to|-)?\s*(?:10|ten)[- ](?:point )?(?:scale|numeric|nrs))`,
    (m, seen) => usualRating(m, seen, m[1] ?? '', m[2]),
  ),
  reads(
    'painNrs',
    'named-scale',
    String.raw`\b(?:vas|nrs|nprs|vnrs|pain (?:score|level|rating|scale|intensity|severity)|numeric (?:pain )?rating(?: scale)?|average pain|usual pain|baseline pain|typical pain)(?:\s*(?:score|scale|rating|level))?(?:\s*\((?:0\s*-\s*10|nrs|vas|average|avg|usual|baseline|most days|typical|current)[^)]*\))?(?:,?\s*(?:average|avg|usual|typical|baseline|0\s*-\s*10|over the (?:past|last) \w+))*\s*(?:[:=-]|is|was|of|at|rated|averages?|\.{2,}|\s)*\s+?(\d{1,2})(?:\s*(?:-|to)\s*(\d{1,2}))?(?![\d.%]|\s*(?:\/|-|%|mg|mm|hours?|days?|weeks?|months?|years?|out|of))`,
    (m, seen) => usualRating(m, seen, m[1] ?? '', m[2]),
  ),
  reads(
    'painNrs',
    'qualified',
    String.raw`\b(?:average|avg|usual(?:ly)?|typical(?:ly)?|baseline|most days|averag(?:es|ing)|rat(?:es|ed) (?:it|(?:his|her|their|the) (?:usual |average |baseline |typical )?(?:pain|discomfort))(?: on most days)?)\s*(?:pain)?\s*(?:score|level|rating)?\s*(?:[:=]|is|at|as|an?|was|of|about|around|runs?|\.{2,}|\s)*\s*${N}(?![\d.%-]|\s*(?:\/|%|mg|mm|hours?|days?|weeks?|months?|years?|out|of|mets?|minutes?|times|steps|blocks))`,
    (m, seen) =>
      /\bpain|nrs|vas|discomfort\b/.test(`${seen.unit.text} ${seen.unit.section} ${seen.before}`) ? usualRating(m, seen, m[1] ?? '') : null,
  ),

  reads('painNrs', 'table', String.raw`^(?:[a-z][a-z ():-]{0,30}\s)?\s*\d{1,2}(?:\/10)?(?:\s+\d{1,2}(?:\/10)?){1,4}$`, (m, { before }) => {
    const names = [
      ...before.matchAll(/\b(?:current|now|today|worst|best|least|average|avg|usual|typical|most days|maximum|minimum|max|min)\b/g),
    ].map(([one]) => one);
    const numbers = [...m[0].matchAll(/(?<![\d/])(\d{1,2})(?:\/10)?(?!\d)/g)].map((one) => Number(one[1]));
    const at = names.findIndex((one) => USUAL.test(one));
    const value = numbers[at];
    if (value === undefined || names.length !== numbers.length || value > 10) return null;
    return { value, score: PLAIN, why: `the column “${names[at]}”` };
  }),

  says(
    'painSevere',
    'stated',
    String.raw`\b(?:severe|excruciating|debilitating|extreme|disabling|agonizing|unbearable|very strong)(?:ly)?(?:,? (?:and |or )?[\w-]+){0,4} (?:pain|neuralgia|discomfort|crps|radiculopathy|syndrome)\b|\bpain (?:is|as|was|remains|has been|that is|described as|rated as|intensity(?: is)?:?|severity(?: is)?:?)(?: \w+){0,3} (?:severe|excruciating|debilitating|unbearable|agonizing)\b|\bpain severity\s*[:=]?\s*severe\b|\bcalls? (?:it|the pain) severe\b`,
    true,
    LIKELY,
    { opposite: false },
  ),
  says(
    'painSevere',
    'mild',
    String.raw`\b(?:pain|discomfort) (?:is|remains|was|as|severity:?|intensity:?|described as)(?: only| currently| now| rated)* (?:mild|minimal|moderate|tolerable|mild to moderate)\b(?! to severe)|\b(?:mild|moderate|mild[- ]to[- ]moderate) (?:\w+ ){0,2}pain\b(?! to severe)`,
    false,
    0.6,
  ),
  says(
    'painIntractable',
    'stated',
    String.raw`\b(?:intractable|refractory|recalcitrant|unrelenting|treatment[- ]resistant)(?:,? (?:and |or )?[\w-]+){0,5} (?:pain|neuralgia|syndrome|crps|radiculopathy)\b|\bpain(?: \w+){0,6} (?:intractable|refractory|recalcitrant|treatment[- ]resistant)\b|\bchronic (?:and|,) (?:\w+ )?(?:refractory|intractable)\b|\b(?:intractable|refractory) (?:to|despite)\b|\bpain (?:that )?(?:has|have) not responded to\b`,
    true,
    LIKELY + 0.1,
    { opposite: false },
  ),
  says(
    'painIntractable',
    'controlled',
    String.raw`\bpain (?:is|remains|has been)(?: currently| now| presently)? (?:well|adequately|reasonably)[- ]?(?:controlled|managed)\b|\b(?:good|adequate|excellent) (?:pain )?control (?:of (?:the|her|his) pain|on (?:oral|current))|\bpain is acute\b`,
    false,
    0.6,
  ),
  says(
    'painLimitsDailyActivities',
    'cannot',
    String.raw`\b(?:unable to|cannot|can't|can no longer|no longer able to|difficulty (?:with )?|struggles? (?:to|with)|needs? (?:help|assistance) (?:with|to|for|from \w+ to)|requires? (?:help|assistance) (?:with|to|for)|depend(?:s|ent) on (?:\w+ ){1,3}(?:for|to)|assist(?:ance|ed)? (?:with|for))\s+(?:\w+,? ){0,5}(?:adls?|iadls?|activities of daily|bath\w*|dress\w*|shower\w*|cook\w*|clean\w*|housework|household|chores|toilet\w*|groom\w*|walk\w*|sit(?:ting)?|stand\w*|work\w*|laundry|meals?|shop\w*|shoes|stairs|sleep\w*|drive|self-care)\b`,
    true,
    LIKELY,
  ),
  says(
    'painLimitsDailyActivities',
    'limits',
    String.raw`\b(?:pain|symptoms?|condition|it)\b[^.;]{0,40}\b(?:limit\w*|interfer\w*|restrict\w*|prevent\w*|impair\w*|impact\w*|affect\w*)\b[^.;]{0,50}\b(?:adls?|iadls?|daily (?:activit\w+|life|living|function\w*|routine|tasks?)|activities|function\w*|self-care|dressing|bathing|housework|household|work)\b|\b(?:adls?|activities of daily living|daily activities|function\w*)\b[^.;]{0,30}\b(?:limited|impaired|restricted|compromised|affected|severely reduced|diminished)\b|\b(?:limitations?|limited|restricted) (?:in|with|for)\s+(?:\w+ ){0,3}(?:adls?|activities of daily|daily activities)\b|\bdependent (?:in|for|with) (?:\w+ ){0,3}adls?\b`,
    true,
    PLAIN,
    { opposite: false },
  ),
  says(
    'painLimitsDailyActivities',
    'independent',
    String.raw`\b(?:independent (?:with|in|for) (?:\w+,? ){0,4}(?:adls?|activities of daily|self-care|dressing|bathing)|performs? (?:all )?(?:adls?|activities of daily living) (?:independently|without)|adls?\s*[:-]?\s*independent|fully independent|independent (?:with|in) all)\b`,
    false,
    0.8,
  ),
  reads(
    'painDurationMonths',
    'for',
    String.raw`\b(?:pain|symptoms?|neuralgia|headaches?|crps|complaints?|suffer\w*|hurt\w*|onset|duration|fbss|discomfort)\b`,
    (m, { unit }) => {
      if (
        /\b(?:trial|relief|opioids?|therapy|pt\b|prescri\w+|tak(?:en|ing)|life expectancy|morphine|oxycodone|hydrocodone|gabapentin|chiropract\w+|prognosis|surviv\w+|mother|father|brother|sister|relie[fv]\w*|tens\b|scs\b|stimulator|clinic for|patient of|spasticity|spasms?)/.test(
          unit.text.slice(Math.max(0, m.index - 60), m.index + 90),
        ) &&
        !/\b(?:duration|history|x|pain (?:for|since|of)|years? of|year history)\b/.test(unit.text)
      )
        return null;
      const after = lengthsIn(unit.text).find((l) => l.s >= m.index - 46 && l.s - m.index < 76);
      if (!after || after.months < 1) return null;
      if (/^\s*ago\b/.test(unit.text.slice(after.e)) && /\b(?:onset|began|begin|start\w*|develop\w*)\b/.test(unit.text))
        return { value: inMonths(after), score: 0.8, why: after.text };
      const near = unit.text.slice(Math.max(0, after.s - 44), after.e + 34);
      if (
        /\b(?:minutes?|trial|therapy|follow-?up|ago\b(?! (?:after|when|following|with|due))|relief|refill|medication|opioids?|days? (?:of|per)|lasted|surgery|next|return|tried|over the (?:past|last)|in the (?:past|last)|sessions?|expectancy|every)\b/.test(
          near,
        ) &&
        !/\b(?:for (?:the )?(?:past |last )?(?:about |over |approximately |more than )?|history of|duration)\s*$/.test(near.slice(0, 44)) &&
        !/^[^.;]{0,14}\b(?:history|of (?:\w+ ){0,3}(?:pain|symptoms))/.test(unit.text.slice(after.e))
      )
        return null;
      if (/[-\s]*(?:old|-old|y\/o)\b/.test(unit.text.slice(after.e, after.e + 6))) return null;
      const cued = /\b(?:for|x|duration|lasting|persisted|present|history|over|past|last|of)\b|:/.test(near);
      return cued ? { value: inMonths(after), score: /duration|history|for\b| x /.test(near) ? 0.85 : 0.6, why: after.text } : null;
    },
  ),
  says(
    'painCauseDocumented',
    'cause',
    String.raw`\b(?:failed back surgery syndrome|fbss|post-?laminectomy(?: pain)? syndrome|complex regional pain syndrome|crps|spinal stenosis|arachnoiditis|chronic pancreatitis|post-?herpetic neuralgia|radiculopathy|degenerative disc|metasta\w+|(?:pancreatic|lung|breast|prostate|rectal|colon|renal|ovarian|cervical) (?:cancer|carcinoma|adenocarcinoma)|phantom limb|vertebral (?:compression )?fracture|herniat\w+|spinal cord injury|neuropathy|persistent spinal pain syndrome)\b`,
    true,
    HINT + 0.1,
  ),
  says(
    'painCauseDocumented',
    'etiology',
    String.raw`\b(?:etiology|cause|source|pathology|pain generator|origin) (?:of (?:the |her |his |their |this )?(?:\w+ )?pain )?(?:is|was|has been)(?: \w+){0,2} (?:known|documented|identified|established|confirmed|clear|demonstrated)\b|\bpain (?:is |was )?(?:due to|caused by|secondary to|attributed to|attributable to|resulting from|related to|from (?:known|documented|metastatic))\b|\b(?:mri|ct|imaging|emg)[^.;]{0,60}\b(?:confirms?|demonstrates?|shows?|documents?|reveals?|consistent with)\b[^.;]{0,80}\b(?:cause|explain\w*|correlat\w*|stenosis|fibrosis|herniation|arachnoiditis|metasta\w+|compression|fracture|tumor|mass)\b|\bpathology (?:is )?(?:documented|confirmed|correlates)\b|\bcorrelates? with (?:the |her |his )?(?:pain|symptoms)\b`,
    true,
    LIKELY,
  ),
  says(
    'painCauseDocumented',
    'unknown',
    String.raw`\b(?:etiology|cause|source|origin) (?:of (?:the |her |his |their |this )?(?:\w+ )?pain )?(?:is|remains|has been)?\s*(?:unknown|unclear|undetermined|not (?:been )?(?:identified|established|known|determined|found))\b|\bidiopathic pain\b|\bno (?:clear|identifiable|known|objective) (?:cause|pathology|etiology|source|pain generator)\b|\bpain of (?:unknown|unclear) (?:etiology|origin|cause)\b`,
    false,
    PLAIN,
  ),
];

import type { Unit } from './units.ts';

/** What the words around a mention make of it. */
export type Context = {
  negated: boolean;
  uncertain: boolean;
  historical: boolean;
  /** About relatives or other people. */
  other: boolean;
  /** Of risks, instructions, policies: of nobody yet. */
  hypothetical: boolean;
  /** A form's answer beside it. */
  answered: boolean;
  /** The words that decided, for the reviewer. */
  because: string;
};

const BOUNDARY =
  /\b(?:but|however|although|though|except|yet|whereas|because|due to|secondary to|despite|aside from|other than|apart from)\b|\s-\s|: /g;
const NEGATION =
  /\b(?:no evidence of|no signs? (?:or symptoms? )?of|no (?:known )?history of|negative for|free (?:of|from)|absence of|ruled out|no|not|denies|denied|denying|without|never|neither|nor|none|lacks?|lacking|excludes?|cannot|can't|doesn't|isn't|wasn't|hasn't|didn't|don't|unremarkable for|non)\b(?!\s+(?:only|longer than|less than|more than|change in|increase in|further|doubt|improved?|well|adequately|sufficient))/g;
const NEGATED_AFTER =
  /^(?:[^.;:]{0,40}?\b(?:was|were|is|are|has been|have been)\s+)?[\s(,]*(?:ruled out|excluded|absent|denied|negative|neg\b|not\s+(?:\w+\s+)?(?:present|seen|identified|found|noted|suspected|appreciated|demonstrated|detected|reported|endorsed|met|on file|completed|done|performed|indicated|been)|none\b|unlikely|not$)/;
const ANSWER =
  /^[^:?.;]{0,40}?(?:\s*[:?=]+|\s{2,}|\s?\.{2,}|\s-)\s*(?:\(?(yes|y|true|present|positive|pos|confirmed)|(no|none|denies|denied|negative|neg|absent|n|false|nil|not present|not identified|ruled out|unlikely|never|0)\b)(?![\w/]|\s*(?:\d|known))/;
const UNCERTAIN =
  /\b(?:possible|possibly|probable|suspected|suspicion (?:of|for)|suspicious for|concern(?:ing|ed)?(?: for| about)|cannot (?:be )?(?:rule|exclude)d?|can't rule out|not (?:been )?ruled out|r\/o|(?<!to )rule out|to rule out|to exclude|questionable|may have|might (?:have|be)|equivocal|versus|unclear (?:if|whether)|question of)\b/;
const UNCERTAIN_AFTER =
  /^[^.;]{0,30}\b(?:is suspected|suspected|cannot be (?:ruled out|excluded)|not (?:been )?(?:ruled out|excluded)|is possible|in question|is pending|\?)/;
const HISTORICAL =
  /\b(?:history of|h\/o|hx of|past|previous(?:ly)?|prior|remote|old|childhood|(?:years?|months?|yrs?) ago|formerly|once had|had (?:a|an)|in (?:19|20)\d\d|(?<!currently |being |is )treated for|resolved|s\/p|status post|as a (?:child|teen|teenager))\b/;
const HISTORICAL_AFTER =
  /^[\s,(]*(?:in )?(?:19|20)\d\d\b|^[^.;]{0,60}?\b(?:resolved|in (?:\w+ )?(?:19|20)\d\d|\((?:19|20)\d\d\)|(?:years?|yrs?|months?) ago|(?:fully |successfully |since )?(?<!being |is |are )(?:treated|cleared|healed)|in (?:full |sustained |early |long-term )*remission)\b/;
const PERSON =
  /\b(?:mother|father|mom|dad|parents?|sister|brother|siblings?|son|daughter|aunt|uncle|cousin|niece|nephew|(?:maternal|paternal)(?: \w+)?|grand(?:mother|father|parents?|ma|pa|son|daughter)|wife|husband|spouse|partner|roommate|friend|family (?:member|history)|fhx?|neighbor|coworker|half-brother|half-sister)\b/;
const REPORTER =
  /\b(?:reports?|states?|says?|confirms?|notes?|helps?|assists?|describes?|manages?|present|accompanied|drives?|must|has to|lives? with|does|do|dispenses?|observes?|agrees?)\b/;
const HYPOTHETICAL =
  /\b(?:risks?|complications?|if|should (?:she|he|they|you|the|any|there)|in (?:case|the event) of|call (?:us|the|our|if|your|for)|return (?:to the|if|for)|watch for|monitor(?:ed|ing)? for|look for|report any|contraindications?|candidates? (?:must|should)|must (?:have|be|not)|such as|including but|potential(?:ly)?|could (?:cause|develop|lead|result)|can (?:cause|lead|result)|may (?:cause|develop|occur|include|lead|result)|policy|(?<!meets |met |meeting )criteria|guidelines?|criterion|requires? that|patients (?:with|who)|i understand|you (?:may|should|have|are)|your|studies|literature|side effects? (?:of|include|discussed)|warning|when to|unless|to prevent|prevention of|prophylaxis)\b/;
const OTHERS_SECTION = /^(?:family|fh|fhx)\b/;
const HYPOTHETICAL_SECTION =
  /^(?:patient (?:education|instructions)|(?:discharge|home care|aftercare|return)|informed consent|consent|risks?|precautions|when to call|coverage criteria|medical policy|.*\b(?:criteria|policy|contraindications|instructions|education|brochure|consent)\b)/;

/** The words before a mention that still bear on it: after the last "but" or the like. */
function before(text: string, at: number): string {
  const all = text.slice(0, at);
  let from = 0;
  for (const match of all.matchAll(BOUNDARY)) from = match.index + match[0].length;
  return all.slice(from).slice(-110);
}

const last = (pattern: RegExp, text: string): string => [...text.matchAll(pattern)].at(-1)?.[0] ?? '';

/** @param s start of the mention in the unit's text @param e end of it */
export function contextOf({ text, section }: Unit, s: number, e: number): Context {
  const [pre, post] = [before(text, s), text.slice(e, e + 90)];
  const whole = text.slice(0, s);
  const answer = ANSWER.exec(post);
  const uncertain = UNCERTAIN.test(pre) || UNCERTAIN_AFTER.test(post);
  const negation = last(NEGATION, pre);
  const after = NEGATED_AFTER.exec(post)?.[0] ?? '';
  const negated = answer ? answer[2] !== undefined : negation !== '' || (after !== '' && !UNCERTAIN_AFTER.test(post));
  const person = PERSON.exec(whole);
  const other =
    (OTHERS_SECTION.test(section) && !/^(?:the )?(?:patient|pt|member|denies|he has|she has)\b/.test(text)) ||
    (person !== null && !REPORTER.test(whole.slice(person.index))) ||
    /^[^.;]{0,40}\b(?:in|of) (?:her|his|the|their) (?:mother|father|brother|sister|son|daughter)\b/.test(post);
  return {
    negated,
    uncertain: uncertain && !answer,
    historical: HISTORICAL.test(pre) || HISTORICAL_AFTER.test(post),
    other,
    hypothetical: HYPOTHETICAL_SECTION.test(section) || (HYPOTHETICAL.test(whole.slice(-120)) && !negated),
    answered: answer !== null,
    because: answer ? answer[0].replace(/^[\s:?=.-]+/, '').trim() : negation || after.trim(),
  };
}

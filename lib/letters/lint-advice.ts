import type { NoticeKind } from '../cases/notice.ts';
import { instantOf } from './content/frame.ts';
import { isAfter } from './dates.ts';
import { type Issue, isDecision, type LetterContent, type LetterSource } from './letter.ts';
import { blocks, type LetterFinding, warns } from './lint-finding.ts';
import { DEFAULT_GRADE, readingGrade } from './readability.ts';

/** What its author should know of a letter that could go out, and the translation that is owed. */
export function advice(source: LetterSource, content: LetterContent, issue: Issue): LetterFinding[] {
  return [
    ...(content.recipient === 'practitioner' ? [] : reading(source, content)),
    ...lateness(source, issue.at ?? instantOf(source)),
    ...(content.recipient === 'member' ? language(source, issue.arranged ?? '') : []),
  ];
}

function reading(source: LetterSource, content: LetterContent): LetterFinding[] {
  const limit = source.plan.letters?.readingGrade ?? DEFAULT_GRADE;
  const found: LetterFinding[] = [];
  if (content.readingGrade > limit)
    found.push(warns('reading grade', `The letter reads at grade ${content.readingGrade}; letters to members aim at ${limit} or below.`));
  const reason = isDecision(source) ? (source.signature?.signing.reason ?? source.ending?.reason ?? '') : '';
  const own = readingGrade(reason.split(/\n+/u));
  if (own > limit)
    found.push(warns('reading grade of the reason', `The reason reads at grade ${own}; letters to members aim at ${limit} or below.`));
  return found;
}

/** Not of what says itself that the time has passed, or that no decision is due any more. */
function lateness(source: LetterSource, at: string): LetterFinding[] {
  if (!isDecision(source) && !CLOCKED.includes(source.notice.kind)) return [];
  if (isDecision(source) && source.correction) return [];
  return isAfter(at, source.dueAt) ? [warns('due time', 'The time by which notice was due has passed.')] : [];
}

/** Notices that are due while the case's clock runs. */
const CLOCKED: readonly string[] = ['information-request', 'extension', 'urgency'] satisfies NoticeKind[];

/** The element of a translation that is owed: what is arranged for at issue clears it. */
export const TRANSLATION = 'translation';

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

function language({ member, plan }: LetterSource, arranged: string): LetterFinding[] {
  if (primary(member.language) === 'en') return [];
  const name = languageName(member.language);
  const isOwed = (plan.letters?.translationsOwed ?? []).some((tag) => primary(tag) === primary(member.language));
  if (!isOwed) return [warns('language', `The member reads another language (${name}); this letter is in English.`)];
  if (arranged.trim() === '')
    return [
      blocks(
        TRANSLATION,
        `The member reads ${name}, and the plan owes a translation. Have it made, and say who makes it and where it is kept when you issue the letter.`,
      ),
    ];
  return [warns(TRANSLATION, `The member reads ${name}. Arranged for: ${arranged.trim()}`)];
}

/** `Vietnamese` from a BCP 47 tag; the tag itself where it names no language. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

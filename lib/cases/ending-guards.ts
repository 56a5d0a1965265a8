import type { ActingUser, CaseView } from './case-view.ts';
import { CHECK_WORDS } from './check-words.ts';
import type { CheckKind } from './checks.ts';
import { ENDING_OF_CHECK, ENDING_WORDS, type EndingKind } from './endings.ts';

/** The conditions under which a case ends otherwise than on its merits: null where they hold, else why not, for the screen. */

const confirmedAgainst = ({ checks }: CaseView): readonly CheckKind[] =>
  checks.flatMap(({ kind, result }) => (result === 'unfavorable' ? [kind] : []));

/** What was found before review leads to its own ending, and to no decision on the merits. */
export function noOtherEnding(view: CaseView): string | null {
  const kind = confirmedAgainst(view).find((each) => ENDING_OF_CHECK[each] !== null);
  const ending = kind && ENDING_OF_CHECK[kind];
  return ending ? `${CHECK_WORDS[kind].unfavorable}: this leads to “${ENDING_WORDS[ending]}”, or is confirmed anew` : null;
}

const ROLE_NAMES = { nurse: 'nurses', 'medical-director': 'medical directors', manager: 'managers' } as const;

export function administrativeAuthority({ administrativeDenialBy }: CaseView, { role }: ActingUser): string | null {
  if (administrativeDenialBy.some((each) => each === role)) return null;
  if (administrativeDenialBy.length === 0) return 'This plan has given nobody the authority to deny administratively';
  return `In this plan ${administrativeDenialBy.map((each) => ROLE_NAMES[each]).join(' and ')} deny administratively`;
}

/** An ending rests on a check that a person confirmed. */
export function groundsFor(ending: EndingKind): (view: CaseView) => string | null {
  const kinds = Object.entries(ENDING_OF_CHECK).flatMap(([kind, leads]) => (leads === ending ? [kind] : []));
  const needed = Object.entries(CHECK_WORDS).flatMap(([kind, words]) => (kinds.includes(kind) ? [words.unfavorable] : []));
  const refusal = `Confirm first, in Overview: “${needed.join('”, or “')}”`;
  return (view) => (confirmedAgainst(view).some((kind) => ENDING_OF_CHECK[kind] === ending) ? null : refusal);
}

import { INDICATION_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES, type Stage } from '@/lib/criteria/case-input.ts';
import { FACTS, type Indication } from '@/lib/criteria/facts.ts';

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** For whom a clause or a limit holds: `cancer pain and non-cancer pain, at trial and permanent pump`; what is left out holds for every one. */
export function scopeWords({
  indications,
  stages,
  ageUnder,
}: {
  indications?: readonly Indication[];
  stages?: readonly Stage[];
  ageUnder?: number;
}): string {
  const every = indications === undefined || indications.length === FACTS.indication.options.length;
  const who = every ? 'every indication' : joined(indications.map((one) => INDICATION_WORDS[one]));
  const when =
    stages === undefined || stages.length === STAGES.length ? 'every stage' : joined(stages.map((one) => STAGE_WORDS[one].toLowerCase()));
  return `${who}, at ${when}${ageUnder === undefined ? '' : `, under ${ageUnder}`}`;
}

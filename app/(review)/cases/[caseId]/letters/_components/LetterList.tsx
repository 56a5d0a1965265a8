import Link from 'next/link';
import { capitalized } from '@/components/case/case-text';
import { RECIPIENT_WORDS } from '@/components/case/letter-words';
import { toRoute } from '@/components/ui/routes';
import { StatusMark } from '@/components/ui/StatusMark';
import type { Recipient } from '@/lib/letters/letter.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import type { LetterView } from '@/lib/use-cases/load-letters.ts';

/** Every letter owed, with where it stands; the one in view is marked. */
export function LetterList({ c, owed, shown }: { c: CaseRecord; owed: readonly LetterView[]; shown: Recipient }) {
  const given = owed.filter(({ issued }) => (issued?.deliveries.length ?? 0) > 0).length;
  return (
    <nav aria-labelledby="letters-title">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="letters-title" className="text-sm font-semibold">
          Letters owed
        </h2>
        <span className="text-xs text-muted">{c.status === 'closed' ? 'all given, case closed' : `${given} of ${owed.length} given`}</span>
      </div>
      <ul className="mt-2 flex flex-col rounded border border-line">
        {owed.map((letter) => (
          <li key={letter.recipient} className="border-b border-line last:border-b-0">
            <Link
              href={toRoute(`/cases/${c.number}/letters?to=${letter.recipient}`)}
              replace
              scroll={false}
              aria-current={letter.recipient === shown ? 'true' : undefined}
              className="flex items-baseline gap-2 px-3 py-2 text-sm hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=true]:bg-accent-weak"
            >
              <State letter={letter} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium break-words">{letter.addressee}</span>
                <span className="block text-xs text-muted">{capitalized(RECIPIENT_WORDS[letter.recipient])}</span>
              </span>
              <span className="text-xs text-muted">{stateWords(letter)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function State({ letter }: { letter: LetterView }) {
  const isBlocked = !letter.issued && letter.lint.some(({ level }) => level === 'blocks');
  const isGiven = (letter.issued?.deliveries.length ?? 0) > 0;
  return <StatusMark kind={isBlocked ? 'not-met' : isGiven ? 'met' : 'missing'} decorative />;
}

function stateWords({ issued, lint }: LetterView): string {
  if (issued) return issued.deliveries.length > 0 ? 'given' : 'issued';
  return lint.some(({ level }) => level === 'blocks') ? 'blocked' : 'not issued';
}

import { RECIPIENT_WORDS, wordsOf } from '@/components/case/letter-words';
import type { NoticeKey } from '@/lib/cases/notice.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** Letters of a notice that were taken back: kept as they were, with why. */
export function Voided({ c, notice }: { c: CaseRecord; notice: NoticeKey }) {
  const gone = c.letters.flatMap((letter) => (letter.notice === notice && letter.voided ? [{ ...letter, voided: letter.voided }] : []));
  if (gone.length === 0) return null;
  return (
    <section aria-labelledby="voided-title">
      <h2 id="voided-title" className="text-sm font-semibold">
        Voided letters
      </h2>
      <ul className="mt-2 flex flex-col rounded border border-line">
        {gone.map(({ id, recipient, issuedAt, voided }) => (
          <li key={id} className="border-b border-line px-3 py-2 text-sm last:border-b-0 [overflow-wrap:anywhere]">
            <a href={`/cases/${c.number}/letters/${id}/pdf`} target="_blank" rel="noreferrer" className="text-accent underline">
              To {wordsOf(RECIPIENT_WORDS, recipient)}, issued {formatInstant(issuedAt, c.plan.timeZone)}
            </a>
            <span className="block whitespace-pre-line">Void: {voided.reason}</span>
            <span className="block text-xs text-muted">
              By {voided.by}, {formatInstant(voided.at, c.plan.timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

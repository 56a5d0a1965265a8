import { capitalized } from '@/components/case/case-text';
import { Definitions } from '@/components/case/Definitions';
import { HashText } from '@/components/case/HashText';
import { METHOD_WORDS, RECIPIENT_WORDS, wordsOf } from '@/components/case/letter-words';
import { LintList } from '@/components/letter/LintList';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import type { LetterView } from '@/lib/use-cases/load-letters.ts';
import { DeliveryForm } from './DeliveryForm';
import type { NoticeActions } from './notice-actions';
import { VoidLetter } from './VoidLetter';

export interface LetterDetailProps {
  c: CaseRecord;
  letter: LetterView;
  /** Address of its PDF. */
  href: string;
  actions: NoticeActions;
  /** Whether it is the last letter that the case owes. */
  isLast: boolean;
}

/** The letter in view: before its issue what stands against it, after it what it is and where it went. */
export function LetterDetail({ c, letter, href, actions: { deliver, takeBack }, isLast }: LetterDetailProps) {
  const { recipient, issued, content, lint } = letter;
  return (
    <section aria-labelledby="letter-title" className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="letter-title" className="text-sm font-semibold">
          Letter to {RECIPIENT_WORDS[recipient]}
        </h2>
        <a href={href} target="_blank" rel="noreferrer" className="text-sm text-accent hover:underline">
          Open in a tab
        </a>
      </div>
      {issued ? null : (
        <div>
          <LintList findings={lint} />
          {recipient === 'practitioner' ? null : (
            <p className="mt-1.5 text-xs text-muted">
              Reads at grade {content.readingGrade}; letters to members aim at {c.plan.settings.letters.readingGrade} or lower.
            </p>
          )}
        </div>
      )}
      {issued ? <Issued c={c} letter={letter} issued={issued} /> : null}
      {issued && issued.deliveries.length === 0 && deliver ? (
        <DeliveryForm key={`give ${issued.id}`} number={c.number} letterId={issued.id} action={deliver} isLast={isLast} />
      ) : null}
      {c.status === 'closed' ? <p className="text-sm text-muted">Every notice owed was given: the case is closed.</p> : null}
      {issued && takeBack ? (
        <VoidLetter
          key={`void ${issued.id}`}
          number={c.number}
          letterId={issued.id}
          recipient={RECIPIENT_WORDS[recipient]}
          action={takeBack}
        />
      ) : null}
    </section>
  );
}

type IssuedProps = { c: CaseRecord; letter: LetterView; issued: NonNullable<LetterView['issued']> };

function Issued({ c: { plan }, letter: { recipient }, issued }: IssuedProps) {
  const { timeZone } = plan;
  const { addressee, issuedAt, issuedBy, sha256, arranged, warnings, deliveries } = issued;
  return (
    <Definitions
      narrow
      items={[
        { term: 'Addressee', detail: addressee },
        { term: 'Issued', detail: `${formatInstant(issuedAt, timeZone)}, by ${issuedBy}` },
        { term: 'SHA-256', detail: <HashText value={sha256} of={`the letter to ${RECIPIENT_WORDS[recipient]}`} /> },
        ...(arranged === '' ? [] : [{ term: 'Arranged', detail: arranged }]),
        ...(warnings.length === 0 ? [] : [{ term: 'Warned of', detail: warnings.map(({ message }) => message).join('\n') }]),
        ...deliveries.map(({ method, detail, deliveredBy, deliveredAt }) => ({
          term: 'Given',
          detail: `${capitalized(wordsOf(METHOD_WORDS, method))}, ${formatInstant(deliveredAt, timeZone)}${detail === '' ? '' : `\n${capitalized(detail)}`}\nRecorded by ${deliveredBy}`,
        })),
      ]}
    />
  );
}

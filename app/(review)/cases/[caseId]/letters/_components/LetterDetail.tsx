import { capitalized } from '@/components/case/case-text';
import { Definitions } from '@/components/case/Definitions';
import { HashText } from '@/components/case/HashText';
import { METHOD_WORDS, RECIPIENT_WORDS, wordsOf } from '@/components/case/letter-words';
import { StatusMark } from '@/components/ui/StatusMark';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { GRADE_LIMIT } from '@/lib/letters/lint.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import type { LetterView } from '@/lib/use-cases/load-letters.ts';
import { DeliveryForm } from './DeliveryForm';
import { VoidLetter } from './VoidLetter';

export interface LetterDetailProps {
  c: CaseRecord;
  letter: LetterView;
  /** Address of its PDF. */
  href: string;
  deliver: AllowedAction | undefined;
  takeBack: AllowedAction | undefined;
}

/** The letter in view: before its issue what stands against it, after it what it is and where it went. */
export function LetterDetail({ c, letter, href, deliver, takeBack }: LetterDetailProps) {
  const { recipient, issued } = letter;
  return (
    <section aria-labelledby="letter-title" className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="letter-title" className="text-sm font-semibold">
          Letter to {RECIPIENT_WORDS[recipient]}
        </h2>
        {issued || letter.content ? (
          <a href={href} target="_blank" rel="noreferrer" className="text-sm text-accent hover:underline">
            Open in a tab
          </a>
        ) : null}
      </div>
      {issued ? null : <Lint letter={letter} />}
      {issued ? <Issued c={c} letter={letter} issued={issued} deliver={deliver} /> : null}
      {issued && takeBack ? (
        <VoidLetter key={issued.id} number={c.number} letterId={issued.id} recipient={RECIPIENT_WORDS[recipient]} action={takeBack} />
      ) : null}
    </section>
  );
}

function Lint({ letter: { recipient, content, lint } }: { letter: LetterView }) {
  const clean = lint.every(({ level }) => level !== 'blocks');
  return (
    <div className="text-sm">
      <h3 className="text-xs font-medium text-muted">Before issue</h3>
      <ul className="mt-1 flex flex-col gap-1.5">
        {clean ? (
          <li className="flex gap-2">
            <StatusMark kind="met" decorative className="mt-1" />
            Nothing blocks it: every required part is there and agrees with the decision.
          </li>
        ) : null}
        {lint.map(({ level, element, message }) => (
          <li key={`${element} ${message}`} className="flex gap-2">
            <StatusMark kind={level === 'blocks' ? 'not-met' : 'missing'} decorative className="mt-1" />
            <span>
              <span className="font-medium">{level === 'blocks' ? 'Blocks' : 'Look'}:</span> {message}
            </span>
          </li>
        ))}
      </ul>
      {recipient === 'practitioner' || content === null ? null : (
        <p className="mt-1.5 text-xs text-muted">
          Reads at grade {content.readingGrade}; letters to members aim at {GRADE_LIMIT} or below.
        </p>
      )}
    </div>
  );
}

function Issued({
  c,
  letter,
  issued,
  deliver,
}: {
  c: CaseRecord;
  letter: LetterView;
  issued: NonNullable<LetterView['issued']>;
  deliver: AllowedAction | undefined;
}) {
  const { timeZone } = c.plan;
  return (
    <>
      <Definitions
        narrow
        items={[
          { term: 'Addressee', detail: issued.addressee },
          { term: 'Issued', detail: `${formatInstant(issued.issuedAt, timeZone)}, by ${issued.issuedBy}` },
          { term: 'SHA-256', detail: <HashText value={issued.sha256} of={`the letter to ${RECIPIENT_WORDS[letter.recipient]}`} /> },
          ...issued.deliveries.map(({ method, detail, deliveredBy, deliveredAt }) => ({
            term: 'Given',
            detail: `${capitalized(wordsOf(METHOD_WORDS, method))}, ${formatInstant(deliveredAt, timeZone)}${detail === '' ? '' : `\n${capitalized(detail)}`}\nRecorded by ${deliveredBy}`,
          })),
        ]}
      />
      {issued.deliveries.length === 0 && deliver ? (
        <DeliveryForm key={issued.id} number={c.number} letterId={issued.id} action={deliver} isLast={isLast(c)} />
      ) : null}
      {c.status === 'closed' ? <p className="text-sm text-muted">Every notice owed was given: the case is closed.</p> : null}
    </>
  );
}

const isLast = (c: CaseRecord) => c.letters.filter(({ deliveries, voided }) => deliveries.length === 0 && voided === null).length === 1;

import { counted } from '@/components/case/case-text';
import { METHOD_WORDS, RECIPIENT_WORDS, wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { ENDING_WORDS } from '@/lib/cases/endings.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { ROLE_WORDS } from '@/lib/cases/words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { Pair, Section } from './Section';

const KIND_WORDS = {
  approved: 'Approved, every line',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  'no-review-required': 'No review required, every line',
  ...ENDING_WORDS,
} as const;

/** The decision with its signature and its letters; before it, how far the review has come. */
export function Decision({ c }: { c: CaseRecord }) {
  const { decision } = c;
  if (!decision) {
    return (
      <Section title="Decision" whole>
        <p>
          <span className="font-medium">Not decided.</span> {progress(c)}
        </p>
      </Section>
    );
  }
  const { timeZone } = c.plan;
  return (
    <Section title="Decision" whole>
      <dl>
        <Pair term="Decision">
          <span className="font-semibold">{KIND_WORDS[decision.kind]}</span>
        </Pair>
        <Authorization decision={decision} />
        <Pair term="Rationale">
          <span className="whitespace-pre-line">{decision.rationale || 'none written'}</span>
        </Pair>
        {c.letters.map((letter) => (
          <Pair key={letter.id} term={`Letter to ${wordsOf(RECIPIENT_WORDS, letter.recipient)}`}>
            issued {formatInstant(letter.issuedAt, timeZone)}
            {letter.deliveries.map(
              ({ method, deliveredAt }) => `; given ${wordsOf(METHOD_WORDS, method)} ${formatInstant(deliveredAt, timeZone)}`,
            )}
          </Pair>
        ))}
      </dl>
      <Signature c={c} decision={decision} />
    </Section>
  );
}

/** A denial authorizes nothing. */
function Authorization({ decision: { authorizationNumber, validFrom, validTo } }: { decision: NonNullable<CaseRecord['decision']> }) {
  if (authorizationNumber === null || validFrom === null || validTo === null) return null;
  return (
    <Pair term="Authorization">
      <span className="font-mono">{authorizationNumber}</span>, valid {formatDate(validFrom)} to {formatDate(validTo)}, both days included
    </Pair>
  );
}

function Signature({ c, decision }: { c: CaseRecord; decision: NonNullable<CaseRecord['decision']> }) {
  const { timeZone } = c.plan;
  const role = decision.signerRole === 'nurse' ? `, ${ROLE_WORDS.nurse.toLowerCase()}` : '';
  return (
    <div className="mt-1.5 rounded-sm border border-line-strong px-2 py-1">
      <p>
        <span className="text-muted">Signed electronically by</span> <bdi className="font-semibold">{decision.signerName}</bdi>
        {role}, {formatInstant(decision.decidedAt, timeZone)} {zoneWords(timeZone)}
      </p>
      <p className="italic">“{decision.meaning}”</p>
      <p className="text-[7.5pt] text-muted">
        Frozen record, SHA-256 <span className="font-mono break-all">{decision.snapshotSha256}</span>
      </p>
    </div>
  );
}

function progress({ status, assignee, readyVersion, version, acceptedGaps }: CaseRecord): string {
  if (status === 'received') return 'Nobody has claimed the case.';
  const held = assignee ? `In review with ${assignee.name}.` : 'In review.';
  if (readyVersion !== version) return held;
  const gaps = acceptedGaps.length > 0 ? `, with ${counted(acceptedGaps.length, 'answer')} accepted without evidence` : '';
  return `${held} Confirmed ready${gaps}.`;
}

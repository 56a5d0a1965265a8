import { VERSION_WORDS } from '@/components/case/after-words';
import { counted } from '@/components/case/case-text';
import { METHOD_WORDS, RECIPIENT_WORDS, wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { authorizationsNow } from '@/lib/cases/authorization.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { DECIDED_ON_PAPER_WORDS, ROLE_WORDS } from '@/lib/cases/words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { Pair, Section } from './Section';

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
          <span className="font-semibold">{DECIDED_ON_PAPER_WORDS[decision.kind]}</span>
        </Pair>
        <Authorization c={c} decision={decision} />
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

/** Each authorization as it stands now; where that is not how it was decided, what became of it too. A denial authorizes nothing. */
function Authorization({ c, decision }: { c: CaseRecord; decision: NonNullable<CaseRecord['decision']> }) {
  const { authorizationNumber, validFrom, validTo } = decision;
  const now = authorizationsNow(c);
  return (
    <>
      {now.map((v) => (
        <Pair key={v.number} term="Authorization">
          <span className="font-mono">{v.number}</span>, valid {formatDate(v.validFrom)} to {formatDate(v.validTo)}, both days included
          {v.kind === 'decided' ? null : (
            <>
              ; version {v.version}, {VERSION_WORDS[v.kind]} {formatInstant(v.madeAt, c.plan.timeZone)}:{' '}
              {v.lines.map((line) => `${line.code} × ${line.units}, ${line.site}, ${formatDate(line.dateOfService)}`).join('; ')};{' '}
              {v.practitioner.name}; {v.facility.name}
            </>
          )}
        </Pair>
      ))}
      {now.some(({ number, kind }) => number === authorizationNumber && kind !== 'decided') && validFrom !== null && validTo !== null ? (
        <Pair term="As decided">
          valid {formatDate(validFrom)} to {formatDate(validTo)}
        </Pair>
      ) : null}
    </>
  );
}

function Signature({ c, decision }: { c: CaseRecord; decision: NonNullable<CaseRecord['decision']> }) {
  const { timeZone } = c.plan;
  const role =
    decision.signerRole === 'nurse'
      ? `, ${ROLE_WORDS.nurse.toLowerCase()}`
      : decision.signerRole === 'manager'
        ? `, ${ROLE_WORDS.manager}`
        : '';
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

import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { policyWords } from '@/components/case/case-words';
import { Definitions } from '@/components/case/Definitions';
import { HashText } from '@/components/case/HashText';
import { wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { LinkButton } from '@/components/ui/Button';
import { StatusMark } from '@/components/ui/StatusMark';
import { BASIS_WORDS, ENDING_WORDS, isEnding } from '@/lib/cases/endings.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { ROLE_WORDS } from '@/lib/cases/words.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { owedRecipients } from '@/lib/use-cases/owed-recipients.ts';
import { STATE_HEADING } from './state-heading';

const KIND_WORDS = {
  approved: 'Approved',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  'no-review-required': 'No review required',
  ...ENDING_WORDS,
} as const;
const MARK = {
  approved: 'met',
  'approved-in-part': 'ambiguous',
  denied: 'not-met',
  'no-review-required': 'not-applicable',
  'administrative-denial': 'not-met',
  'no-authorization-required': 'not-applicable',
  redirected: 'not-applicable',
  dismissed: 'not-applicable',
} as const;

const CONTINUITY = 'The plan’s rule for new members with an implanted pump, for continuity of care';

/** The decision as it stands for good. */
export function Decided({ loaded: { case: c, evaluation } }: { loaded: LoadedCase }) {
  const { decision } = c;
  if (!decision) return null;
  const { timeZone } = c.plan;
  const role = decision.signerRole === 'nurse' ? `, ${ROLE_WORDS.nurse.toLowerCase()}` : '';
  return (
    <Card title="Decision">
      <h3 id={STATE_HEADING} tabIndex={-1} className="flex items-center gap-2 text-lg font-semibold">
        <StatusMark kind={MARK[decision.kind]} size={15} decorative />
        {KIND_WORDS[decision.kind]}
      </h3>
      <Definitions
        className="mt-2"
        items={[
          ...authorizationItems(decision),
          { term: 'Decided', detail: `${formatInstant(decision.decidedAt, timeZone)} ${zoneWords(timeZone)}` },
          { term: 'By', detail: decision.signerName + role },
          { term: 'Meaning', detail: `“${decision.meaning}”` },
          ...(isEnding(decision.kind)
            ? endingItems(decision)
            : [{ term: 'Rests on', detail: decision.basis === 'transition-of-care' ? CONTINUITY : policyWords(evaluation) }]),
          { term: 'Rationale', detail: decision.rationale || 'None written' },
          { term: 'Frozen record', detail: <HashText value={decision.snapshotSha256} of="the frozen record" /> },
        ]}
      />
    </Card>
  );
}

/** An ending rests on its own grounds, and on no policy. */
function endingItems({ basis, reason }: NonNullable<LoadedCase['case']['decision']>) {
  return [
    { term: 'Ground', detail: wordsOf(BASIS_WORDS, basis) },
    { term: 'Reason', detail: reason },
  ];
}

/** A denial authorizes nothing. */
function authorizationItems({ authorizationNumber, validFrom, validTo }: NonNullable<LoadedCase['case']['decision']>) {
  if (authorizationNumber === null || validFrom === null || validTo === null) return [];
  return [
    { term: 'Authorization', detail: authorizationNumber, code: true },
    { term: 'Valid', detail: `${formatDate(validFrom)} to ${formatDate(validTo)}, both days included` },
  ];
}

/** What the decision leads to: its letters. */
export function DecidedNext({ loaded: { case: c } }: { loaded: LoadedCase }) {
  const owed = owedRecipients(c).length;
  const standing = c.letters.filter((letter) => letter.voided === null);
  const given = standing.filter((letter) => letter.deliveries.length > 0).length;
  const words =
    c.status === 'closed'
      ? 'Every notice owed was given. The case is closed.'
      : standing.length === 0
        ? `The decision owes ${counted(owed, 'letter')}. None is issued yet.`
        : `${given === 0 ? 'None' : given} of the ${owed} letters went out. The case closes with the last one.`;
  return (
    <>
      <p className="text-sm">{words}</p>
      <LinkButton href={`/cases/${c.number}/letters`} variant={c.status === 'closed' ? 'secondary' : 'primary'} className="self-start">
        Go to letters
      </LinkButton>
      <p className="text-xs text-muted">A decision is never changed or deleted. Its letters and any replay read the frozen record only.</p>
    </>
  );
}

import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { policyWords } from '@/components/case/case-words';
import { Definitions } from '@/components/case/Definitions';
import { HashText } from '@/components/case/HashText';
import { wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { LinkButton } from '@/components/ui/Button';
import { StatusMark } from '@/components/ui/StatusMark';
import { authorizationsNow } from '@/lib/cases/authorization.ts';
import { BASIS_WORDS, DECIDED_WORDS, isEnding } from '@/lib/cases/endings.ts';
import { ungiven } from '@/lib/cases/lifecycle.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { ROLE_WORDS } from '@/lib/cases/words.ts';
import { caseView } from '@/lib/use-cases/authorize.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { STATE_HEADING } from './state-heading';

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

/** A director's title says it. */
const ROLE_AFTER_NAME: Readonly<Record<string, string>> = { nurse: ROLE_WORDS.nurse.toLowerCase(), manager: ROLE_WORDS.manager };

const CONTINUITY = 'The plan’s rule for new members with an implanted pump, for continuity of care';

/** The decision as it stands for good. */
export function Decided({ loaded: { case: c, evaluation } }: { loaded: LoadedCase }) {
  const { decision } = c;
  if (!decision) return null;
  const { timeZone } = c.plan;
  return (
    <Card title="Decision">
      <h3 id={STATE_HEADING} tabIndex={-1} className="flex items-center gap-2 text-lg font-semibold">
        <StatusMark kind={MARK[decision.kind]} size={15} decorative />
        {DECIDED_WORDS[decision.kind]}
      </h3>
      <Definitions
        className="mt-2"
        items={[
          ...authorizationItems(c, decision),
          { term: 'Decided', detail: `${formatInstant(decision.decidedAt, timeZone)} ${zoneWords(timeZone)}` },
          { term: 'By', detail: [decision.signerName, ROLE_AFTER_NAME[decision.signerRole]].filter(Boolean).join(', ') },
          { term: 'Meaning', detail: `“${decision.meaning}”` },
          ...(isEnding(decision.kind)
            ? endingItems(decision)
            : [{ term: 'Rests on', detail: decision.basis === 'transition-of-care' ? CONTINUITY : policyWords(evaluation) }]),
          ...(isEnding(decision.kind) && decision.rationale === ''
            ? []
            : [{ term: 'Rationale', detail: decision.rationale || 'None written' }]),
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

/** As it was decided, and that another version holds now where one does. A denial authorizes nothing. */
function authorizationItems(
  c: LoadedCase['case'],
  { authorizationNumber, validFrom, validTo }: NonNullable<LoadedCase['case']['decision']>,
) {
  if (authorizationNumber === null || validFrom === null || validTo === null) return [];
  const now = authorizationsNow(c).find(({ number }) => number === authorizationNumber);
  const later = now === undefined || now.kind === 'decided' ? '' : `\nas decided; version ${now.version} below holds now`;
  return [
    { term: 'Authorization', detail: authorizationNumber, code: true },
    { term: 'Valid', detail: `${formatDate(validFrom)} to ${formatDate(validTo)}, both days included${later}` },
  ];
}

/** What the decision leads to: its letters, and those of what came after it. */
export function DecidedNext({ loaded }: { loaded: LoadedCase }) {
  const { case: c } = loaded;
  const view = caseView(loaded);
  const left = ungiven(view);
  const isIssued = [...view.letters, ...view.notices.flatMap(({ moot, letters }) => (moot === null ? letters : []))].some(
    ({ issued, delivered }) => issued && !delivered,
  );
  const words =
    c.status === 'closed'
      ? 'Every notice owed was given. The case is closed.'
      : `${counted(left, 'letter')} still to be given${isIssued ? '' : ', none of them issued yet'}. The case closes with the last one.`;
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

import type { ReactNode } from 'react';
import { openItems, openRequest, progressWords } from '@/components/case/information-words';
import { wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { LinkButton } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { type MarkKind, StatusMark } from '@/components/ui/StatusMark';
import { type ActingUser, type CaseView, refusalOf, transitionOf } from '@/lib/cases/lifecycle.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { ESCALATION_WORDS } from '@/lib/cases/words.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { STATE_HEADING } from '../state-heading';
import { RecordInformation } from './RecordInformation';

export interface StateCardProps {
  loaded: LoadedCase;
  view: CaseView;
  user: ActingUser;
}

/** What state the case is in besides plain review, and what it waits for: said before the actions. */
export function StateCard({ loaded, view, user }: StateCardProps) {
  const { case: c } = loaded;
  switch (c.status) {
    case 'pended':
      return <Pended loaded={loaded} view={view} user={user} />;
    case 'director-review':
      return <WithDirector loaded={loaded} />;
    case 'withdrawn':
      return (
        <State heading="Withdrawn" mark="not-applicable">
          The requester withdrew the case; nothing adverse follows from it. Who withdrew it and how that was confirmed stands in its
          history. Its notice is owed, from{' '}
          <Link href={toRoute(`/cases/${c.number}/letters?notice=withdrawal`)} className="text-accent underline">
            Letters
          </Link>
          .
        </State>
      );
    case 'in-review':
      return <InReview loaded={loaded} mayAnswer={view.assigneeId === user.id} />;
    default:
      return null;
  }
}

function State({ heading, mark, isState = true, children }: { heading: string; mark: MarkKind; isState?: boolean; children: ReactNode }) {
  return (
    <div className="flex gap-2 text-sm">
      <StatusMark kind={mark} decorative className="mt-1" />
      <div className="min-w-0 flex-1">
        <h3 {...(isState ? { id: STATE_HEADING } : {})} tabIndex={-1} className="font-medium">
          {heading}
        </h3>
        <div className="text-muted [overflow-wrap:anywhere]">{children}</div>
      </div>
    </div>
  );
}

function Pended({ loaded: { case: c, evaluation }, view, user }: StateCardProps) {
  const request = openRequest(c);
  if (!request) return null;
  const row = transitionOf('record-information', c.status);
  const titles = new Map(evaluation.findings.map(({ id, title }) => [id, title]));
  const { timeZone } = c.plan;
  return (
    <>
      <State heading="Waiting for information" mark="missing">
        {progressWords(request)}. It may be sent until {formatInstant(request.dueAt, timeZone)} {zoneWords(timeZone)}.{' '}
        {request.stopsClock ? 'The clock stands still meanwhile.' : 'The clock runs on.'}{' '}
        <Link
          href={toRoute(`/cases/${c.number}/letters?${new URLSearchParams({ notice: `information:${request.id}` })}`)}
          className="text-accent underline"
        >
          Its letters
        </Link>
      </State>
      <RecordInformation
        key={request.id}
        number={c.number}
        requestId={request.id}
        items={openItems(request).map(({ number, what, leaf }) => ({
          number,
          what,
          serves: leaf === '' ? 'Decides which criteria there are' : `For ${leaf} ${titles.get(leaf) ?? ''}`.trim(),
        }))}
        reason={(row && refusalOf(row, view, user)) ?? ''}
      />
    </>
  );
}

function WithDirector({ loaded: { case: c } }: { loaded: LoadedCase }) {
  const escalation = c.escalations.at(-1);
  const { timeZone } = c.plan;
  return (
    <State heading="With a medical director" mark="ambiguous">
      {c.director ? `${c.director.name} took it. ` : 'Nobody has taken it yet. '}
      {escalation ? (
        <>
          {escalation.escalatedBy} escalated it {formatInstant(escalation.escalatedAt, timeZone)}:{' '}
          {wordsOf(ESCALATION_WORDS, escalation.reason)}.
          <span className="mt-1 block whitespace-pre-line text-text">“{escalation.question}”</span>
        </>
      ) : null}
    </State>
  );
}

/** What happened before this review: a director who wants something, information that came, or did not. The latest of it is the state. */
function InReview({ loaded: { case: c }, mayAnswer }: { loaded: LoadedCase; mayAnswer: boolean }) {
  const { timeZone } = c.plan;
  const returned = c.escalations.at(-1);
  const asked = c.informationRequests.at(-1);
  const ready = c.readyVersion === c.version;
  const isReturned = returned?.returnedAt != null;
  const over = asked && (asked.completedAt ?? asked.lapsedAt);
  const isLatestReturn = isReturned && (!over || (returned.returnedAt ?? '') > over);
  const review = mayAnswer ? (
    <LinkButton href={`/cases/${c.number}/review`} className="self-start">
      Go to review
    </LinkButton>
  ) : null;
  return (
    <>
      {isReturned ? (
        <div className="flex flex-col gap-2 rounded border border-missing/40 bg-missing-weak px-3 py-2.5">
          <State heading={`Returned by ${returned.returnedBy ?? 'the director'}`} mark="missing" isState={isLatestReturn && !ready}>
            <span className="text-text">
              <span className="font-medium">Wanted:</span> <span className="whitespace-pre-line">{returned.wanted}</span>
            </span>
          </State>
          {review}
        </div>
      ) : null}
      {asked?.completedAt ? (
        <>
          <State heading="Everything asked for is in" mark="met" isState={!isLatestReturn && !ready}>
            Complete {formatInstant(asked.completedAt, timeZone)}. Answer from it in Review, and cite it.
          </State>
          {isReturned ? null : review}
        </>
      ) : null}
      {asked?.lapsedAt ? (
        <>
          <State heading="Information not received" mark="not-met" isState={!isLatestReturn && !ready}>
            Information was asked for and not received by {formatInstant(asked.dueAt, timeZone)} {zoneWords(timeZone)}. Ask again, or
            escalate: what is missing is not “not met”.
          </State>
          {isReturned ? null : review}
        </>
      ) : null}
    </>
  );
}

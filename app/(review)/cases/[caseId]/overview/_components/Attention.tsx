import { openRequest, progressWords } from '@/components/case/information-words';
import { wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { Callout } from '@/components/ui/Callout';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { MISSED_WORDS } from '@/lib/cases/words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** What must not be overlooked: what a director wants, what did not come, what is late. */
export function Attention({ c }: { c: CaseRecord }) {
  const { timeZone } = c.plan;
  const when = (instant: string) => `${formatInstant(instant, timeZone)} ${zoneWords(timeZone)}`;
  const last = c.escalations.at(-1);
  const asked = openRequest(c);
  return (
    <>
      {c.overdue && !c.clockOver ? (
        <Callout tone="error" title={wordsOf(MISSED_WORDS, c.overdue.consequence)}>
          Notice was due {when(c.dueAt)}, {c.dueBasis}; recorded {formatInstant(c.overdue.at, timeZone)}.{' '}
          {c.decision
            ? 'The case is decided; its letters are still to be given.'
            : 'A flag, not a decision: the case is still to be decided.'}
          {c.overdue.consequence === 'overdue' ? null : (
            <>
              {' '}
              <Link href={toRoute(`/cases/${c.number}/letters?notice=missed-due`)} className="text-accent underline">
                The notice that is owed for it
              </Link>{' '}
              stands in Letters.
            </>
          )}
        </Callout>
      ) : null}
      {c.duties
        .filter(({ doneAt }) => doneAt === null)
        .map(({ id, kind, dueAt, basis }) => (
          <Callout
            key={id}
            tone="warn"
            title={kind === 'forwarding' ? 'The appeal is to be forwarded' : 'Overturned: to be put into effect'}
          >
            Due {when(dueAt)}, {basis}.{' '}
            <Link href={toRoute(`/cases/${c.number}/decision`)} className="text-accent underline">
              Record it in Decision
            </Link>
          </Callout>
        ))}
      {c.status === 'in-review' && last?.returnedAt ? (
        <Callout tone="warn" title={`Returned by ${last.returnedBy ?? 'the director'}, ${formatInstant(last.returnedAt, timeZone)}`}>
          <span className="font-medium">Wanted:</span> <span className="whitespace-pre-line">{last.wanted}</span>
        </Callout>
      ) : null}
      {asked ? (
        <Callout title={`Waiting for information until ${when(asked.dueAt)}`}>
          {progressWords(asked)}. {asked.stopsClock ? 'The clock stands still meanwhile.' : 'The clock runs on.'}{' '}
          <Link
            href={toRoute(`/cases/${c.number}/letters?${new URLSearchParams({ notice: `information:${asked.id}` })}`)}
            className="text-accent underline"
          >
            Its letters
          </Link>
        </Callout>
      ) : null}
      {c.status === 'in-review' && c.informationLapsedAt ? (
        <Callout tone="warn" title={`Information was asked for and not received by ${when(lapsedDue(c))}`}>
          What is missing is not “not met”. Ask again, or escalate.
        </Callout>
      ) : null}
    </>
  );
}

const lapsedDue = (c: CaseRecord): string =>
  c.informationRequests.findLast(({ lapsedAt }) => lapsedAt !== null)?.dueAt ?? c.informationLapsedAt ?? c.dueAt;

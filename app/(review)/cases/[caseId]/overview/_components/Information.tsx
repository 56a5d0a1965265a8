import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { openRequest } from '@/components/case/information-words';
import { zoneWords } from '@/components/case/when';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { StatusMark } from '@/components/ui/StatusMark';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** What the practitioner was asked for, and what became of each item; nothing where nothing was asked. */
export function Information({ c }: { c: CaseRecord }) {
  const { informationRequests: requests } = c;
  if (requests.length === 0) return null;
  const waits = openRequest(c);
  return (
    <Card title="Information asked for" aside={counted(requests.length, 'request')} flush>
      <ul>
        {requests.toReversed().map((request) => (
          <li key={request.id} className="border-b border-line px-4 py-2.5 text-sm last:border-b-0">
            <RequestHead c={c} request={request} waits={request.id === waits?.id} />
            <ol className="mt-1.5 flex flex-col gap-1">
              {request.items.map((item) => (
                <Item key={item.number} c={c} request={request} item={item} />
              ))}
            </ol>
            {request.note === '' ? null : <p className="mt-1.5 whitespace-pre-line text-muted">Note: {request.note}</p>}
          </li>
        ))}
      </ul>
      {waits ? (
        <p className="border-t border-line px-4 py-2 text-sm">
          <Link href={toRoute(`/cases/${c.number}/decision`)} className="text-accent underline">
            Record what came in
          </Link>
        </p>
      ) : null}
    </Card>
  );
}

type Request = CaseRecord['informationRequests'][number];

function RequestHead({ c, request, waits }: { c: CaseRecord; request: Request; waits: boolean }) {
  const { timeZone } = c.plan;
  const when = (instant: string) => `${formatInstant(instant, timeZone)} ${zoneWords(timeZone)}`;
  return (
    <>
      <p className="font-medium">{stateWords(request, when, waits)}</p>
      <p className="text-muted">
        Asked {formatInstant(request.askedAt, timeZone)} by {request.askedBy};{' '}
        {request.stopsClock ? 'the clock stood still' : 'the clock ran on'}
      </p>
    </>
  );
}

function stateWords({ dueAt, completedAt, lapsedAt }: Request, when: (instant: string) => string, waits: boolean): string {
  if (completedAt) return `Complete ${when(completedAt)}`;
  if (lapsedAt) return `Information was asked for and not received by ${when(dueAt)}`;
  return waits ? `May be sent until ${when(dueAt)}` : `Ended before its time, ${when(dueAt)}`;
}

function Item({ c, request, item }: { c: CaseRecord; request: Request; item: Request['items'][number] }) {
  const over = request.lapsedAt !== null;
  return (
    <li className="flex gap-2">
      <StatusMark kind={item.receivedAt ? 'met' : over ? 'not-met' : 'missing'} decorative className="mt-1" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {item.what}
        <span className="block text-xs text-muted">
          {item.leaf === '' ? '' : `for ${item.leaf}; `}
          {item.receivedAt
            ? `received ${formatInstant(item.receivedAt, c.plan.timeZone)}, recorded by ${item.receivedBy ?? 'nobody named'}`
            : over
              ? 'not received'
              : 'not received yet'}
          {item.note === '' ? '' : `: ${item.note}`}
        </span>
      </span>
    </li>
  );
}

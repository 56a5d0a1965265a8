import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { Definitions } from '@/components/case/Definitions';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { requireViewer } from '@/lib/auth/session.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { STAGE_WORDS } from '@/lib/cases/words.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { type BlindReview, loadBlindReview, type ShownDocument } from '@/lib/use-cases/second-review.ts';
import { BlindForm } from './_components/BlindForm';

export const metadata: Metadata = { title: 'Second review' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The request and its documents, and the guided form empty. That the case is seen here is noted as such: it is no opening of the case. */
export default async function BlindReviewPage({ params }: PageProps<'/second-reviews/[reviewId]'>) {
  const viewer = await requireViewer();
  const { reviewId } = await params;
  if (!UUID.test(reviewId)) notFound();
  const { caseNumber, ...review } = await orNotFound(loadBlindReview(viewer, reviewId));
  await recordView({ viewer, at: new Date().toISOString() }, { kind: 'case', caseNumber, subject: reviewId, screen: 'second-review' });
  return (
    <PageBody>
      <PageHeader title="Second review" detail={`${review.planName}, ${review.name}`} />
      {review.finished ? (
        <Callout
          tone="success"
          title="This review is finished"
          actions={<LinkButton href="/second-reviews">To the second reviews</LinkButton>}
        >
          It was compared with the first. A manager or a medical director settles what differs.
        </Callout>
      ) : (
        <div className="grid items-start gap-5 min-[70rem]:grid-cols-[22rem_minmax(0,1fr)]">
          <div className="flex flex-col gap-4">
            <Request review={review} />
            <Documents reviewId={review.id} documents={review.documents} />
          </div>
          <BlindForm id={review.id} base={review.base} answers={review.answers} />
        </div>
      )}
    </PageBody>
  );
}

function Request({ review: { base, lines, diagnoses, drug, device } }: { review: Omit<BlindReview, 'caseNumber'> }) {
  const { stage } = base.request;
  return (
    <Card title="Request">
      <Definitions
        narrow
        items={[
          { term: 'Kind', detail: stage === undefined ? 'As its codes tell' : STAGE_WORDS[stage] },
          { term: 'Services', detail: lines.map(({ code, description, units }) => `${code} ${description}, ${units}`).join('\n') },
          { term: 'Site', detail: [...new Set(lines.map(({ site }) => site))].join('\n') },
          { term: 'Diagnoses', detail: diagnoses.map(({ code, description }) => `${code} ${description}`).join('\n') },
          { term: 'Drug', detail: drug },
          { term: 'Device', detail: device },
          { term: 'Born', detail: formatDate(base.member.dateOfBirth) },
          { term: 'Received', detail: formatDate(base.receivedOn) },
          { term: 'Service', detail: formatDate(base.dateOfService) },
        ]}
      />
    </Card>
  );
}

function Documents({ reviewId, documents }: { reviewId: string; documents: readonly ShownDocument[] }) {
  return (
    <Card title="Documents" aside={counted(documents.length, 'document')}>
      {documents.length === 0 ? <p className="text-sm text-muted">The case has none, and none was cited.</p> : null}
      {documents.some(({ id, withheld }) => id === null && !withheld) ? (
        <p className="mb-2 text-xs text-muted">What is no link is described only: no file of it is in the records.</p>
      ) : null}
      <ul className="flex flex-col gap-2 text-sm">
        {documents.map(({ document, noteDate, pages, quotations, id, withheld }) => (
          <li key={`${document} ${noteDate} ${id ?? ''}`} className="[overflow-wrap:anywhere]">
            <p className="font-medium">
              {id === null ? document : <FileLink reviewId={reviewId} id={id} name={document} page={pages[0]} />}
              {noteDate === '' ? '' : `, ${formatDate(noteDate)}`}
              {pages.length > 0 ? `, p. ${pages.join(', ')}` : ''}
            </p>
            {withheld ? <p className="text-xs text-muted">Protected by law: its words and its file are left out here.</p> : null}
            {quotations.map((quotation) => (
              <p key={quotation} className="text-muted">
                “{quotation}”
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** In a tab of its own, at the page that was cited first: what is answered here stays in view. */
function FileLink({ reviewId, id, name, page }: { reviewId: string; id: string; name: string; page: string | undefined }) {
  const at = page !== undefined && /^\d+$/.test(page) ? `#page=${page}` : '';
  return (
    <a
      href={`/second-reviews/${reviewId}/documents/${id}${at}`}
      target="_blank"
      rel="noopener"
      className="text-accent underline underline-offset-2"
    >
      {name}
      <span className="sr-only"> in a new tab</span>
    </a>
  );
}

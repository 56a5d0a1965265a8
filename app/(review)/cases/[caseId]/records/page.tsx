import { isolated } from '@/components/case/isolated';
import { shortInstant } from '@/components/case/when';
import { PageBody } from '@/components/shell/PageHeader';
import { EmptyState } from '@/components/ui/EmptyState';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import { loadRecords } from '@/lib/use-cases/read-document.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { DocumentTable } from './_components/DocumentTable';
import { Uploads } from './_components/Uploads';

export const metadata = { title: 'Records' };

/** What the requester sent: every document, whether its words can be found, and how often it is cited. */
export default async function RecordsPage({ params }: CaseParams) {
  const { viewer, ...loaded } = await loadCasePage((await params).caseId);
  const { case: c } = loaded;
  const { documents, removed, locked } = await loadRecords(viewer, c.number);
  const actions = allowedActions(caseView(loaded), actingUser(viewer, c.plan.id));
  const may = (wanted: string) => actions.some(({ action, allowed }) => action === wanted && allowed);
  const now = new Date().toISOString();
  const { timeZone } = c.plan;
  return (
    <PageBody>
      {may('add-document') ? <Uploads number={c.number} /> : null}
      {documents.length > 0 ? (
        <DocumentTable
          number={c.number}
          documents={documents}
          evidence={c.evidence}
          timeZone={timeZone}
          now={now}
          mayRemove={may('remove-document')}
          mayMark={may('flag-document')}
          locked={locked}
        />
      ) : (
        <EmptyState title="No records yet">
          {may('add-document')
            ? 'Add what the requester sent: clinic notes, imaging, the psychological evaluation, the trial’s log. Each page can then be read and cited beside the questions.'
            : 'Nothing was added to this case. Whoever holds it adds what the requester sent.'}
        </EmptyState>
      )}
      {removed.length > 0 ? (
        <section aria-labelledby="removed-title" className="text-sm">
          <h2 id="removed-title" className="font-semibold">
            Taken out
          </h2>
          <ul className="mt-1 text-muted">
            {removed.map(({ id, name, removedAt, removedBy, reason }) => (
              <li key={id}>
                {isolated(name)} · {shortInstant(removedAt, timeZone, now)}, {isolated(removedBy)}: {isolated(reason)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </PageBody>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useNotice } from '@/components/ui/Notices';
import { toRoute } from '@/components/ui/routes';
import type { Column } from '@/lib/cases/worklist.ts';
import type { WorklistView } from '@/lib/use-cases/keep-worklist.ts';
import { dropView } from '../actions';
import type { ListedQuery } from '../query';
import { ColumnsDialog } from './ColumnsDialog';
import { SaveViewDialog } from './SaveViewDialog';

type Props = {
  query: ListedQuery;
  columns: Column[];
  views: readonly WorklistView[];
  /** Id of the view that the address names. */
  current: string | null;
};

const addressOfView = ({ id, address }: Pick<WorklistView, 'id' | 'address'>) => toRoute(`/worklist?${address}&view=${id}`);

/** The user's own views of the worklist: opened from a list, kept under a name, removed; and the columns. */
export function Views({ query, columns, views, current }: Props) {
  const router = useRouter();
  const notice = useNotice();
  const [dialog, setDialog] = useState<'columns' | 'save' | null>(null);
  const view = views.find(({ id }) => id === current);

  function open(id: string) {
    const wanted = views.find((one) => one.id === id);
    router.push(wanted ? addressOfView(wanted) : toRoute('/worklist'));
  }

  async function remove(one: WorklistView) {
    const result = await dropView({ id: one.id });
    notice(result.ok ? { message: `The view “${one.name}” is removed.` } : { message: result.message, tone: 'error' });
    if (result.ok) router.push(toRoute(`/worklist?${one.address}`));
  }

  return (
    <div className="ml-auto flex flex-wrap items-center gap-1">
      {views.length > 0 ? (
        <label className="inline-flex items-center gap-1 text-xs text-muted">
          View:
          <select
            value={current ?? ''}
            onChange={(event) => open(event.target.value)}
            className="h-6 max-w-48 rounded border border-line bg-panel px-1 font-medium text-text"
          >
            <option value="">none</option>
            {views.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {view ? (
        <Button size="sm" variant="quiet" onClick={() => void remove(view)}>
          Remove view
        </Button>
      ) : null}
      <Button size="sm" variant="quiet" onClick={() => setDialog('columns')}>
        Columns…
      </Button>
      <Button size="sm" variant="quiet" onClick={() => setDialog('save')}>
        Save view…
      </Button>
      {dialog === 'columns' ? (
        <ColumnsDialog view={current} viewName={view?.name ?? null} columns={columns} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'save' ? (
        <SaveViewDialog
          query={query}
          columns={columns}
          name={view?.name ?? ''}
          taken={views.map((one) => one.name)}
          onClose={() => setDialog(null)}
          onSaved={(id, address) => router.push(addressOfView({ id, address }))}
        />
      ) : null}
    </div>
  );
}

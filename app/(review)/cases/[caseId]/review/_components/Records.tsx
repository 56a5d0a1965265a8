'use client';

import dynamic from 'next/dynamic';
import { IconButton } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import type { Reader } from './records/reader-store';
import { ReaderContext } from './records/use-reader';
import { LAST_RECORDS_STEP, recordsStepAt, recordsWidth, recordsWidthClass } from './records-layout';
import { Separator } from './Separator';
import type { Panes } from './use-panes';

export const RECORDS_ID = 'records';
const SHOW_ID = 'show-records';

/** Not part of a review without records. */
const RecordsPane = dynamic(() => import('./records/RecordsPane').then((module) => module.RecordsPane));

const SCALE = { last: LAST_RECORDS_STEP, stepAt: recordsStepAt, widthOf: recordsWidth, least: 416 };

/** What is left of the questions: the records, and the line that moves between the two. */
export function Records({ reader, number, panes }: { reader: Reader; number: string; panes: Panes }) {
  const { isCollapsed } = panes.layout;
  if (isCollapsed) return <CollapsedRecords onShow={panes.toggle} />;
  return (
    <>
      <ReaderContext value={{ reader, base: `/cases/${number}/records` }}>
        <section
          id={RECORDS_ID}
          aria-label="Records"
          className={cx(
            'flex min-h-0 min-w-0 flex-none flex-col max-roomy:h-[70dvh] max-roomy:border-b max-roomy:border-line roomy:max-w-[calc(100%-44rem)] print:hidden',
            recordsWidthClass(panes.layout),
          )}
        >
          <RecordsPane onHide={() => hide(panes.toggle)} />
        </section>
      </ReaderContext>
      <Separator {...panes} side="left" label="Width of the records" controls={RECORDS_ID} scale={SCALE} />
    </>
  );
}

function hide(toggle: () => void) {
  toggle();
  requestAnimationFrame(() => document.getElementById(SHOW_ID)?.focus());
}

function CollapsedRecords({ onShow }: { onShow: () => void }) {
  return (
    <div className="border-r border-line bg-panel p-1.5 print:hidden">
      <IconButton id={SHOW_ID} label="Show the records (v)" onClick={onShow}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M4.5 2.5L8 6l-3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </IconButton>
    </div>
  );
}

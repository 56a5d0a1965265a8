'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import type { RecordDocument } from '@/lib/records/document.ts';
import { FlagDialog } from './protected/FlagDialog';
import { OpenDialog } from './protected/OpenDialog';

type Props = { number: string; document: Pick<RecordDocument, 'id' | 'name' | 'sensitivity' | 'kind'> };

/** Says what the document is, and whether the law protects it further. */
export function MarkDocument({ number, document: { id, name, sensitivity, kind } }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" aria-label={`Mark ${name}…`} onClick={() => setOpen(true)}>
        Mark…
      </Button>
      {isOpen ? <FlagDialog open onClose={() => setOpen(false)} number={number} document={{ id, name, sensitivity, kind }} /> : null}
    </>
  );
}

/** For whoever does not work on the case: a protected document opens with a reason. */
export function OpenProtected({ number, document: { id, name, sensitivity } }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" aria-label={`Open ${name}…`} onClick={() => setOpen(true)}>
        Open…
      </Button>
      {isOpen ? <OpenDialog open onClose={() => setOpen(false)} number={number} document={{ id, name, sensitivity }} /> : null}
    </>
  );
}

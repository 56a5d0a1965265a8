'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ContactDialog, type ContactKind } from './ContactDialog';
import type { ContactDesk } from './sign-desk';

export interface RecordContactProps {
  desk: ContactDesk;
  kind: ContactKind;
  look?: 'link' | 'button';
  children: ReactNode;
}

/** Opens the dialog that records a contact; a new one each time, so that nothing of the last is left in it. */
export function RecordContact({ desk, kind, look = 'button', children }: RecordContactProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {look === 'link' ? (
        <button type="button" className="min-h-6 text-accent underline" onClick={() => setOpen(true)}>
          {children}
        </button>
      ) : (
        <Button size="sm" onClick={() => setOpen(true)}>
          {children}
        </Button>
      )}
      <ContactDialog open={open} onClose={() => setOpen(false)} desk={desk} kind={kind} />
    </>
  );
}

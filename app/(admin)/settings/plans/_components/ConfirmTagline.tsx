'use client';

import { Definitions } from '@/components/case/Definitions';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import type { Tagline } from '@/lib/letters/taglines.ts';

export interface ConfirmTaglineProps {
  /** Null: nothing is being read. */
  tagline: Tagline | null;
  /** By an administrator of this plan. */
  isConfirmed: boolean;
  onClose: () => void;
  onConfirm: (tagline: Tagline) => void;
}

/** The whole text with where it comes from; the wording of one that too few sources agree on is confirmed only here, having been read. */
export function ConfirmTagline({ tagline, isConfirmed, onClose, onConfirm }: ConfirmTaglineProps) {
  const asks = tagline !== null && !tagline.confirmed && !isConfirmed;
  const footer = (
    <>
      <Button onClick={onClose}>{asks ? 'Leave it off' : 'Close'}</Button>
      {asks ? (
        <Button
          variant="primary"
          onClick={() => {
            onConfirm(tagline);
            onClose();
          }}
        >
          Confirm this wording
        </Button>
      ) : null}
    </>
  );
  return (
    <Dialog
      open={tagline !== null}
      onClose={onClose}
      title={tagline ? `${tagline.language}, ${tagline.edition} edition` : ''}
      footer={footer}
    >
      {tagline ? (
        <div className="flex flex-col gap-3">
          <blockquote lang={tagline.tag} dir={tagline.direction} className="rounded border border-line bg-sunken px-3 py-2 text-lg">
            {tagline.text}
          </blockquote>
          <p className="text-xs text-muted">
            {'{phone}'} and {'{tty}'} are the plan’s numbers.
          </p>
          <Definitions
            items={[
              { term: 'Language tag', detail: tagline.tag, code: true },
              { term: 'Sources', detail: tagline.sources.join('\n') },
              ...(tagline.note === undefined ? [] : [{ term: 'How they differ', detail: tagline.note }]),
            ]}
          />
          {asks ? (
            <Callout tone="warn" title="The wording is not confirmed">
              Fewer than two independent sources have this text. Compare it with the sheet of the Office for Civil Rights, or have who reads
              the language check it. Your confirmation is kept with the plan’s changes.
            </Callout>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  );
}

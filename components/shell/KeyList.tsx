'use client';

import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Kbd } from '@/components/ui/Kbd';
import { useKeyList, useKeys, useKeysOff } from './Keys';
import { isSingleKey, type KeyAction, keyCaps } from './keys';

/** The button and the dialog of `?`: every key of this page, and a switch for each single key. */
export function KeyList() {
  const [open, setOpen] = useState(false);
  useKeys([{ key: '?', label: 'List all keys', group: 'Everywhere', run: () => setOpen(true) }]);
  return (
    <>
      <IconButton label="Keyboard: all keys of this page" onClick={() => setOpen(true)}>
        <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
          <rect x="1.5" y="4.5" width="15" height="9.5" rx="2" />
          <path d="M4.5 7.5h.01M7.5 7.5h.01M10.5 7.5h.01M13.5 7.5h.01M6 11h6" strokeLinecap="round" />
        </svg>
      </IconButton>
      <Dialog open={open} onClose={() => setOpen(false)} title="Keys on this page">
        <KeyRows />
      </Dialog>
    </>
  );
}

function KeyRows() {
  const keys = useKeyList();
  const [off, turn] = useKeysOff();
  const singles = keys.map(({ key }) => key).filter(isSingleKey);
  const allOff = singles.every((key) => off.has(key));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start justify-between gap-4">
        <p className="text-sm text-muted">
          Keys rest while you type in a field. A single key can be turned off, for instance when you dictate; this browser remembers it.
        </p>
        <Button size="sm" onClick={() => turn(singles, allOff)}>
          {allOff ? 'Turn all on' : 'Turn all off'}
        </Button>
      </div>
      {groups(keys).map(([title, members]) => (
        <section key={title}>
          <h3 className="border-b border-line pb-1 text-sm font-semibold">{title}</h3>
          <ul>
            {members.map((action) => (
              <KeyRow key={action.key} action={action} on={!off.has(action.key)} onTurn={(on) => turn([action.key], on)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function KeyRow({ action, on, onTurn }: { action: KeyAction; on: boolean; onTurn: (on: boolean) => void }) {
  const single = isSingleKey(action.key);
  return (
    <li className="grid grid-cols-[5.5rem_1fr_auto] items-center gap-2 border-b border-line py-1 text-sm last:border-b-0">
      <span className="flex gap-1">
        {keyCaps(action.key).map((cap) => (
          <Kbd key={cap}>{cap}</Kbd>
        ))}
      </span>
      <span className={on ? '' : 'text-faint'}>{action.label}</span>
      {single ? (
        <label className="flex items-center gap-1.5 text-xs text-muted">
          <input
            type="checkbox"
            aria-label={`on: ${action.label}`}
            className="size-4"
            checked={on}
            onChange={(event) => onTurn(event.target.checked)}
          />
          on
        </label>
      ) : null}
    </li>
  );
}

/** Groups in the order their first key was found; keys without one belong to the page. */
function groups(keys: readonly KeyAction[]): [string, KeyAction[]][] {
  const map = new Map<string, KeyAction[]>();
  for (const action of keys) {
    const title = action.group ?? 'This page';
    map.set(title, [...(map.get(title) ?? []), action]);
  }
  return [...map];
}

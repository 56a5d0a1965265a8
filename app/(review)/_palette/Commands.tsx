'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ComponentType, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useKeys, useKeysNow } from '@/components/shell/Keys';
import { SIGN_OUT_ID } from '@/components/shell/SignOut';
import { look } from '@/components/ui/button-look';
import { Dialog } from '@/components/ui/Dialog';
import { Kbd } from '@/components/ui/Kbd';
import { toRoute } from '@/components/ui/routes';
import { CASE_STEPS } from '@/lib/cases/steps.ts';
import { type Entry, keyEntries, PALETTE_KEY, type Place, placeEntries } from './entries';
import { FIELD, FIELD_LABEL } from './field';
import type { PaletteProps } from './Palette';
import { rememberOpened } from './recent';

export interface CommandsProps {
  /** Where this person may go, wherever they are. */
  places: readonly Place[];
  /** Whether cases are searched: an administrator sees none. */
  searchesCases: boolean;
}

/** The command palette: its button in the top bar, its key, and its dialog. What fills it is fetched when it is first opened. */
export function Commands({ places, searchesCases }: CommandsProps) {
  const router = useRouter();
  const number = caseNumberIn(usePathname());
  const keysNow = useKeysNow();
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const go = (href: string) => router.push(toRoute(href));

  // What keys would do is asked now: in the palette the focus is elsewhere.
  const open = () =>
    setEntries([
      ...placeEntries('Steps of the case', number === null ? [] : stepsOf(number), go),
      ...keyEntries(keysNow()),
      ...placeEntries('Go to', places, go),
      { id: 'sign-out', group: 'Account', label: 'Sign out', run: signOut },
    ]);
  const close = () => setEntries(null);
  useKeys([{ key: PALETTE_KEY, label: 'Commands, policies and cases', group: 'Everywhere', run: open }]);

  useEffect(() => {
    if (number !== null) rememberOpened(number);
  }, [number]);

  return (
    <>
      <button type="button" aria-keyshortcuts="Control+K" onClick={open} className={look({ size: 'sm' })}>
        Commands{' '}
        <span aria-hidden="true" className="max-lg:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <Dialog bare open={entries !== null} onClose={close} title="Commands">
        <Opened
          entries={entries ?? []}
          searchesCases={searchesCases}
          current={number}
          go={go}
          close={close}
          pick={(run) => {
            flushSync(close);
            run();
          }}
        />
      </Dialog>
    </>
  );
}

/** The field alone until its list has come: what is typed meanwhile is typed into it, and no key acts on the page. */
function Opened(props: Omit<PaletteProps, 'typed'>) {
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);
  const [typed, setTyped] = useState('');
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let isOpen = true;
    import('./Palette').then(
      (module) => isOpen && setPalette(() => module.default),
      () => isOpen && setFailed(true),
    );
    return () => {
      isOpen = false;
    };
  }, []);

  if (Palette) return <Palette {...props} typed={typed} />;
  return (
    <>
      <input
        aria-label={FIELD_LABEL}
        placeholder={FIELD_LABEL}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        maxLength={200}
        className={FIELD}
      />
      <p role="status" className="px-3.5 py-2 text-xs text-muted">
        {failed ? 'The commands could not be fetched: there is no connection. The keys of this page work.' : ''}
      </p>
    </>
  );
}

function caseNumberIn(pathname: string): string | null {
  return /^\/cases\/(PA-\d{2}-\d{6})(?:\/|$)/.exec(pathname)?.[1] ?? null;
}

function stepsOf(number: string): Place[] {
  return CASE_STEPS.map((step) => ({ href: `/cases/${number}/${step}`, label: step.replace(/^./, (letter) => letter.toUpperCase()) }));
}

/** By the form of the top bar, which also clears what this tab kept. */
function signOut(): void {
  const form = document.getElementById(SIGN_OUT_ID);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

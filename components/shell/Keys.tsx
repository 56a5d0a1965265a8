'use client';

import { createContext, type ReactNode, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { createKeyRegistry, isSingleKey, type KeyAction, type KeyRegistry, matchesKey, parseOff } from './keys';

export type { KeyAction } from './keys';

const STORE = 'criterion.keys-off';

/** Held by the shell; without it (sign-in) there are no keys, and `useKeys` does nothing. */
const KeysContext = createContext<KeyRegistry | null>(null);

/**
 * Registers keys while the component is on the page.
 *
 *     useKeys([{ key: 'c', label: 'Claim the case', run: claim, group: 'Case' }]);
 *
 * They rest while someone types in a field, while a dialog is open, when another handler took the event, and, for single
 * keys, when this browser turned them off. `run` should call `event.preventDefault()` only if it wants more than that:
 * the event's default is already prevented.
 */
export function useKeys(keys: readonly KeyAction[]): void {
  const registry = useContext(KeysContext);
  // Before it is painted: whoever sees a key beside a button may press it at once.
  useLayoutEffect(() => registry?.add(keys), [registry, keys]);
}

export function KeysProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createKeyRegistry);

  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
      const action = registry.list().find(({ key }) => matchesKey(key, event));
      if (!action || !free(action, event.target)) return;
      if (isSingleKey(action.key) && readOff().has(action.key)) return;
      event.preventDefault();
      action.run(event);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry]);

  return <KeysContext value={registry}>{children}</KeysContext>;
}

/** Every key in force now, for the key list. */
export function useKeyList(): readonly KeyAction[] {
  const registry = useContext(KeysContext);
  return useSyncExternalStore(registry?.subscribe ?? noSubscription, registry?.list ?? noKeys, noKeys);
}

/** Reads the keys in force that this browser did not turn off, at the moment of the call: for who adds a key and would hear of it. */
export function useKeysNow(): () => readonly KeyAction[] {
  const registry = useContext(KeysContext);
  return () => {
    const off = readOff();
    return (registry?.list() ?? NONE).filter(({ key }) => !(isSingleKey(key) && off.has(key)));
  };
}

const NONE: readonly KeyAction[] = [];
const noKeys = () => NONE;
const noSubscription = () => () => {};

const PICKS = ['checkbox', 'radio', 'button', 'submit'];
const LINES = ['text', 'search', 'email', 'tel', 'url', 'password'];

/** Whether the element in focus leaves this key alone. */
function free({ key, whileTyping = false }: KeyAction, target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return false;
  if (!(target instanceof HTMLElement) || /^(Ctrl|Alt)\+/.test(key)) return true;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return false;
  if (target instanceof HTMLInputElement) {
    return PICKS.includes(target.type) ? !isPress(key) && !key.startsWith('Arrow') : whileTyping && LINES.includes(target.type);
  }
  // Enter and Space on a link or button belong to it.
  return !(isPress(key) && target.closest('a, button, summary'));
}

function isPress(key: string): boolean {
  return key === 'Enter' || key === ' ';
}

const OFF_CHANGED = 'criterion:keys-off';

/** The stored text, for comparison by value; a browser that refuses storage has nothing turned off. */
function storedOff(): string | null {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

function readOff(): ReadonlySet<string> {
  return parseOff(storedOff());
}

function subscribeOff(listener: () => void): () => void {
  window.addEventListener(OFF_CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(OFF_CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}

/** Single keys turned off in this browser, and how to turn some off or on again. */
export function useKeysOff(): [off: ReadonlySet<string>, turn: (keys: readonly string[], on: boolean) => void] {
  const stored = useSyncExternalStore(subscribeOff, storedOff, () => null);
  const off = parseOff(stored);
  function turn(keys: readonly string[], on: boolean) {
    const next = new Set(readOff());
    for (const key of keys) {
      if (on) next.delete(key);
      else next.add(key);
    }
    try {
      localStorage.setItem(STORE, JSON.stringify([...next]));
    } catch {
      // Storage refused: the key stays on, and the list shows that.
    }
    window.dispatchEvent(new Event(OFF_CHANGED));
  }
  return [off, turn];
}

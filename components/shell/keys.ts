/** A key and what it does, as a page registers it. */
export interface KeyAction {
  /** As on the keyboard: `j`, `Shift+N`, `/`, `?`, `Enter`, `ArrowDown`, `Ctrl+K`; `1–9` for any of these digits. */
  key: string;
  /** What it does, for the key list: "Claim the case". */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** A heading in the key list: "Worklist". */
  group?: string;
  /** Also while someone types in a one-line field: for keys that mean nothing there, such as ↓ and ↑. */
  whileTyping?: boolean;
  /** Whether it would do something now; asked by the command palette, which does not offer what would do nothing. Without it: always. */
  applies?: () => boolean;
}

/** The parts of a keyboard event that decide; a test hands in plain objects. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** Any digit from 1 on, as one entry of the key list. */
export const DIGITS = '1–9';

/** `Ctrl+K` means the command key too, where there is one. */
export function matchesKey(spec: string, press: KeyPress): boolean {
  if (spec === DIGITS) return /^[1-9]$/.test(press.key) && !press.ctrlKey && !press.altKey && !press.metaKey;
  const parts = spec === '+' ? ['+'] : spec.split('+');
  const key = parts.at(-1) ?? '';
  const wants = new Set(parts.slice(0, -1));
  if (wants.has('Ctrl') !== (press.ctrlKey || press.metaKey)) return false;
  if (wants.has('Alt') !== press.altKey) return false;
  const letter = /^[a-z]$/i.test(key);
  // Where "?" or "/" sits differs by keyboard: for them only the character counts. Letters ignore Caps Lock.
  if ((letter || key.length > 1) && wants.has('Shift') !== press.shiftKey) return false;
  return letter ? press.key.toLowerCase() === key.toLowerCase() : press.key === key;
}

/** A key that can be pressed by accident, or by speech: one that must be possible to turn off (WCAG 2.1.4). */
export function isSingleKey(spec: string): boolean {
  return spec === DIGITS || (!/^(Ctrl|Alt)\+/.test(spec) && /(^|\+).$/u.test(spec));
}

/** The caps to draw for a key: `Shift+N` → ⇧, N. */
export function keyCaps(spec: string): string[] {
  const caps: Record<string, string> = {
    ArrowDown: '↓',
    ArrowUp: '↑',
    ArrowLeft: '←',
    ArrowRight: '→',
    Shift: '⇧',
    Escape: 'Esc',
    ' ': 'Space',
  };
  return (spec === '+' ? ['+'] : spec.split('+')).map((part) => caps[part] ?? part);
}

/** Keys turned off in this browser, from what was stored; anything unreadable means none. */
export function parseOff(stored: string | null): ReadonlySet<string> {
  if (stored === null) return new Set();
  try {
    const value: unknown = JSON.parse(stored);
    return new Set(Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
  } catch {
    return new Set();
  }
}

export interface KeyRegistry {
  /** Adds a page's keys; call what it returns to take them away. The last added wins where two want the same key. */
  add: (keys: readonly KeyAction[]) => () => void;
  subscribe: (listener: () => void) => () => void;
  /** Every key in force, newest first, one entry per key; the same array until something changes. */
  list: () => readonly KeyAction[];
}

export function createKeyRegistry(): KeyRegistry {
  const sets: (readonly KeyAction[])[] = [];
  const listeners = new Set<() => void>();
  let all: readonly KeyAction[] = [];

  function changed() {
    const seen = new Set<string>();
    all = sets
      .toReversed()
      .flat()
      .filter(({ key }) => !seen.has(key) && seen.add(key));
    for (const listener of listeners) listener();
  }

  return {
    add(keys) {
      sets.push(keys);
      changed();
      return () => {
        sets.splice(sets.indexOf(keys), 1);
        changed();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    list: () => all,
  };
}

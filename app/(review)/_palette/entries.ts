import { DIGITS, type KeyAction, keyCaps } from '@/components/shell/keys';
import { fold } from '@/lib/cases/fold.ts';
import type { Policy } from '@/lib/criteria/policy.ts';

/** One thing that the palette can do. */
export interface Entry {
  /** Unlike any other entry's. */
  id: string;
  group: string;
  label: string;
  /** Quieter, after the label: "MCP-160 · 2025-08-13". */
  detail?: string;
  /** Its keys, each as caps in order. */
  keys?: readonly (readonly string[])[];
  run: () => void;
}

export interface Place {
  href: string;
  label: string;
}

/**
 * Keys as entries, those that do the same as one. Left out are keys that would do nothing now, the palette's own, and digits, which say
 * nothing without the option they stand for.
 */
export function keyEntries(keys: readonly KeyAction[]): Entry[] {
  const offered = keys.filter(({ key, applies }) => key !== PALETTE_KEY && key !== DIGITS && (applies?.() ?? true));
  const entries = new Map<string, Entry>();
  for (const action of offered) {
    const group = action.group ?? 'This page';
    const id = `key ${group} ${action.label}`;
    const same = entries.get(id);
    const caps = keyCaps(action.key);
    if (same) same.keys = [...(same.keys ?? []), caps];
    else entries.set(id, { id, group, label: action.label, keys: [caps], run: () => action.run(pressOf(action.key)) });
  }
  return [...entries.values()];
}

export const PALETTE_KEY = 'Ctrl+K';

/** The press that a key's action expects, made up: it was chosen by name. */
const pressOf = (key: string) => new KeyboardEvent('keydown', { key: key.split('+').at(-1) ?? key, cancelable: true });

export function placeEntries(group: string, places: readonly Place[], go: (href: string) => void): Entry[] {
  return places.map(({ href, label }) => ({ id: `place ${href}`, group, label, run: () => go(href) }));
}

/** Every version of every policy. */
export function policyEntries(policies: readonly Policy[], go: (href: string) => void): Entry[] {
  return policies.flatMap(({ id, title, documentNumber, versions }) =>
    versions.map(({ version }) => ({
      id: `policy ${id} ${version}`,
      group: 'Policies',
      label: title,
      detail: `${documentNumber} · ${version}`,
      run: () => go(`/policies/${encodeURIComponent(id)}/${encodeURIComponent(version)}`),
    })),
  );
}

/** Entries that hold every word of the query somewhere in their words, whatever its case or accents; all of them for no query. */
export function matching(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = fold(query).split(' ').filter(Boolean);
  return entries.filter(({ label, detail, group }) => {
    const said = fold([label, detail, group].join(' '));
    return words.every((word) => said.includes(word));
  });
}

/** Groups in the order of their first entry. */
export function grouped(entries: readonly Entry[]): [group: string, entries: Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups];
}

/** "3 results". */
export function countWords(count: number): string {
  return count === 0 ? 'Nothing found' : `${count} ${count === 1 ? 'result' : 'results'}`;
}

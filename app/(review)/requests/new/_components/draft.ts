import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { emptyAddress, emptyDiagnosis, emptyIntake, emptyLine, emptyRepresentative } from './empty-intake';

/**
 * What is typed, kept until it is received. In sessionStorage, not localStorage: a draft holds a member's data, workstations are
 * shared, and so it lives in this tab only and goes with it. Signing out empties it (components/shell/SignOut), and a draft of
 * someone else is removed at sight. A reload, a lost session and a failed submit leave it in place.
 */

const PREFIX = 'criterion.intake.';
/** Rises when the form's shape changes, so that an old draft is dropped rather than half read. */
const SHAPE = 1;

export type Draft = { savedAt: string; values: IntakeInput };
/** What of `Storage` is used; a test hands in a map. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The tab's storage, or null where the browser refuses it. */
export function draftStore(): DraftStore | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

export function saveDraft(store: DraftStore, userId: string, values: IntakeInput, savedAt: string): boolean {
  try {
    store.setItem(PREFIX + userId, JSON.stringify({ shape: SHAPE, savedAt, values }));
    return true;
  } catch {
    // Storage full or refused: the form goes on without a draft, and says so.
    return false;
  }
}

export function removeDraft(store: DraftStore, userId: string): void {
  store.removeItem(PREFIX + userId);
}

/** The user's draft, if there is one that can be read. Drafts of other users are removed. */
export function readDraft(store: DraftStore, userId: string): Draft | null {
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i));
  for (const key of keys) if (key?.startsWith(PREFIX) && key !== PREFIX + userId) store.removeItem(key);
  const text = store.getItem(PREFIX + userId);
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    if (!isObject(stored) || stored.shape !== SHAPE || typeof stored.savedAt !== 'string') return null;
    return { savedAt: stored.savedAt, values: restore(stored.values) };
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Stored values laid over an empty form: what is not of the form's shape is left out, and the schema checks the rest on submit. */
export function restore(stored: unknown): IntakeInput {
  const empty = emptyIntake('');
  if (!isObject(stored)) return empty;
  return {
    ...overlay(empty, stored),
    member: memberOf(empty.member, stored.member),
    representative: isObject(stored.representative) ? overlay(emptyRepresentative(), stored.representative) : null,
    lines: list(stored.lines, emptyLine),
    diagnoses: list(stored.diagnoses, emptyDiagnosis),
  };
}

/** A confidential address is there only where it was asked for. */
function memberOf(empty: IntakeInput['member'], stored: unknown): IntakeInput['member'] {
  const chosen = isObject(stored) && isObject(stored.confidentialAddress) ? overlay(emptyAddress(), stored.confidentialAddress) : null;
  return { ...overlay(empty, stored), confidentialAddress: chosen };
}

const list = <T extends object>(stored: unknown, empty: () => T): T[] =>
  (Array.isArray(stored) ? stored : []).map((item) => overlay(empty(), item));

function overlay<T extends object>(empty: T, stored: unknown): T {
  if (!isObject(stored)) return empty;
  const entries = Object.entries(empty).map(([key, value]: [string, unknown]) => [key, pick(value, stored[key])]);
  return Object.fromEntries(entries); // the keys of `empty`, each with a value of its own kind
}

function pick(empty: unknown, stored: unknown): unknown {
  if (isObject(empty)) return overlay(empty, stored);
  return typeof empty === 'string' && typeof stored === 'string' ? stored : empty;
}

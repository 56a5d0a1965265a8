import type { Snapshot } from '../cases/snapshot.ts';
import type { Viewer } from '../data/access.ts';
import { type LetterRecord, snapshotText } from '../data/cases.ts';
import type { Recipient } from '../letters/letter.ts';
import { type OwedLetter, owedLetter } from '../letters/owed.ts';
import { owedRecipients } from './authorize.ts';
import { type LoadedCase, loadCase } from './load-case.ts';

export type OwedLetterView = OwedLetter & {
  recipient: Recipient;
  addressee: string;
  /** The one that counts: a voided letter leaves its notice owed. */
  issued: LetterRecord | null;
};

/** The frozen snapshot behind the case's decision, or null before there is one. It was written, and is hashed, where the case was decided. */
export async function loadSnapshot(loaded: LoadedCase): Promise<Snapshot | null> {
  const { decision } = loaded.case;
  return decision ? (JSON.parse(await snapshotText(decision.snapshotId)) as Snapshot) : null;
}

export function addresseeOf(snapshot: Snapshot, recipient: Recipient): string {
  if (recipient === 'member') return snapshot.member.name;
  return recipient === 'practitioner' ? snapshot.requestingPractitioner.name : (snapshot.representative?.name ?? '');
}

/**
 * The letters that the decision owes, from the snapshot: what each says, what stands against its issue, and whether it is out.
 * @throws AppError `not-found`
 */
export async function loadLetters(
  viewer: Viewer,
  number: string,
): Promise<LoadedCase & { snapshot: Snapshot | null; owed: OwedLetterView[] }> {
  const loaded = await loadCase(viewer, number);
  const snapshot = await loadSnapshot(loaded);
  const owed = snapshot ? owedRecipients(loaded.case).map((recipient) => view(loaded, snapshot, recipient)) : [];
  return { ...loaded, snapshot, owed };
}

function view(loaded: LoadedCase, snapshot: Snapshot, recipient: Recipient): OwedLetterView {
  return {
    ...owedLetter(snapshot, recipient),
    recipient,
    addressee: addresseeOf(snapshot, recipient),
    issued: loaded.case.letters.find((l) => l.recipient === recipient && l.voided === null) ?? null,
  };
}

import { randomUUID } from 'node:crypto';
import { reauthenticate } from '../auth/reauthenticate.ts';
import { type Credential, licenseStates, usableCredential } from '../cases/credential.ts';
import { type SignedKind, type Signer, type Signing, type SigningRefusal, settled, signingRefusals } from '../cases/signing.ts';
import { signingCase } from '../cases/signing-case.ts';
import type { DirectorsSignature, Snapshot } from '../cases/snapshot.ts';
import { dayIn } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { findAppeal } from '../data/appeals.ts';
import { canonical, eventBody, sha256 } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { invalid } from '../errors.ts';
import { asksLicenseStates } from '../letters/content/overlay.ts';
import { authorize } from './authorize.ts';
import { requireLetters } from './decision-letters.ts';
import { dutiesOf } from './duties-of.ts';
import { freezeCase } from './freeze-case.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { signerOf } from './load-signing.ts';
import { refusal } from './words.ts';

export type SignCommand = {
  number: string;
  /** The case's version that the director saw. */
  version: number;
  signing: Signing;
  password: string;
};

/** What signing is in the transition table, by its kind. */
const SIGN_ACTION = { approved: 'sign-approve', 'approved-in-part': 'sign-approve-in-part', denied: 'sign-deny' } as const;

/** What the signature says, above the name. */
export const SIGNED_MEANING: Readonly<Record<SignedKind, string>> = {
  approved: 'I am a physician. I reviewed this request and its record, and I approve every line.',
  'approved-in-part': 'I am a physician. I reviewed this request and its record; I approve the lines named so and deny the others.',
  denied: 'I am a physician. I reviewed this request and its record, and I deny every line.',
};

/**
 * Decides the case under a medical director's signature: snapshot, decision, readings and event in one transaction, bound to the snapshot's
 * hash. The evaluation and every gate are asked again of the case as read here, and the write holds only if it is still at that version.
 * @returns the authorization number; null where nothing is approved
 * @throws AppError `not-found`, `forbidden`; `conflict` (not the director who took it, who prepared it, a case that moved on); `invalid` with
 *   a message per field of `signingRefusals`, or `password`; `conflict` with `letters.RECIPIENT.N` where a letter could never be issued
 */
export async function signDecision(acting: Acting, command: SignCommand): Promise<{ authorizationNumber: string | null }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const signing = settled(command.signing);
  authorize(acting, loaded, SIGN_ACTION[signing.kind]);
  if (c.version !== command.version) throw refusal('stale', c, 'sign');
  const credential = await gate(acting, loaded, signing);
  await reauthenticate(acting.viewer.id, command.password);
  const appeal = await findAppeal(c);
  const authorizationNumber =
    signing.kind === 'denied' ? null : await writes.nextNumber('AUTH', dayIn(acting.at, c.plan.timeZone).slice(2, 4));
  const signature = signatureOf(acting, loaded, signing, await signerOf(acting, loaded), credential);
  const frozen = freezeCase(acting, loaded, { kind: signing.kind, rationale: signing.rationale, authorizationNumber, signature, appeal });
  requireLetters(frozen, c, 'Nothing was signed.');
  const word = await write(acting, loaded, frozen, signature);
  if (word !== 'ok') throw refusal(word, c, 'sign a decision');
  return { authorizationNumber };
}

/** What is frozen of the signature; with every state of the signer's licenses where an overlay of the plan wants letters to name them. */
export function signatureOf(
  acting: Acting,
  { case: c }: LoadedCase,
  signing: Signing,
  { credentials, day }: Signer,
  credential: Credential,
): DirectorsSignature {
  const named = (c.plan.settings.clocks.overlays ?? []).some(({ letterContent }) => asksLicenseStates(letterContent));
  const meaning = SIGNED_MEANING[signing.kind];
  return {
    signing,
    credential,
    meaning,
    reauthenticatedAt: acting.at,
    ...(named ? { licenseStates: licenseStates(credentials, day) } : {}),
  };
}

/** The license that carries the signature, once nothing stands in its way. */
async function gate(acting: Acting, loaded: LoadedCase, signing: Signing): Promise<Credential> {
  const signer = await signerOf(acting, loaded);
  const refusals = signingRefusals(signingCase(loaded.case, loaded.evaluation, acting.at), signer, signing);
  const usable = usableCredential(signer, signing.kind !== 'approved');
  if (refusals.length > 0 || !usable.ok) throw notSigned(refusals);
  return usable.credential;
}

function notSigned(refusals: readonly SigningRefusal[]) {
  const fields: Record<string, string> = {};
  for (const { field, message } of refusals) fields[field] ??= message;
  return invalid(`${refusals[0]?.message ?? 'Something is missing'}. Nothing was signed.`, fields);
}

function write(acting: Acting, loaded: LoadedCase, frozen: Snapshot, signature: DirectorsSignature): Promise<writes.Word> {
  const { case: c } = loaded;
  const text = canonical(frozen);
  const snapshot = { id: randomUUID(), canonical: text, sha256: sha256(text), taken_at: acting.at };
  const decision = decisionRow(acting, frozen, signature);
  const readings = signature.signing.readings.map((reading) => ({ id: randomUUID(), ...reading }));
  // A plain JSON copy: interfaces have no index signature, which Prisma's JSON type asks for.
  const row: writes.SignedDecision['decision'] = JSON.parse(JSON.stringify(decision));
  const signed = { actor: acting.viewer.id, version: c.version, snapshot, decision: row, readings };
  return writes.signDecision(c.id, signed, signedEvent(acting, loaded, decision, snapshot.sha256));
}

function decisionRow(acting: Acting, frozen: Snapshot, { signing, credential, meaning, reauthenticatedAt }: DirectorsSignature) {
  const { name, title } = acting.viewer;
  return {
    id: randomUUID(),
    kind: signing.kind,
    lines: frozen.lines.map(({ number, code, result }) => ({ number, code, result })),
    basis: signing.basis ?? 'physician-approval',
    rationale: signing.rationale,
    reason: signing.reason,
    criteria: [...signing.criteria],
    signing,
    credential,
    reauthenticated_at: reauthenticatedAt,
    authorization_number: frozen.authorizationNumber,
    valid_from: frozen.validFrom,
    valid_to: frozen.validTo,
    signer_id: acting.viewer.id,
    signer_name: title ? `${name}, ${title}` : name,
    signer_role: 'medical-director',
    meaning,
    decided_at: acting.at,
  };
}

function signedEvent(acting: Acting, { case: c, evaluation }: LoadedCase, d: ReturnType<typeof decisionRow>, snapshot: string): string {
  return eventBody(acting, c.plan.id, {
    type: 'decision-signed',
    payload: {
      decision: d.id,
      kind: d.kind,
      basis: d.basis,
      authorization: d.authorization_number,
      snapshot,
      policy: evaluation.policy,
      policyVersion: evaluation.version,
      lines: d.lines,
      criteria: d.criteria,
      readings: d.signing.readings.map(({ leaf, result }) => ({ leaf, result })),
      credential: `${d.credential.licenseNumber} (${d.credential.state})`,
      reauthenticatedAt: d.reauthenticated_at,
      ...dutiesOf(acting, c, d.kind),
    },
  });
}

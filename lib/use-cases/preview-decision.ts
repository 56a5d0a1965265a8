import { type Credential, usableCredential } from '../cases/credential.ts';
import { type Signing, settled } from '../cases/signing.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { dayIn } from '../cases/time.ts';
import { type Acting, can } from '../data/access.ts';
import { findAppeal } from '../data/appeals.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, forbidden } from '../errors.ts';
import { type DecisionLetter, decisionLetters } from './decision-letters.ts';
import { freezeCase } from './freeze-case.ts';
import { loadCase } from './load-case.ts';
import { signerOf } from './load-signing.ts';
import { signatureOf } from './sign-decision.ts';

export type { DecisionLetter } from './decision-letters.ts';

/** Whoever has no license on file sees letters without one, and the lint says so. */
const NO_CREDENTIAL: Credential = {
  ...{ id: '', licenseNumber: '', state: '', specialty: '', boardStatus: '', npi: '', validFrom: '', expiresOn: '', restrictions: '' },
};

/**
 * The letters of a decision that a medical director is writing, as they would be if it were signed now: one entry for each recipient. Nothing is
 * written, and no authorization number is given out: the letters show `AUTH-YY-000000`.
 * @throws AppError `not-found`, `forbidden`, `conflict` (not the director who took the case)
 */
export async function previewDecision(acting: Acting, command: DraftCommand): Promise<DecisionLetter[]> {
  const { frozen, c } = await freezeDraft(acting, command);
  return decisionLetters(frozen, c);
}

export type DraftCommand = { number: string; signing: Signing };

/** The decision as it is being written, as it would be frozen now. @throws AppError as `previewDecision` */
export async function freezeDraft(acting: Acting, { number, signing: draft }: DraftCommand): Promise<{ frozen: Snapshot; c: CaseRecord }> {
  const loaded = await loadCase(acting.viewer, number);
  const { case: c } = loaded;
  const signing = settled(draft);
  if (!can(acting.viewer, 'case:sign', c.plan.id)) throw forbidden(`Only a medical director of ${c.plan.name} decides here.`);
  // Whether she may sign what she reads here is asked when she signs.
  if (c.status !== 'director-review' || c.director?.id !== acting.viewer.id)
    throw conflict(`Case ${number} is not yours to decide any more. Reload to see who has it.`);
  const [signer, appeal] = await Promise.all([signerOf(acting, loaded), findAppeal(c)]);
  const usable = usableCredential(signer, signing.kind !== 'approved');
  const credential = usable.ok ? usable.credential : (signer.credentials[0] ?? NO_CREDENTIAL);
  const authorizationNumber = signing.kind === 'denied' ? null : `AUTH-${dayIn(acting.at, c.plan.timeZone).slice(2, 4)}-000000`;
  const signature = signatureOf(acting, loaded, signing, signer, credential);
  const frozen = freezeCase(acting, loaded, { kind: signing.kind, rationale: signing.rationale, authorizationNumber, signature, appeal });
  return { frozen, c };
}

import { signerStates } from '../cases/credential.ts';
import { type Signer, type SigningCase, type SigningDraft, unclearLeaves } from '../cases/signing.ts';
import { signingCase } from '../cases/signing-case.ts';
import { dayIn } from '../cases/time.ts';
import type { Finding } from '../criteria/finding.ts';
import { type Acting, can, type Viewer } from '../data/access.ts';
import { findCredentials } from '../data/credentials.ts';
import { findDraft } from '../data/drafts.ts';
import { findReadings, type ReadingRecord } from '../data/readings.ts';
import { forbidden } from '../errors.ts';
import { type LoadedCase, loadCase } from './load-case.ts';

export type { ReadingRecord } from '../data/readings.ts';

/** A clause whose words do not decide, with how it was read before in this plan and policy version. */
export type UnclearLeaf = {
  finding: Finding;
  earlier: {
    count: number;
    /** Null until the viewer's saved draft holds a reading of their own; then newest first. */
    readings: ReadingRecord[] | null;
  };
};

/** Everything that the sign-off screen shows. `signingCase` and `signer` are what `signingRefusals` asks, on the screen and when it is signed. */
export type LoadedSigning = LoadedCase & {
  signingCase: SigningCase;
  signer: Signer;
  /** What the viewer wrote so far; null before the first save. */
  draft: SigningDraft | null;
  /** ISO 8601 UTC; null before the first save. */
  savedAt: string | null;
  unclear: UnclearLeaf[];
};

/**
 * A case as a medical director decides it.
 * @throws AppError `not-found`; `forbidden` for who is no medical director of the plan
 */
export async function loadSigning(viewer: Viewer, number: string, at: string = new Date().toISOString()): Promise<LoadedSigning> {
  const loaded = await loadCase(viewer, number);
  const { case: c, evaluation } = loaded;
  if (!can(viewer, 'case:sign', c.plan.id)) throw forbidden(`Only a medical director of ${c.plan.name} decides here.`);
  const [signer, saved] = await Promise.all([signerOf({ viewer, at }, loaded), findDraft(c.id, viewer.id)]);
  return {
    ...loaded,
    signingCase: signingCase(c, evaluation, at),
    signer,
    draft: saved?.draft ?? null,
    savedAt: saved?.savedAt ?? null,
    unclear: await unclearOf(loaded, saved?.draft ?? null),
  };
}

/** Who signs, with the licenses on file and what the plan asks of them on its day. */
export async function signerOf({ viewer, at }: Acting, { case: c }: LoadedCase): Promise<Signer> {
  return { credentials: await findCredentials(viewer.id), day: dayIn(at, c.plan.timeZone), states: signerStates(c.plan) };
}

async function unclearOf({ case: c, evaluation }: LoadedCase, draft: SigningDraft | null): Promise<UnclearLeaf[]> {
  const unclear = unclearLeaves(evaluation);
  const { policy, version } = evaluation;
  if (unclear.length === 0 || policy === null || version === null) return [];
  const clause = { planId: c.plan.id, policyId: policy, policyVersion: version };
  const earlier = await findReadings(
    clause,
    unclear.map(({ id }) => id),
  );
  return unclear.map((finding) => {
    const readings = earlier.get(finding.id) ?? [];
    const own = draft?.readings.some(({ leaf, text }) => leaf === finding.id && text.trim() !== '') ?? false;
    return { finding, earlier: { count: readings.length, readings: own ? readings : null } };
  });
}

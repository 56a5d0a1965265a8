// Cases before a medical director, each lived through the use cases that people call, and directors who may sign.
import { randomUUID } from 'node:crypto';
import { hashPassword } from '../lib/auth/auth.ts';
import type { Credential } from '../lib/cases/credential.ts';
import { BLANK_DRAFT, type Signing } from '../lib/cases/signing.ts';
import { changeChoices } from '../lib/criteria/documentable.ts';
import type { FactKey, FactValue } from '../lib/criteria/facts.ts';
import { EVERYTHING_MET } from '../lib/criteria/testing.ts';
import type { Viewer } from '../lib/data/access.ts';
import { db } from '../lib/data/db.ts';
import type { IntakeCommand } from '../lib/forms/intake-schema.ts';
import { loadCase } from '../lib/use-cases/load-case.ts';
import { recordContact } from '../lib/use-cases/record-contact.ts';
import { type SignCommand, signDecision } from '../lib/use-cases/sign-decision.ts';
import { takeCase } from '../lib/use-cases/take-case.ts';
import { asked, createCase, escalate, save } from './cases.ts';
import { acting, createUser } from './factories.ts';

export const PASSWORD = 'correct horse battery staple';
let hash: Promise<string> | null = null;

/** An Ohio license that is valid on the day on which the tests' people act. */
export const makeCredential = (over: Partial<Credential> = {}): Credential => ({
  id: randomUUID(),
  licenseNumber: '35.118842',
  state: 'OH',
  specialty: 'Pain medicine',
  boardStatus: 'Board certified',
  npi: '1999999984',
  validFrom: '2020-07-01',
  expiresOn: '2027-06-30',
  restrictions: '',
  ...over,
});

/** A medical director whose password is `PASSWORD`, with these licenses on file. */
export async function createDirector(
  planIds: readonly string[] = ['molina-medicaid'],
  credentials: readonly Credential[] = [makeCredential()],
  over: Partial<Viewer> = {},
): Promise<Viewer> {
  const director = await createUser('medical-director', planIds, over);
  hash ??= hashPassword(PASSWORD);
  await db().account.updateMany({ where: { userId: director.id }, data: { password: await hash } });
  for (const { validFrom, expiresOn, ...credential } of credentials) {
    const days = { validFrom: new Date(validFrom), expiresOn: new Date(expiresOn) };
    await db().credential.create({ data: { ...credential, ...days, userId: director.id } });
  }
  return director;
}

export type Answers = Partial<Record<FactKey, FactValue | null>>;

/** 2.c.iv of the Molina policy does not decide. */
export const UNCLEAR: Answers = { conservativeTherapy: 'intolerable-side-effects' };
/** One clause of the Molina policy is not met. */
export const NOT_MET: Answers = { painNrs: 5 };

/** A pump for pain that is not from cancer, everything met but what is said otherwise (null: left open), escalated. @returns its number */
export async function createEscalated(nurse: Viewer, answers: Answers = UNCLEAR, over: Partial<IntakeCommand> = {}): Promise<string> {
  const number = await createAnswered(nurse, answers, over);
  await escalate(nurse, number);
  return number;
}

export async function createAnswered(nurse: Viewer, answers: Answers, over: Partial<IntakeCommand> = {}): Promise<string> {
  const number = await createCase('claimed', nurse, over);
  await save(nurse, number, 'indication', 'non-cancer-pain');
  for (const fact of await asked(nurse, number)) {
    const value = fact in answers ? answers[fact] : EVERYTHING_MET[fact];
    if (value !== null && value !== undefined) await save(nurse, number, fact, value);
  }
  return number;
}

export function offerPeerToPeer(viewer: Viewer, number: string, at?: string): Promise<void> {
  const { at: happenedAt } = acting(viewer, at);
  const contact = { kind: 'peer-to-peer', outcome: 'offered', person: 'Ruth Adeyemi, MD', means: 'telephone', text: '' } as const;
  return recordContact(acting(viewer, at), { number, contactId: randomUUID(), happenedAt, ...contact });
}

/** Taken by the director, with a peer-to-peer offer on record. */
export async function createTaken(
  nurse: Viewer,
  director: Viewer,
  answers: Answers = UNCLEAR,
  over: Partial<IntakeCommand> = {},
): Promise<string> {
  const number = await createEscalated(nurse, answers, over);
  await takeCase(acting(director), number);
  await offerPeerToPeer(director, number);
  return number;
}

/** A whole signing of the kind, with all that this one needs of a Molina case; the first line alone is approved in part. */
export function makeSigning(kind: Signing['kind'], over: Partial<Signing> = {}): Signing {
  const lines = [1, 2].map((number) => ({ number, approved: kind === 'approved' || (kind === 'approved-in-part' && number === 1) }));
  const adverse = kind !== 'approved';
  return {
    ...BLANK_DRAFT,
    kind,
    lines,
    basis: adverse ? 'criteria' : null,
    rationale: 'Fourteen months of supervised therapy, stopped because of documented falls.',
    reason: adverse ? 'Your plan asks for six months of other care first. Your records do not show it.' : '',
    attested: { specialtyFits: true, noConflict: true, recordsReviewed: true },
    ...over,
  };
}

export const readingOf = (leaf: string, result: 'met' | 'not-met') => ({
  leaf,
  result,
  text: `Read as ${result} in the sense of the clause.`,
});

/** Signs the case as it stands. */
export async function sign(
  director: Viewer,
  number: string,
  signing: Signing,
  over: Partial<SignCommand> = {},
  at?: string,
): Promise<{ authorizationNumber: string | null }> {
  const { case: c, evaluation } = await loadCase(director, number);
  const wouldChange = signing.basis === 'criteria' ? changeChoices(evaluation, signing.criteria) : [];
  const whole = { ...signing, wouldChange: signing.wouldChange?.length ? signing.wouldChange : wouldChange };
  return signDecision(acting(director, at), { number, version: c.version, signing: whole, password: PASSWORD, ...over });
}

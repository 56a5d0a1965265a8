import type { LineOfBusiness } from '../criteria/case-input.ts';
import { ageOn } from '../criteria/dates.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import { type FactKey, type FactValue, isFactKey } from '../criteria/facts.ts';
import type { SigningCase } from './signature.ts';
import { isAfter, readInstant } from './time.ts';

/** What of a stored case signing reads. Instants are ISO 8601 UTC, days `YYYY-MM-DD`. */
export interface SignedCase {
  readonly lines: readonly { readonly number: number }[];
  readonly lineOfBusiness: LineOfBusiness;
  readonly dateOfService: string;
  readonly member: { readonly dateOfBirth: string };
  readonly answers: readonly { readonly fact: FactKey; readonly value: FactValue | null }[];
  readonly informationRequests: readonly {
    readonly dueAt: string;
    readonly completedAt: string | null;
    readonly items: readonly { readonly fact: string; readonly receivedAt: string | null }[];
  }[];
  readonly contacts: readonly { readonly kind: string }[];
}

/** The case in the form that the gates of signing ask for, at an instant. */
export function signingCase(c: SignedCase, evaluation: Evaluation, at: string): SigningCase {
  const now = readInstant(at);
  const answered = new Map(c.answers.map(({ fact, value }) => [fact, value]));
  const asksExternal = evaluation.findings.some(({ facts }) => 'externalCriteria' in facts);
  const external = answered.get('externalCriteria') ?? null;
  const isOpen = (item: SignedCase['informationRequests'][number]['items'][number]) =>
    item.receivedAt === null && (!isFactKey(item.fact) || (answered.get(item.fact) ?? null) === null);
  return {
    lines: c.lines.map(({ number }) => ({ number })),
    evaluation,
    lineOfBusiness: c.lineOfBusiness,
    age: ageOn(c.member.dateOfBirth, c.dateOfService),
    externalCriteria: asksExternal && external !== null ? String(external) : null,
    informationLapsed: c.informationRequests.some(
      (r) => r.completedAt === null && isAfter(now, readInstant(r.dueAt)) && r.items.some(isOpen),
    ),
    attempts: c.contacts.filter(({ kind }) => kind === 'contact').length,
    peerToPeer: c.contacts.filter(({ kind }) => kind === 'peer-to-peer').length,
  };
}
